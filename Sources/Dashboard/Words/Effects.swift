import Detection
import Domain

extension Anomaly.Kind {
    /// What follows if the alert is right: why somebody should care.
    var effect: Bilingual {
        switch self {
        case .volumeSpike, .volumeDrift:
            Bilingual(
                fr: "La plateforme en sait plus que ce que son usage demande; ce qui est parti ne se reprend pas.",
                en: "The platform knows more than its use requires; what has left cannot be taken back."
            )
        case .volumeDrop, .flowSilent:
            Bilingual(
                fr: "Des commandes, des prix ou des stocks ne sont peut-être plus à jour chez le destinataire.",
                en: "Orders, prices or stock may be out of date at the receiver."
            )
        case .sensitivitySpike, .sensitivityShift, .noveltyCategory, .noveltyField:
            Bilingual(
                fr:
                    "Joint à ce qui a déjà été envoyé, cela peut permettre de déduire des coûts, des marges ou des personnes.",
                en: "Joined with what was sent before, it may let costs, margins or people be inferred."
            )
        case .exposureSubjects:
            Bilingual(
                fr:
                    "Des renseignements personnels en nombre sont chez un tiers\u{A0}: une évaluation peut être requise.",
                en: "Personal information about many people is with a third party: an assessment may be required."
            )
        case .noveltyPlatform, .noveltyHost, .noveltyJurisdiction:
            Bilingual(
                fr: "Des données vont là où personne ne les a autorisées; d’autres lois peuvent s’y appliquer.",
                en: "Data goes where nobody approved it; other laws may apply there."
            )
        case .noveltyDocumentType, .noveltyTime:
            Bilingual(
                fr: "L’intégration fait autre chose que ce qui en était connu.",
                en: "The integration does something other than what was known of it."
            )
        case .policyViolation:
            Bilingual(
                fr: "Une règle de l’organisation n’est pas respectée; il faudra pouvoir dire ce qui a été fait.",
                en: "A rule of the organization is broken; you will have to say what was done about it."
            )
        case .integrityDuplicates, .integrityMalformed:
            Bilingual(
                fr: "Le destinataire peut traiter deux fois, ou pas du tout, ce qu’il reçoit.",
                en: "The receiver may process twice, or not at all, what it gets."
            )
        case .fluidityErrors, .fluidityLatency:
            Bilingual(
                fr: "Les échanges prennent du retard; ce qui en dépend aussi.",
                en: "Exchanges are late, and so is what depends on them."
            )
        }
    }
}
