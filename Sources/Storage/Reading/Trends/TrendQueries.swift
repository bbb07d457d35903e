package import Domain
package import Postgres
package import Query

/// Trends and the flow map, from rollups only.
package struct TrendQueries: TrendReader {
    let pool: PostgresPool
    private let now: Now
    private let retention: Retention
    private let timeZones = TimeZoneNames()

    package init(
        pool: PostgresPool,
        retention: Retention = Retention(),
        now: @escaping Now = Timestamp.wallClock
    ) {
        self.pool = pool
        self.retention = retention
        self.now = now
    }

    package func trend(_ query: TrendQuery) async throws(StoreError) -> Trend {
        let now = now()
        if let fault = query.fault { throw .refused(fault.parameter) }
        try TrendQueries.check(query.from, query.to, shortest: query.interval.shortest)
        try await timeZones.check(query.timeZone, pool)
        let limits = RollupPieces.Limits(retention, at: now)
        let reading = try TrendReading(query, limits, now: now)
        return try await pool.snapshot { (session) throws(PostgresError) in try reading.read(session) }
    }

    package func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap {
        try TrendQueries.check(from, to, shortest: nil)
        let limits = RollupPieces.Limits(retention, at: now())
        let reading = try FlowMapReading(from: from, to: to, filters, limits)
        let now = now()
        return try await pool.snapshot { (session) throws(PostgresError) in
            let asOf = try TrendQueries.lastCommit(session)
            return try reading.read(session).map { FlowMap(links: $0, asOf: asOf ?? now) }
        }
    }

    /// Refuses what is no span of time, or would be cut into too many pieces.
    static func check(_ from: Timestamp, _ to: Timestamp, shortest: Int64?) throws(StoreError) {
        guard from < to, TrendQueries.earliest <= from, to <= TrendQueries.latest else { throw .refused("time_range") }
        guard let shortest else { return }
        guard (to.microseconds - from.microseconds) / shortest < Int64(TrendBuckets.most) else {
            throw .refused("interval")
        }
    }

    /// Whether an instant that somebody may have made up is one to PostgreSQL.
    static func canHold(_ instant: Timestamp) -> Bool { earliest <= instant && instant <= latest }

    /// The years of `Timestamp(rfc3339:)`.
    private static let earliest = Timestamp(seconds: Timestamp.daysSince1970(year: 1900, month: 1, day: 1) * 86_400)
    private static let latest = Timestamp(seconds: Timestamp.daysSince1970(year: 9_999, month: 12, day: 31) * 86_400)

    static func lastCommit(_ session: PostgresSession) throws(PostgresError) -> Timestamp? {
        try session.first("SELECT committed_at FROM ingest_batch ORDER BY id DESC LIMIT 1") {
            (row) throws(PostgresError) in Timestamp(try row.decode(SQLTimestamp.self, at: 0))
        }
    }
}

extension RollupPieces.Limits {
    /// What is certainly still there.
    init(_ retention: Retention, at now: Timestamp) {
        self.init(
            minutesFrom: now.advanced(bySeconds: -Int64(retention.minutes) * 86_400),
            hoursFrom: now.advanced(bySeconds: -Int64(retention.hours) * 86_400)
        )
    }
}

extension PostgresPool {
    /// Reads several things that belong together, as they are at one instant.
    func snapshot<Value: Sendable>(
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Result<Value, StoreError>
    ) async throws(StoreError) -> Value {
        let result = try await store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                try session.run(script: PostgresPool.snapshotSettings)
                return try body(session)
            }
        }
        return try result.get()
    }

    /// Statements over many partitions take longer to plan than to run, so that one plan is kept; and merging sorts
    /// texts where a few dozen keys fit into a hash table.
    private static let snapshotSettings = """
        SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
        SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_mergejoin = off
        """
}

extension TrendFault {
    /// The parameter at fault, as the store refuses it.
    var parameter: String {
        switch self {
        case .metrics, .metricBy: "metric"
        case .dimensions: "by"
        case .metricFilter(_, let field): "filter.\(field.rawValue)"
        case .metricInterval, .dimensionInterval: "interval"
        case .levelAndCategory: "filter.sensitivity"
        case .subjectsZone: "time_zone"
        case .orderNeedsComparison: "order"
        }
    }
}
