import Alerting
package import Domain
package import Query

/// What metrics and dimensions are called in pictures.
extension TrendQuery.Metric {
    package var label: Bilingual {
        switch self {
        case .events: Bilingual(fr: "Événements", en: "Events")
        case .bytes: Bilingual(fr: "Volume", en: "Volume")
        case .records: Bilingual(fr: "Enregistrements", en: "Records")
        case .errors: Bilingual(fr: "Échecs", en: "Failures")
        case .sensitiveBytes: Bilingual(fr: "Volume sensible", en: "Sensitive volume")
        case .sensitiveShare: Bilingual(fr: "Part sensible", en: "Sensitive share")
        case .sensitivity: Bilingual(fr: "Sensibilité moyenne", en: "Mean sensitivity")
        case .newFields: Bilingual(fr: "Champs nouveaux", en: "New fields")
        case .alerts: Bilingual(fr: "Alertes", en: "Alerts")
        case .subjects: Bilingual(fr: "Personnes distinctes", en: "Distinct persons")
        case .hhi: Bilingual(fr: "Concentration des plateformes (IHH)", en: "Concentration of platforms (HHI)")
        }
    }
}

extension TrendQuery.Dimension {
    package var label: Bilingual {
        switch self {
        case .platform: Bilingual(fr: "plateforme", en: "platform")
        case .system: Bilingual(fr: "système", en: "system")
        case .source: Bilingual(fr: "source", en: "source")
        case .jurisdiction: Bilingual(fr: "juridiction", en: "jurisdiction")
        case .sensitivity: Bilingual(fr: "niveau", en: "level")
        case .category: Bilingual(fr: "catégorie", en: "category")
        case .documentType: Bilingual(fr: "type de document", en: "document type")
        case .field: Bilingual(fr: "champ", en: "field")
        case .hourOfWeek: Bilingual(fr: "heure de la semaine", en: "hour of the week")
        }
    }

    /// A key of this dimension in words; `nil` where it is a name that somebody gave.
    package func name(of key: String) -> Bilingual? {
        switch self {
        case .jurisdiction: return Places.name(of: key)
        case .sensitivity: return Level(word: key)?.label
        case .category: return Category(word: key)?.label
        case .platform, .system, .source, .documentType, .field, .hourOfWeek: return nil
        }
    }
}

/// Words of pictures that stand by themselves.
enum PictureWords {
    static let other = Bilingual(fr: "Autres", en: "Others")
    static let total = Bilingual(fr: "Total", en: "Total")
    static let expected = Bilingual(fr: "Bande attendue", en: "Expected band")
    static let compared = Bilingual(fr: "Période comparée", en: "Compared period")
    static let nothing = Bilingual(fr: "Rien dans cette période.", en: "Nothing in this period.")
    static let by = Bilingual(fr: " par ", en: " by ")
    static let and = Bilingual(fr: " et ", en: " and ")
    static let flows = Bilingual(fr: "Où vont les données", en: "Where data goes")
    static let flowsDescription = Bilingual(
        fr:
            "Des systèmes aux plateformes et aux juridictions; la largeur suit le volume, la couleur le niveau le plus élevé.",
        en: "From systems to platforms and jurisdictions; width follows volume, colour the highest level."
    )

    static func description(series: Int, from: String, to: String) -> Bilingual {
        Bilingual(
            fr:
                "\(series) \(series < 2 ? "courbe" : "courbes"), du \(from) au \(to). Les nombres sont dans les métadonnées.",
            en: "\(series) \(series == 1 ? "line" : "lines"), \(from) to \(to). The numbers are in the metadata."
        )
    }
}
