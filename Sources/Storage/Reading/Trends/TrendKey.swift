import Domain
import Postgres
import Query

/// What keys are made of, and how they read.
enum TrendKey {
    /// Two keys with their labels over a row `r`, its name `n`, host `h` and level `v`; constants where a dimension lacks.
    static func expressions(_ query: TrendQuery) -> [(key: SQL, label: SQL)] {
        let found = query.dimensions.map { expression($0, query) }
        return (found + [none, none]).prefix(2).map { ($0.0, $0.1) }
    }

    /// Of one collation with the keys that are, so that they can be compared.
    static let none: (SQL, SQL) = ("'' COLLATE \"C\"", "''")

    private static func expression(_ dimension: TrendQuery.Dimension, _ query: TrendQuery) -> (SQL, SQL) {
        switch dimension {
        case .platform: ("n.slug COLLATE \"C\"", "n.name")
        case .system: ("n.system COLLATE \"C\"", "n.system")
        case .source: ("n.source COLLATE \"C\"", "n.source")
        case .documentType: ("n.doc_type COLLATE \"C\"", "n.doc_type")
        case .jurisdiction: ("\(sql: FlowNames.jurisdiction) COLLATE \"C\"", FlowNames.jurisdiction)
        case .category: ("r.category::text COLLATE \"C\"", "''")
        case .sensitivity: ("v.level COLLATE \"C\"", "v.level")
        case .field: ("r.path COLLATE \"C\"", "r.path")
        case .hourOfWeek: (hourOfWeek(query.timeZone), "''")
        }
    }

    /// From 0 for Monday's first hour, on the clocks of the zone.
    private static func hourOfWeek(_ zone: String) -> SQL {
        """
        ((extract(isodow FROM r.at AT TIME ZONE \(zone))::int - 1) * 24
            + extract(hour FROM r.at AT TIME ZONE \(zone))::int)::text COLLATE "C"
        """
    }

    /// Keys and labels as people get them; the database has categories by number.
    static func words(
        _ keys: (String, String),
        _ labels: (String, String),
        _ dimensions: [TrendQuery.Dimension]
    ) -> (keys: [String], labels: [String]) {
        var words: (keys: [String], labels: [String]) = ([], [])
        for (dimension, (key, label)) in zip(dimensions, [(keys.0, labels.0), (keys.1, labels.1)]) {
            switch dimension {
            case .category:
                let word = UInt8(key).flatMap(Category.init(rawValue:))?.word ?? "category.\(key)"
                words.keys.append(word)
                words.labels.append(word)
            case .hourOfWeek:
                words.keys.append(key)
                words.labels.append(key)
            default:
                words.keys.append(key)
                words.labels.append(label)
            }
        }
        return words
    }

    /// A key as the database has it.
    static func stored(_ word: String, _ dimension: TrendQuery.Dimension) -> String {
        guard dimension == .category else { return word }
        return Category(word: word).map { String($0.rawValue) } ?? word
    }
}
