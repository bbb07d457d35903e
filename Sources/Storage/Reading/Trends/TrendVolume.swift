import Domain
import Postgres
import Query

/// The metrics of volume, from rollups: one statement for all of them and for both periods.
struct TrendVolume: Sendable {
    let query: TrendQuery
    let metrics: [TrendQuery.Metric]
    private let names: FlowNames
    private let categories: SQL
    /// The levels that a filter lets through.
    private let levels: [Level]

    init(_ query: TrendQuery, _ metrics: [TrendQuery.Metric]) throws(StoreError) {
        self.query = query
        self.metrics = metrics
        names = try FlowNames(query.filters, jurisdiction: query.dimensions.contains(.jurisdiction))
        categories = try FilterSQL.categoryRows.condition(query.filters.filter { $0.field == .category })
        var levels = Set(Level.allCases)
        for filter in query.filters where filter.field == .sensitivity {
            levels.formIntersection(try filter.levels())
        }
        self.levels = levels.sorted()
    }

    /// The statement's `WITH` list up to `cell`: keys, labels, period, bucket, part, amounts and weights.
    func cells(_ periods: [(rows: RollupRows, buckets: TrendBuckets)]) -> SQL {
        let selects = periods.enumerated().map { index, period in select(Int32(index), period.rows, period.buckets) }
        return "\(sql: names.list), cell AS (\(sql: selects.joined(by: " UNION ALL ")))"
    }

    private func select(_ period: Int32, _ rows: RollupRows, _ buckets: TrendBuckets) -> SQL {
        let keys = TrendKey.expressions(query)
        let amounts: SQL = metrics.reduce("") { sql, metric in
            let (amount, weight) = self.amount(metric)
            return "\(sql: sql), sum(\(sql: amount))::float8, sum(\(sql: weight))::float8"
        }
        let part: SQL = metrics.contains(.hhi) ? "n.platform" : "0"
        let byLevel: SQL = query.dimensions.contains(.sensitivity) ? byLevel : ""
        return """
            SELECT \(sql: keys[0].key) AS k1, \(sql: keys[1].key) AS k2, min(\(sql: keys[0].label)) AS l1,
                min(\(sql: keys[1].label)) AS l2, \(period) AS period,
                width_bucket(r.at, \(buckets.bounds)) AS bucket, \(sql: part) AS part\(sql: amounts)
            FROM (\(sql: rows.sql)) AS r \(sql: names.joins) \(sql: byLevel)
            WHERE \(sql: names.condition) AND \(sql: categories) AND \(sql: hasLevel)
            GROUP BY k1, k2, bucket, part
            """
    }

    /// The columns that the rows must have.
    var columns: SQL {
        if query.needsCategory { return ", category, events, bytes" }
        if query.needsLevel {
            return """
                , bytes_unknown, bytes_public, bytes_internal, bytes_confidential, bytes_restricted, bytes_critical
                """
        }
        return ", events, bytes, records, errors, sensitive_bytes, score_sum"
    }

    private func amount(_ metric: TrendQuery.Metric) -> (amount: SQL, weight: SQL) {
        switch metric {
        case .events: ("r.events", "0")
        case .bytes, .hhi: (bytes, "0")
        case .records: ("r.records", "0")
        case .errors: ("r.errors", "0")
        case .sensitiveBytes: ("r.sensitive_bytes", "0")
        case .sensitiveShare: ("r.sensitive_bytes", "r.bytes")
        case .sensitivity: ("r.score_sum", "r.events")
        case .newFields, .alerts, .subjects: ("0", "0")
        }
    }

    private var bytes: SQL {
        if query.dimensions.contains(.sensitivity) { return "v.bytes" }
        guard query.needsLevel else { return "r.bytes" }
        return levels.map(\.bytes).joined(by: " + ", or: "0")
    }

    /// Of single levels a row has nothing, or bytes: how many events they came in is not kept by level.
    private var hasLevel: SQL {
        query.needsLevel && !query.dimensions.contains(.sensitivity) ? "\(sql: bytes) > 0" : "TRUE"
    }

    /// A row for each level that passes and was seen.
    private var byLevel: SQL {
        let rows = levels.map { level -> SQL in "(\(level.word), \(sql: level.bytes))" }
        guard !rows.isEmpty else { return "JOIN (SELECT NULL::text AS level, 0 AS bytes) AS v ON FALSE" }
        return "JOIN LATERAL (VALUES \(sql: rows.joined(by: ", "))) AS v (level, bytes) ON v.bytes > 0"
    }
}

extension Level {
    /// What was sent at this level, of a row `r`.
    fileprivate var bytes: SQL {
        switch self {
        case .unknown: "r.bytes_unknown"
        case .public: "r.bytes_public"
        case .internal: "r.bytes_internal"
        case .confidential: "r.bytes_confidential"
        case .restricted: "r.bytes_restricted"
        case .critical: "r.bytes_critical"
        }
    }
}

extension Filter {
    /// The levels that this filter lets through.
    fileprivate func levels() throws(StoreError) -> Set<Level> {
        var passed = Set<Level>()
        for value in values {
            guard let level = Level(word: value) else { throw .refused("filter.sensitivity") }
            passed.formUnion(
                Level.allCases.filter { candidate in
                    switch comparison {
                    case .equals: candidate == level
                    case .atLeast: candidate >= level
                    case .above: candidate > level
                    case .atMost: candidate <= level
                    case .below: candidate < level
                    }
                }
            )
        }
        guard !values.isEmpty else { throw .refused("filter.sensitivity") }
        return negated ? Set(Level.allCases).subtracting(passed) : passed
    }
}

extension [SQL] {
    /// One after the other; `empty` for none.
    func joined(by separator: SQL, or empty: SQL = "") -> SQL {
        guard let first else { return empty }
        return dropFirst().reduce(first) { "\(sql: $0)\(sql: separator)\(sql: $1)" }
    }
}
