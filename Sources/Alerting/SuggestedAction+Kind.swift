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
        case .noveltyCategory, .noveltyField, .sensitivityShift, .exposureSubjects, .noveltyTime, .policyViolation,
            .integrityDuplicates, .integrityMalformed, .fluidityErrors, .fluidityLatency:
            self.init(ofWatch: kind)
        }
    }

    /// About what is not volume.
    private init(ofWatch kind: Anomaly.Kind) {
        switch kind {
        case .exposureSubjects:
            self.init(
                code: "check_export",
                fr: "Vérifier si cet envoi massif de renseignements personnels est voulu, sinon l’arrêter.",
                en: "Check whether so many people’s data is meant to be sent; stop the transfer if it is not."
            )
        case .noveltyTime:
            self.init(
                code: "check_schedule",
                fr: "Vérifier qui a lancé cet envoi en dehors des heures habituelles.",
                en: "Find out who started this transfer outside the usual hours."
            )
        case .policyViolation:
            self.init(
                code: "apply_policy",
                fr: "Arrêter l’envoi de ces données ou régulariser l’entente avec la plateforme.",
                en: "Stop sending this data, or put the agreement with the platform in order."
            )
        case .integrityDuplicates:
            self.init(
                code: "check_repeats",
                fr: "Vérifier pourquoi le système émetteur envoie plusieurs fois le même contenu.",
                en: "Find out why the sending system sends the same content again and again."
            )
        case .integrityMalformed:
            self.init(
                code: "check_format",
                fr: "Vérifier le format des documents produits par le système émetteur.",
                en: "Check the format of the documents that the sending system produces."
            )
        case .fluidityErrors:
            self.init(
                code: "check_refusals",
                fr: "Lire les réponses de la plateforme\u{A0}: accès, quotas et format des documents.",
                en: "Read the platform’s answers: access, quotas and the format of the documents."
            )
        case .fluidityLatency:
            self.init(
                code: "check_delay",
                fr: "Vérifier l’état de la plateforme et du réseau.",
                en: "Check the state of the platform and of the network."
            )
        default:
            self.init(
                code: "review_field",
                fr: "Vérifier si la plateforme a besoin de ces données, sinon les retirer du document.",
                en: "Check whether the platform needs this data; remove it from the document if it does not."
            )
        }
    }
}
