package import Domain
package import Postgres
package import Query

/// The sheet of one platform: rollups, the catalogue and the alerts, as they are at one instant.
package struct PlatformSheetQueries: PlatformSheetReader {
    private let pool: PostgresPool
    private let retention: Retention
    private let now: Now
    private let trends: TrendQueries
    private let subjects: SubjectQueries
    private let allowed: @Sendable (_ slug: String) -> CategorySet?

    /// `allowed` is what the agreement with a platform says that it may receive; `nil` where nothing says.
    package init(
        pool: PostgresPool,
        retention: Retention = Retention(),
        now: @escaping Now = Timestamp.wallClock,
        allowed: @escaping @Sendable (_ slug: String) -> CategorySet? = { _ in nil }
    ) {
        self.pool = pool
        self.retention = retention
        self.now = now
        self.allowed = allowed
        trends = TrendQueries(pool: pool, retention: retention, now: now)
        subjects = SubjectQueries(pool: pool)
    }

    package func sheet(
        _ slug: String,
        from: Timestamp,
        to: Timestamp,
        timeZone: String
    ) async throws(StoreError) -> PlatformSheet {
        try TrendQueries.check(from, to, shortest: nil)
        let name = try await resolve(slug)
        let longest = 9 * Timestamp.day
        // The trend also checks the zone's name, which is spliced nowhere.
        async let volume = trends.trend(
            TrendQuery(
                metrics: [.bytes],
                from: from,
                to: to,
                interval: to.microseconds - from.microseconds <= longest ? .hour : .day,
                timeZone: timeZone,
                filters: [Filter(.platform, .equals, [name.slug])],
                band: true
            )
        )
        async let people = subjects.people(platform: name.slug, from: from, to: to)
        let reading = try PlatformSheetReading(
            name,
            from: from,
            to: to,
            timeZone: timeZone,
            allowed: allowed(name.slug),
            RollupPieces.Limits(retention, at: now())
        )
        async let parts = pool.snapshot { (session) throws(PostgresError) in try reading.read(session) }
        do { return try await parts.sheet(volume: volume, people: people) } catch { throw StoreError(caught: error) }
    }

    /// A platform by slug or alias, as the one that it is a part of today.
    private func resolve(_ slug: String) async throws(StoreError) -> PlatformSheetReading.Name {
        let found = try await pool.store { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT t.id, t.slug, t.name FROM platform p JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                WHERE p.slug = \(slug) OR p.id = (SELECT platform_id FROM platform_alias WHERE alias = \(slug))
                ORDER BY p.slug = \(slug) DESC LIMIT 1
                """
            ) { (row) throws(PostgresError) in
                PlatformSheetReading.Name(
                    id: try row.decode(at: 0),
                    slug: try row.decode(at: 1),
                    name: try row.decode(at: 2)
                )
            }
        }
        guard let found else { throw .notFound }
        return found
    }
}

extension StoreError {
    /// What a child task threw; only store errors are thrown there.
    fileprivate init(caught error: any Error) { self = error as? StoreError ?? .failed("\(type(of: error))") }
}
