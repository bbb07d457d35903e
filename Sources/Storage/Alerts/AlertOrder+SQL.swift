import Alerting
import Detection
import Domain
import Postgres
import Query

extension AlertOrder {
    /// What stands behind `ORDER BY`; the name of an alert decides at last, in the direction of the key before it.
    var sql: SQL {
        var sql: SQL = ""
        for key in keys { sql += "\(sql: key.field.column) \(sql: AlertOrder.direction(key.isDescending)), " }
        return sql + "a.id \(sql: AlertOrder.direction(keys.last?.isDescending ?? true))"
    }

    private static func direction(_ isDescending: Bool) -> SQL { isDescending ? "DESC" : "ASC" }

    /// The place of an alert in this order: a word for each key, the alert's name, and the order itself.
    func cursor(_ alert: Alert) -> Cursor {
        Cursor(words: keys.map { UInt64(bitPattern: $0.field.value(of: alert)) } + [alert.id.raw, mark])
    }

    /// What comes behind a place; refuses a place in another order, and values that no alert can have.
    func condition(after cursor: Cursor) throws(StoreError) -> SQL {
        let words = cursor.words
        guard words.count == keys.count + 2, words.last == mark else { throw .refused("cursor") }
        let id: SQL = "\(Int64(bitPattern: words[keys.count]))"
        var columns: [(column: SQL, value: SQL, isDescending: Bool)] = []
        for (key, word) in zip(keys, words) {
            let value = try key.field.bound(Int64(bitPattern: word))
            columns.append((key.field.column, value, key.isDescending))
        }
        columns.append(("a.id", id, keys.last?.isDescending ?? true))
        // From the last key to the first: further on in this one, or equal in it and further on in the rest.
        var condition: SQL?
        for (column, value, isDescending) in columns.reversed() {
            let further: SQL = "\(sql: column) \(sql: isDescending ? "<" : ">") \(sql: value)"
            if let rest = condition {
                condition = "(\(sql: further) OR (\(sql: column) = \(sql: value) AND \(sql: rest)))"
            } else {
                condition = further
            }
        }
        return condition ?? "true"
    }
}

extension AlertOrder.Field {
    fileprivate var column: SQL {
        switch self {
        case .severity: "a.severity"
        case .lastSeen: "a.last_seen"
        case .firstSeen: "a.first_seen"
        case .occurrences: "a.occurrences"
        case .number: "a.number"
        }
    }

    fileprivate func value(of alert: Alert) -> Int64 {
        switch self {
        case .severity: Int64(alert.severity.rank)
        case .lastSeen: alert.lastSeen.microseconds
        case .firstSeen: alert.firstSeen.microseconds
        case .occurrences: Int64(alert.occurrences)
        case .number: alert.number
        }
    }

    fileprivate func bound(_ value: Int64) throws(StoreError) -> SQL {
        switch self {
        case .severity:
            guard let rank = Int16(exactly: value) else { throw .refused("cursor") }
            return "\(rank)"
        case .lastSeen, .firstSeen:
            let instant = Timestamp(microseconds: value)
            guard TrendQueries.canHold(instant) else { throw .refused("cursor") }
            return "\(SQLTimestamp(instant))"
        case .occurrences:
            guard let count = Int32(exactly: value) else { throw .refused("cursor") }
            return "\(count)"
        case .number: return "\(value)"
        }
    }
}
