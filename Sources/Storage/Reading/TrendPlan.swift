import Domain
import Postgres
import Query

/// Which rollup answers a query, and with which expressions; nothing here asks the database.
struct TrendPlan: Sendable {
    enum Rollup: String, Sendable {
        case minute = "flow_minute"
        case hour = "flow_hour"
        case category = "flow_hour_category"

        var table: SQL {
            switch self {
            case .minute: "flow_minute"
            case .hour: "flow_hour"
            case .category: "flow_hour_category"
            }
        }

        /// The start of the row's span.
        var time: SQL { self == .minute ? "r.minute" : "r.hour" }
        /// Microseconds of a row's span.
        var span: Int64 { self == .minute ? Timestamp.minute : Timestamp.hour }
    }

    /// How long minutes are kept.
    static let minutesKept = 30 * Timestamp.day

    let rollup: Rollup
    let condition: SQL
    /// What is added up.
    let amount: SQL
    /// What the amount is divided by, where the metric is a mean.
    let weight: SQL?
    let key: SQL
    let label: SQL

    init(_ query: TrendQuery, now: Timestamp) throws(StoreError) {
        var levels = Set(Level.allCases)
        var filters: [Filter] = []
        for filter in query.filters {
            if filter.field == .sensitivity {
                levels.formIntersection(try TrendPlan.levels(filter))
            } else {
                filters.append(filter)
            }
        }
        let rollup = try TrendPlan.rollup(query, now: now)
        self.rollup = rollup
        condition = try (rollup == .category ? FilterSQL.categoryTrends : .trends).condition(filters)
        if levels.count == Level.allCases.count {
            amount = try TrendPlan.amount(query.metric, rollup)
        } else {
            // Only bytes are kept by level, and only by the hour.
            guard query.metric == .bytes, rollup == .hour else { throw .refused("filter.sensitivity") }
            amount = levels.reduce("0") { "\(sql: $0) + \(sql: TrendPlan.bytes(of: $1))" }
        }
        weight = query.metric == .sensitivity ? "r.events" : nil
        (key, label) = TrendPlan.names(query.dimension)
    }

    private static func rollup(_ query: TrendQuery, now: Timestamp) throws(StoreError) -> Rollup {
        let needsCategory = query.dimension == .category || query.filters.contains { $0.field == .category }
        switch query.interval {
        case .minute, .fiveMinutes, .quarterHour:
            guard !needsCategory else { throw .refused("interval") }
            // Of older times there are only hours, which cannot be cut.
            guard query.from.microseconds >= now.microseconds - minutesKept else { throw .refused("interval") }
            return .minute
        case .hour, .sixHours, .day, .week, .all:
            return needsCategory ? .category : .hour
        }
    }

    private static func amount(_ metric: TrendQuery.Metric, _ rollup: Rollup) throws(StoreError) -> SQL {
        switch metric {
        case .events: return "r.events"
        case .bytes: return "r.bytes"
        case .records, .errors, .sensitiveBytes, .sensitivity:
            guard rollup != .category else { throw .refused("metric") }
        }
        return switch metric {
        case .events: "r.events"
        case .bytes: "r.bytes"
        case .records: "r.records"
        case .errors: "r.errors"
        case .sensitiveBytes: "r.sensitive_bytes"
        case .sensitivity: "r.score_sum"
        }
    }

    private static func bytes(of level: Level) -> SQL {
        switch level {
        case .unknown: "r.bytes_unknown"
        case .public: "r.bytes_public"
        case .internal: "r.bytes_internal"
        case .confidential: "r.bytes_confidential"
        case .restricted: "r.bytes_restricted"
        case .critical: "r.bytes_critical"
        }
    }

    /// The levels that a filter lets through.
    private static func levels(_ filter: Filter) throws(StoreError) -> Set<Level> {
        var passed = Set<Level>()
        for value in filter.values {
            guard let level = Level(word: value) else { throw .refused("filter.sensitivity") }
            passed.formUnion(
                Level.allCases.filter { candidate in
                    switch filter.comparison {
                    case .equals: candidate == level
                    case .atLeast: candidate >= level
                    case .above: candidate > level
                    case .atMost: candidate <= level
                    case .below: candidate < level
                    }
                }
            )
        }
        guard !filter.values.isEmpty else { throw .refused("filter.sensitivity") }
        return filter.negated ? Set(Level.allCases).subtracting(passed) : passed
    }

    private static func names(_ dimension: TrendQuery.Dimension?) -> (key: SQL, label: SQL) {
        switch dimension {
        case nil: ("''", "''")
        case .platform: ("t.slug", "t.name")
        case .system: ("s.name", "s.name")
        case .source: ("f.source", "f.source")
        case .jurisdiction: ("COALESCE(h.jurisdiction, t.jurisdiction)", "COALESCE(h.jurisdiction, t.jurisdiction)")
        case .documentType: ("f.doc_type", "f.doc_type")
        case .category: ("r.category::text", "''")
        }
    }
}
