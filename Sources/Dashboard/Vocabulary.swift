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
        case .resolved: Bilingual(fr: "résolue", en: "resolved")
        }
    }
}

extension Anomaly.Kind {
    var label: Bilingual {
        switch self {
        case .volumeSpike: Bilingual(fr: "Volume en hausse", en: "Volume up")
        case .volumeDrop: Bilingual(fr: "Volume en baisse", en: "Volume down")
        case .flowSilent: Bilingual(fr: "Flux muet", en: "Silent flow")
        case .sensitivitySpike: Bilingual(fr: "Sensibilité en hausse", en: "Sensitivity up")
        case .noveltyPlatform: Bilingual(fr: "Plateforme nouvelle", en: "New platform")
        case .noveltyHost: Bilingual(fr: "Hôte nouveau", en: "New host")
        case .noveltyJurisdiction: Bilingual(fr: "Juridiction nouvelle", en: "New jurisdiction")
        case .noveltyDocumentType: Bilingual(fr: "Type de document nouveau", en: "New document type")
        case .noveltyCategory: Bilingual(fr: "Catégorie nouvelle", en: "New category")
        }
    }
}

/// Names of places for the codes of the registry; a code without an entry is shown as it is.
enum Places {
    static func name(of code: String) -> Bilingual { table[code] ?? Bilingual(fr: code, en: code) }

    private static let table: [String: Bilingual] = [
        Jurisdiction.unknown.rawValue: Catalogue.unknownRegion,
        "AE": Bilingual(fr: "Émirats arabes unis", en: "United Arab Emirates"),
        "AU": Bilingual(fr: "Australie", en: "Australia"),
        "BE": Bilingual(fr: "Belgique", en: "Belgium"),
        "BR": Bilingual(fr: "Brésil", en: "Brazil"),
        "CA": Bilingual(fr: "Canada", en: "Canada"),
        "CH": Bilingual(fr: "Suisse", en: "Switzerland"),
        "CN": Bilingual(fr: "Chine", en: "China"),
        "DE": Bilingual(fr: "Allemagne", en: "Germany"),
        "DK": Bilingual(fr: "Danemark", en: "Denmark"),
        "ES": Bilingual(fr: "Espagne", en: "Spain"),
        "EU": Bilingual(fr: "Union européenne", en: "European Union"),
        "FI": Bilingual(fr: "Finlande", en: "Finland"),
        "FR": Bilingual(fr: "France", en: "France"),
        "GB": Bilingual(fr: "Royaume-Uni", en: "United Kingdom"),
        "HK": Bilingual(fr: "Hong Kong", en: "Hong Kong"),
        "IE": Bilingual(fr: "Irlande", en: "Ireland"),
        "IN": Bilingual(fr: "Inde", en: "India"),
        "IT": Bilingual(fr: "Italie", en: "Italy"),
        "JP": Bilingual(fr: "Japon", en: "Japan"),
        "KR": Bilingual(fr: "Corée du Sud", en: "South Korea"),
        "MX": Bilingual(fr: "Mexique", en: "Mexico"),
        "MY": Bilingual(fr: "Malaisie", en: "Malaysia"),
        "NL": Bilingual(fr: "Pays-Bas", en: "Netherlands"),
        "NO": Bilingual(fr: "Norvège", en: "Norway"),
        "NZ": Bilingual(fr: "Nouvelle-Zélande", en: "New Zealand"),
        "PL": Bilingual(fr: "Pologne", en: "Poland"),
        "RU": Bilingual(fr: "Russie", en: "Russia"),
        "SE": Bilingual(fr: "Suède", en: "Sweden"),
        "SG": Bilingual(fr: "Singapour", en: "Singapore"),
        "TW": Bilingual(fr: "Taïwan", en: "Taiwan"),
        "US": Bilingual(fr: "États-Unis", en: "United States"),
        "VN": Bilingual(fr: "Vietnam", en: "Vietnam"),
    ]
}
