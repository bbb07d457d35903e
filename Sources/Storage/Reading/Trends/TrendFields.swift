import Domain
import Postgres
import Query

/// Paths that flows sent for the first time, from the catalogue.
struct TrendFields: Sendable {
    private let query: TrendQuery
    private let names: FlowNames
    private let categories: SQL

    init(_ query: TrendQuery) throws(StoreError) {
        self.query = query
        names = try FlowNames(query.filters, jurisdiction: false)
        categories = try FilterSQL.categoryRows.condition(query.filters.filter { $0.field == .category })
    }

    /// The statement's `WITH` list up to `cell`, with one amount and no weight.
    func cells(_ periods: [TrendBuckets]) -> SQL {
        // By category a path is new in each; otherwise once, when the first category was found in it.
        let category: SQL = query.dimensions.contains(.category) ? "r.category" : "0::smallint"
        let keys = TrendKey.pair(query)
        let selects = periods.enumerated()
            .map { index, buckets -> SQL in
                """
                SELECT \(sql: keys[0].key) AS k1, \(sql: keys[1].key) AS k2, \(sql: keys[0].groupLabel) AS l1,
                    \(sql: keys[1].groupLabel) AS l2, \(Int32(index)) AS period,
                    width_bucket(r.first_seen, \(buckets.bounds)) AS bucket, 0 AS part, count(*)::float8 AS a, 0::float8
                FROM fresh AS r JOIN n ON n.flow_id = r.flow_id
                WHERE r.first_seen >= \(SQLTimestamp(buckets.start)) AND r.first_seen < \(SQLTimestamp(buckets.end))
                GROUP BY \(sql: TrendKey.grouping(keys, by: "bucket"))
                """
            }
        return """
            \(sql: names.list), fresh AS (
                SELECT r.flow_id, r.path, \(sql: category) AS category, min(r.first_seen) AS first_seen
                FROM field AS r WHERE \(sql: categories) GROUP BY 1, 2, 3
            ), cell AS (\(sql: selects.joined(by: " UNION ALL ")))
            """
    }
}
