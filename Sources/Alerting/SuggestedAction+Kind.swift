import Detection

extension SuggestedAction {
    /// The first thing that a person could do about each kind.
    init(for kind: Anomaly.Kind) {
        switch kind {
        case .volumeSpike:
            self.init(
                code: "check_integration",
                fr: "Vérifier avec le responsable de l’intégration si cet envoi est voulu, sinon l’arrêter.",
                en: "Ask the owner of the integration whether this transfer is intended; stop it if it is not."
            )
        case .volumeDrift:
            self.init(
                code: "confirm_growth",
                fr: "Confirmer avec le responsable de l’intégration que cette hausse durable est voulue.",
                en: "Confirm with the owner of the integration that this lasting rise is intended."
            )
        case .sensitivitySpike:
            self.init(
                code: "review_field",
                fr:
                    "Vérifier quels champs sensibles ont été ajoutés et retirer ceux dont la plateforme n’a pas besoin.",
                en: "Check which sensitive fields were added and remove those that the platform does not need."
            )
        case .volumeDrop, .flowSilent:
            self.init(
                code: "check_sender",
                fr: "Vérifier que le système émetteur et ses tâches planifiées fonctionnent.",
                en: "Check that the sending system and its scheduled jobs are running."
            )
        case .noveltyPlatform, .noveltyHost, .noveltyJurisdiction:
            self.init(
                code: "confirm_platform",
                fr: "Confirmer que cette destination est autorisée, ou bloquer l’envoi.",
                en: "Confirm that this destination is approved, or block the transfer."
            )
        case .noveltyDocumentType:
            self.init(
                code: "confirm_change",
                fr: "Confirmer que ce nouveau type de document est un changement voulu.",
                en: "Confirm that this new document type is an intended change."
            )
        case .noveltyCategory:
            self.init(
                code: "review_field",
                fr: "Vérifier si la plateforme a besoin de ces données, sinon les retirer du document.",
                en: "Check whether the platform needs this data; remove it from the document if it does not."
            )
        }
    }
}
