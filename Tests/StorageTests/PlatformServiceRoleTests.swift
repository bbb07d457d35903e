import Alerting
import Crypto
import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("The service's role")
struct PlatformServiceRoleTests {
    @Test("every question and every change of the read side is allowed to the role that may only touch rows")
    func allowed() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(flow: 1, from: "2026-11-20T00:00:00Z", to: "2026-11-20T02:00:00Z")
            try await database.addAlert(number: 1)
            let name = try #require(try await database.text("SELECT current_database()::text"))
            try await database.pool.perform { (session) throws(PostgresError) in
                try session.execute("ALTER DATABASE \(identifier: name) SET role TO vigie_service")
            }
            let pool = PostgresPool(configuration: database.configuration, size: 1)
            let role = try await pool.perform { (session) throws(PostgresError) in
                try session.first("SELECT current_user::text") { (row) throws(PostgresError) in
                    try row.decode(String.self, at: 0)
                }
            }
            try #require(role == "vigie_service")
            let now: Now = { instant("2026-11-21T00:00:00Z") }
            let (from, to) = (instant("2026-11-20T00:00:00Z"), instant("2026-11-21T00:00:00Z"))

            let trends = TrendQueries(pool: pool, now: now)
            var query = TrendQuery(from: from, to: to, interval: .hour, timeZone: "UTC", band: true)
            query.dimension = .platform
            #expect(try await trends.trend(query).series.count == 1)
            #expect(try await trends.flows(from: from, to: to, filters: []).links.count == 1)
            let events = try await EventQueries(pool: pool).events(EventQuery(from: from, to: to))
            #expect(events.elements.isEmpty)

            let alerts = AlertQueries(pool: pool, now: now)
            let alert = try #require(try await alerts.alerts(AlertQuery()).elements.first)
            _ = try await alerts.change(alert.id, AlertChange(assignee: .some("x")), ifRevision: 1, by: "x")
            let outbox = OutboxQueries(pool: pool, bell: OutboxBell(configuration: database.configuration))
            #expect(try await outbox.messages(after: 0, limit: 1).count == 1)
            #expect(try await outbox.bounds() == (1, 1))

            let platforms = PlatformQueries(pool: pool, now: now)
            let host = PlatformRecord.Host(
                pattern: "*.alibaba.com",
                jurisdiction: "CN",
                laws: [],
                environment: "prod",
                evidence: "R"
            )
            _ = try await platforms.put("alibaba", PlatformChange(hosts: [host]), ifRevision: 1, by: "x")
            _ = try await platforms.put("alibaba", PlatformChange(hosts: []), ifRevision: 2, by: "x")
            _ = try await platforms.put("alibaba", PlatformChange(mergeInto: "ewtp"), ifRevision: 3, by: "x")
            #expect(
                try await platforms.platforms(seenOnly: true, limit: 9, after: nil).map(\.slug) == ["amazon", "ewtp"]
            )

            let keys = KeyQueries(pool: pool, pepper: SymmetricKey(size: .bits256), now: now)
            let (record, token) = try await keys.create(KeyRequest(name: "k", scopes: [.admin]), by: "cli")
            _ = try await keys.verify(token, at: now())
            try await keys.revoke(record.id, by: "cli")
            #expect(await HealthQueries(pool: pool, isAccepting: { true }, now: now).health().isReady)
            await pool.close()
        }
    }
}
