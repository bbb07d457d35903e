import Domain
import Postgres
import Query

/// Alerts by when they were first seen.
struct TrendAlerts: Sendable {
    private let query: TrendQuery
    private let condition: SQL

    init(_ query: TrendQuery) throws(StoreError) {
        self.query = query
        condition = try FilterSQL.alerts.condition(query.filters)
    }

    /// The statement's `WITH` list up to `cell`, with one amount and no weight.
    func cells(_ periods: [TrendBuckets]) -> SQL {
        let keys = query.dimensions.map { key($0) } + [TrendKey.none, TrendKey.none]
        let selects = periods.enumerated()
            .map { index, buckets -> SQL in
                """
                SELECT \(sql: keys[0].key) AS k1, \(sql: keys[1].key) AS k2, \(sql: keys[0].groupLabel) AS l1,
                    \(sql: keys[1].groupLabel) AS l2, \(Int32(index)) AS period,
                    width_bucket(a.first_seen, \(buckets.bounds)) AS bucket, 0 AS part, count(*)::float8 AS a, 0::float8
                FROM alert AS a LEFT JOIN platform p ON p.slug = a.subject->>'platform'
                    LEFT JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                WHERE a.first_seen >= \(SQLTimestamp(buckets.start)) AND a.first_seen < \(SQLTimestamp(buckets.end))
                    AND \(sql: condition)
                GROUP BY \(sql: TrendKey.grouping(keys, by: "bucket"))
                """
            }
        return "cell AS (\(sql: selects.joined(by: " UNION ALL ")))"
    }

    /// An alert about something larger than the dimension has the empty key.
    private func key(_ dimension: TrendQuery.Dimension) -> TrendKey {
        switch dimension {
        case .platform:
            TrendKey(
                key: "COALESCE(t.slug, a.subject->>'platform', '') COLLATE \"C\"",
                label: "COALESCE(t.name, a.subject->>'platform', '')"
            )
        case .system: TrendKey(key: "COALESCE(a.subject->>'system', '') COLLATE \"C\"")
        case .source: TrendKey(key: "COALESCE(a.subject->>'source', '') COLLATE \"C\"")
        case .documentType: TrendKey(key: "COALESCE(a.subject->>'doc_type', '') COLLATE \"C\"")
        case .jurisdiction: TrendKey(key: "COALESCE(a.subject->>'jurisdiction', '') COLLATE \"C\"")
        // By number, as rollups have it, so that both make the same keys.
        case .category: TrendKey(key: categoryNumber)
        case .sensitivity, .field, .hourOfWeek: TrendKey.none
        }
    }

    private var categoryNumber: SQL {
        let words = Category.allCases.map(\.word)
        let numbers = Category.allCases.map { String($0.rawValue) }
        return """
            COALESCE((SELECT number FROM unnest(\(words), \(numbers)) AS known (word, number)
                WHERE word = a.subject->>'category'), '') COLLATE "C"
            """
    }
}
