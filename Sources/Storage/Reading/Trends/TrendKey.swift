import Domain
import Postgres
import Query

/// What keys are made of, and how they read.
struct TrendKey: Sendable {
    let key: SQL
    /// How people call it, where that is not the key itself.
    var label: SQL?
    /// The same for all rows.
    var isConstant = false

    /// The label of a group of rows with one key; empty where the key is its own.
    var groupLabel: SQL { label.map { "min(\(sql: $0) COLLATE \"C\")" } ?? "''" }

    /// Two keys over a row `r`, its name `n` and its host `h`; constants where a dimension lacks.
    static func pair(_ query: TrendQuery) -> [TrendKey] {
        let found = query.dimensions.map { key($0, query) }
        return Array((found + [none, none]).prefix(2))
    }

    /// What the rows of two keys are grouped by.
    static func grouping(_ keys: [TrendKey], by columns: SQL) -> SQL {
        var grouping = columns
        for (key, name) in zip(keys, ["k1", "k2"] as [SQL]) where !key.isConstant { grouping += ", \(sql: name)" }
        return grouping
    }

    /// Of one collation with the keys that are, so that they can be compared.
    static let none = TrendKey(key: "'' COLLATE \"C\"", isConstant: true)

    private static func key(_ dimension: TrendQuery.Dimension, _ query: TrendQuery) -> TrendKey {
        switch dimension {
        case .platform: TrendKey(key: "n.slug COLLATE \"C\"", label: "n.name")
        case .system: TrendKey(key: "n.system COLLATE \"C\"")
        case .source: TrendKey(key: "n.source COLLATE \"C\"")
        case .documentType: TrendKey(key: "n.doc_type COLLATE \"C\"")
        case .jurisdiction: TrendKey(key: "\(sql: FlowNames.jurisdiction) COLLATE \"C\"")
        case .category: TrendKey(key: "r.category::text COLLATE \"C\"")
        case .sensitivity: TrendKey(key: "v.level COLLATE \"C\"")
        case .field: TrendKey(key: "r.path COLLATE \"C\"")
        case .hourOfWeek: TrendKey(key: hourOfWeek(query.timeZone))
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
            default:
                words.keys.append(key)
                words.labels.append(label.isEmpty ? key : label)
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
