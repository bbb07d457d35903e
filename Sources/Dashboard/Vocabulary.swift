import Alerting
import Detection
import Domain

extension Severity {
    var label: Bilingual {
        switch self {
        case .low: Bilingual(fr: "Faible", en: "Low")
        case .medium: Bilingual(fr: "Moyenne", en: "Medium")
        case .high: Bilingual(fr: "Élevée", en: "High")
        case .critical: Bilingual(fr: "Critique", en: "Critical")
        }
    }
}

extension AlertState {
    var label: Bilingual {
        switch self {
        case .open: Bilingual(fr: "ouverte", en: "open")
        case .acknowledged: Bilingual(fr: "prise en charge", en: "acknowledged")
        case .snoozed: Bilingual(fr: "en pause", en: "snoozed")
        case .resolved: Bilingual(fr: "résolue", en: "resolved")
        }
    }
}

extension Anomaly.Kind {
    var label: Bilingual {
        switch self {
        case .volumeSpike: Bilingual(fr: "Volume en hausse", en: "Volume up")
        case .volumeDrift: Bilingual(fr: "Volume en hausse lente", en: "Volume drifting up")
        case .volumeDrop: Bilingual(fr: "Volume en baisse", en: "Volume down")
        case .flowSilent: Bilingual(fr: "Flux muet", en: "Silent flow")
        case .sensitivitySpike: Bilingual(fr: "Sensibilité en hausse", en: "Sensitivity up")
        case .noveltyPlatform: Bilingual(fr: "Plateforme nouvelle", en: "New platform")
        case .noveltyHost: Bilingual(fr: "Hôte nouveau", en: "New host")
        case .noveltyJurisdiction: Bilingual(fr: "Juridiction nouvelle", en: "New jurisdiction")
        case .noveltyDocumentType: Bilingual(fr: "Type de document nouveau", en: "New document type")
        case .noveltyCategory: Bilingual(fr: "Catégorie nouvelle", en: "New category")
        case .noveltyField: Bilingual(fr: "Champ nouveau", en: "New field")
        case .noveltyTime: Bilingual(fr: "Heure inhabituelle", en: "Unusual hour")
        case .sensitivityShift: Bilingual(fr: "Part sensible en hausse", en: "Sensitive share up")
        case .exposureSubjects: Bilingual(fr: "Personnes en masse", en: "Mass of people")
        case .policyViolation: Bilingual(fr: "Règle enfreinte", en: "Policy violated")
        case .integrityDuplicates: Bilingual(fr: "Contenus répétés", en: "Repeated contents")
        case .integrityMalformed: Bilingual(fr: "Documents illisibles", en: "Unreadable documents")
        case .fluidityErrors: Bilingual(fr: "Échecs en hausse", en: "Failures up")
        case .fluidityLatency: Bilingual(fr: "Envois lents", en: "Slow transfers")
        }
    }
}
