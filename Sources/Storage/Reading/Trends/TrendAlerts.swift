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
        let found = query.dimensions.map { expression($0) } + [TrendKey.none, TrendKey.none]
        let selects = periods.enumerated()
            .map { index, buckets -> SQL in
                """
                SELECT \(sql: found[0].0) AS k1, \(sql: found[1].0) AS k2, min(\(sql: found[0].1)) AS l1,
                    min(\(sql: found[1].1)) AS l2, \(Int32(index)) AS period,
                    width_bucket(a.first_seen, \(buckets.bounds)) AS bucket, 0 AS part, count(*)::float8 AS a, 0::float8
                FROM alert AS a LEFT JOIN platform p ON p.slug = a.subject->>'platform'
                    LEFT JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                WHERE a.first_seen >= \(SQLTimestamp(buckets.start)) AND a.first_seen < \(SQLTimestamp(buckets.end))
                    AND \(sql: condition)
                GROUP BY k1, k2, bucket
                """
            }
        return "cell AS (\(sql: selects.joined(by: " UNION ALL ")))"
    }

    /// An alert about something larger than the dimension has the empty key.
    private func expression(_ dimension: TrendQuery.Dimension) -> (SQL, SQL) {
        switch dimension {
        case .platform:
            (
                "COALESCE(t.slug, a.subject->>'platform', '') COLLATE \"C\"",
                "COALESCE(t.name, a.subject->>'platform', '')"
            )
        case .system: member("a.subject->>'system'")
        case .source: member("a.subject->>'source'")
        case .documentType: member("a.subject->>'doc_type'")
        case .jurisdiction: member("a.subject->>'jurisdiction'")
        // By number, as rollups have it, so that both make the same keys.
        case .category: (categoryNumber, "''")
        case .sensitivity, .field, .hourOfWeek: TrendKey.none
        }
    }

    private func member(_ member: SQL) -> (SQL, SQL) {
        ("COALESCE(\(sql: member), '') COLLATE \"C\"", "COALESCE(\(sql: member), '')")
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
