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
        if query.dimensions.contains(.sensitivity) { return selectByLevel(period, rows, buckets) }
        let keys = TrendKey.pair(query)
        let amounts: SQL = metrics.reduce("") { sql, metric in
            let (amount, weight) = self.amount(metric)
            return "\(sql: sql), \(sql: Self.sum(amount)), \(sql: weight.map(Self.sum) ?? "0::float8")"
        }
        let hasParts = metrics.contains(.hhi)
        let part: SQL = hasParts ? "n.platform" : "0"
        return """
            SELECT \(sql: keys[0].key) AS k1, \(sql: keys[1].key) AS k2, \(sql: keys[0].groupLabel) AS l1,
                \(sql: keys[1].groupLabel) AS l2, \(period) AS period,
                width_bucket(r.at, \(buckets.bounds)) AS bucket, \(sql: part) AS part\(sql: amounts)
            FROM (\(sql: rows.sql)) AS r \(sql: names.joins)
            WHERE \(sql: names.condition) AND \(sql: categories) AND \(sql: hasLevel)
            GROUP BY \(sql: TrendKey.grouping(keys, by: hasParts ? "bucket, part" : "bucket"))
            """
    }

    /// Adds the levels up side by side before there is a row for each that passes and was seen.
    private func selectByLevel(_ period: Int32, _ rows: RollupRows, _ buckets: TrendBuckets) -> SQL {
        let keys = TrendKey.pair(query)
        let isFirst = query.dimensions.first == .sensitivity
        let other = isFirst ? keys[1] : keys[0]
        let level = isFirst ? keys[0] : keys[1]
        let sums = Level.allCases.map { level -> SQL in "sum(\(sql: level.bytes)::float8) AS \(sql: level.column)" }
        let passed = levels.map { level -> SQL in "(\(level.word), \(sql: level.bytes))" }
        let byLevel: SQL =
            passed.isEmpty
            ? "JOIN (SELECT ''::text AS level, 0::float8 AS bytes) AS v ON FALSE"
            : "JOIN LATERAL (VALUES \(sql: passed.joined(by: ", "))) AS v (level, bytes) ON v.bytes > 0"
        let (first, second): (SQL, SQL) =
            isFirst ? ("\(sql: level.key), r.k2", "'', r.l") : ("r.k2, \(sql: level.key)", "r.l, ''")
        return """
            SELECT \(sql: first), \(sql: second), \(period), r.bucket, 0, v.bytes, 0::float8
            FROM (SELECT \(sql: other.key) AS k2, \(sql: other.groupLabel) AS l,
                    width_bucket(r.at, \(buckets.bounds)) AS bucket, \(sql: sums.joined(by: ", "))
                FROM (\(sql: rows.sql)) AS r \(sql: names.joins)
                WHERE \(sql: names.condition) AND \(sql: categories)
                GROUP BY \(sql: other.isConstant ? "bucket" : "bucket, k2")) AS r \(sql: byLevel)
            """
    }

    /// As the answer has it: exact up to 2⁵³, and added up far sooner than whole numbers without end are.
    private static func sum(_ amount: SQL) -> SQL { "sum((\(sql: amount))::float8)" }

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

    private func amount(_ metric: TrendQuery.Metric) -> (amount: SQL, weight: SQL?) {
        switch metric {
        case .events: ("r.events", nil)
        case .bytes, .hhi: (bytes, nil)
        case .records: ("r.records", nil)
        case .errors: ("r.errors", nil)
        case .sensitiveBytes: ("r.sensitive_bytes", nil)
        case .sensitiveShare: ("r.sensitive_bytes", "r.bytes")
        case .sensitivity: ("r.score_sum", "r.events")
        case .newFields, .alerts, .subjects: ("0", nil)
        }
    }

    private var bytes: SQL {
        query.needsLevel ? levels.map(\.bytes).joined(by: " + ", or: "0") : "r.bytes"
    }

    /// Of single levels a row has nothing, or bytes: how many events they came in is not kept by level.
    private var hasLevel: SQL { query.needsLevel ? "\(sql: bytes) > 0" : "TRUE" }
}

extension Level {
    /// What was sent at this level, of a row `r`.
    fileprivate var bytes: SQL { "r.\(sql: column)" }

    fileprivate var column: SQL {
        switch self {
        case .unknown: "bytes_unknown"
        case .public: "bytes_public"
        case .internal: "bytes_internal"
        case .confidential: "bytes_confidential"
        case .restricted: "bytes_restricted"
        case .critical: "bytes_critical"
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
