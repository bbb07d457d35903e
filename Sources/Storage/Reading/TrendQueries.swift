package import Domain
package import Postgres
package import Query

/// Trends and the flow map, from rollups only.
package struct TrendQueries: TrendReader {
    let pool: PostgresPool
    private let now: Now
    private let timeZones = TimeZoneNames()

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    /// An hour that a local midnight cuts (zones off by half an hour) counts where it begins.
    package func trend(_ query: TrendQuery) async throws(StoreError) -> Trend {
        let now = now()
        let plan = try TrendPlan(query, now: now)
        try TrendQueries.check(query.from, query.to, shortest: query.interval.shortest)
        try await timeZones.check(query.timeZone, pool)
        let (buckets, cells, band, asOf) = try await pool.store { (session) throws(PostgresError) in
            // First of all: what is read next holds at least this commit.
            let asOf = try TrendQueries.lastCommit(session)
            let buckets = try TrendBuckets.read(query, session)
            let cells = try TrendCells.read(plan, query, buckets, session)
            let band = try TrendBand.read(query, buckets, keys: cells.keys, session)
            return (buckets, cells, band, asOf)
        }
        return Trend(
            times: buckets.starts,
            partial: buckets.partial(at: now),
            series: cells.series(query, band),
            other: cells.other,
            otherKeys: cells.otherKeys,
            asOf: asOf ?? now,
            rollup: plan.rollup.rawValue
        )
    }

    package func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap {
        try TrendQueries.check(from, to, shortest: nil)
        let condition = try FilterSQL.flows.condition(filters)
        let (links, asOf) = try await pool.store { (session) throws(PostgresError) in
            let asOf = try TrendQueries.lastCommit(session)
            return (try FlowMap.Link.read(from: from, to: to, condition, session), asOf)
        }
        return FlowMap(links: links, asOf: asOf ?? now())
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

    private static func lastCommit(_ session: PostgresSession) throws(PostgresError) -> Timestamp? {
        try session.first("SELECT committed_at FROM ingest_batch ORDER BY id DESC LIMIT 1") {
            (row) throws(PostgresError) in Timestamp(try row.decode(SQLTimestamp.self, at: 0))
        }
    }
}
