import Domain
import Postgres
import Query
import Storage

/// The answer to a trend query, added up from raw events by one statement that shares nothing with the rollups: buckets
/// are cut by `date_trunc` in the zone, categories are told from bits, levels from the events.
struct RawTrend {
    struct Cell {
        var keys: [String]
        var bucket: Timestamp
        var part: String
        /// Events, bytes, records, errors, sensitive bytes, scores.
        var sums: [Double]
    }

    let query: TrendQuery

    func read(_ session: PostgresSession) throws(PostgresError) -> [Cell] {
        let (bucket, start) = bucket
        let keys = query.dimensions.map { key($0) } + ["''", "''"]
        let part: SQL = query.metrics.contains(.hhi) ? "e.slug" : "''"
        return try session.query(
            """
            WITH e AS (
                SELECT o.*, f.source, f.doc_type, s.name AS system, t.slug, c.category,
                    COALESCE(h.jurisdiction, t.jurisdiction) AS jurisdiction
                FROM outbound_event o JOIN flow f ON f.id = o.flow_id JOIN system s ON s.id = f.system_id
                    JOIN platform t ON t.id = f.platform_id LEFT JOIN host h ON h.id = o.host_id
                    CROSS JOIN LATERAL (SELECT c AS category FROM generate_series(0, 36) AS c
                        WHERE (o.categories >> c) & 1 = 1 AND \(query.needsCategory)
                        UNION ALL SELECT -1 WHERE NOT \(query.needsCategory)) AS c
            )
            SELECT \(sql: keys[0]), \(sql: keys[1]), \(sql: bucket), \(sql: part), count(*)::float8, sum(bytes)::float8,
                sum(records)::float8, count(*) FILTER (WHERE status >= 400)::float8,
                sum(bytes * score::float8 / 100), sum(score::float8)
            FROM e
            WHERE \(sql: bucket) >= \(sql: start) AND \(sql: bucket) < \(SQLTimestamp(query.to))
                AND \(sql: conditions)
            GROUP BY 1, 2, 3, 4
            """
        ) { (row) throws(PostgresError) in
            var sums: [Double] = []
            for column in 4..<10 { sums.append(try row.decodeIfPresent(at: column) ?? 0) }
            let all = [try row.decode(String.self, at: 0), try row.decode(String.self, at: 1)]
            return Cell(
                keys: Array(all.prefix(query.dimensions.count)),
                bucket: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                part: try row.decode(at: 3),
                sums: sums
            )
        }
    }

    /// When an event's bucket began, and when the first one does.
    private var bucket: (SQL, SQL) {
        let zone = query.timeZone
        let from: SQL = "\(SQLTimestamp(query.from))::timestamptz"
        func truncated(_ unit: SQL) -> (SQL, SQL) {
            ("date_trunc(\(sql: unit), occurred_at, \(zone))", "date_trunc(\(sql: unit), \(sql: from), \(zone))")
        }
        func binned(_ width: SQL) -> (SQL, SQL) {
            (
                "date_bin(\(sql: width), occurred_at, timestamptz '2000-01-01 00:00Z')",
                "date_bin(\(sql: width), \(sql: from), timestamptz '2000-01-01 00:00Z')"
            )
        }
        switch query.interval {
        case .minute: return binned("'1 minute'")
        case .fiveMinutes: return binned("'5 minutes'")
        case .quarterHour: return binned("'15 minutes'")
        case .hour: return binned("'1 hour'")
        case .sixHours:
            func local(_ instant: SQL) -> SQL {
                """
                (date_bin('6 hours', \(sql: instant) AT TIME ZONE \(zone), timestamp '2000-01-01') AT TIME ZONE \(zone))
                """
            }
            return (local("occurred_at"), local(from))
        case .day: return truncated("'day'")
        case .week: return truncated("'week'")
        case .month: return truncated("'month'")
        case .all:
            let start: SQL = "date_trunc('hour', \(sql: from), 'UTC')"
            // Whole hours, as the answer says.
            return (
                "CASE WHEN date_trunc('hour', occurred_at, 'UTC') >= \(sql: start) AND occurred_at < date_trunc('hour', \(SQLTimestamp(query.to))::timestamptz + interval '59 minutes 59.999999 seconds', 'UTC') THEN \(sql: start) END",
                start
            )
        }
    }

    private func key(_ dimension: TrendQuery.Dimension) -> SQL {
        switch dimension {
        case .platform: "e.slug"
        case .system: "e.system"
        case .source: "e.source"
        case .jurisdiction: "e.jurisdiction"
        case .documentType: "e.doc_type"
        case .sensitivity: "e.level::text"
        case .category: "e.category::text"
        case .hourOfWeek:
            """
            ((extract(isodow FROM occurred_at AT TIME ZONE \(query.timeZone))::int - 1) * 24
                + extract(hour FROM occurred_at AT TIME ZONE \(query.timeZone))::int)::text
            """
        case .field: "''"
        }
    }

    private var conditions: SQL {
        query.filters.reduce("TRUE") { "\(sql: $0) AND \(sql: condition($1))" }
    }

    private func condition(_ filter: Filter) -> SQL {
        let patterns = filter.values.map { $0.replacing("_", with: "\\_").replacing("*", with: "%") }
        let condition: SQL =
            switch filter.field {
            case .platform: "e.slug LIKE ANY(\(patterns))"
            case .system: "e.system LIKE ANY(\(patterns))"
            case .source: "e.source LIKE ANY(\(patterns))"
            case .jurisdiction: "e.jurisdiction LIKE ANY(\(patterns))"
            case .documentType: "e.doc_type LIKE ANY(\(patterns))"
            case .category:
                "e.category = ANY(\(categories(filter.values)))"
            default: "e.level >= \(Int16(Level(word: filter.values[0])?.rawValue ?? 0))"
            }
        return filter.negated ? "NOT (\(sql: condition))" : condition
    }

    private func categories(_ values: [String]) -> [Int32] {
        Domain.Category.allCases
            .filter { category in
                values.contains { $0.hasSuffix("*") ? category.word.hasPrefix($0.dropLast()) : $0 == category.word }
            }
            .map { Int32($0.rawValue) }
    }

    /// What an answer calls a key that the statement gives by number.
    static func word(_ key: String, _ dimension: TrendQuery.Dimension) -> String {
        switch dimension {
        case .sensitivity: UInt8(key).flatMap(Level.init(rawValue:))?.word ?? key
        case .category: UInt8(key).flatMap(Domain.Category.init(rawValue:))?.word ?? key
        default: key
        }
    }
}
