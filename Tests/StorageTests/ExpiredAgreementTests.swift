import Alerting
import Domain
import Intake
import Postgres
import Query
import Storage
import Synchronization
import Testing

@Suite("Agreements whose day has passed")
struct ExpiredAgreementTests {
    private static let noon = instant("2026-11-20T12:34:56Z")

    /// What the service's clock says, turned by hand.
    private final class Clock: Sendable {
        private let instant = Mutex(ExpiredAgreementTests.noon)

        var now: Timestamp { instant.withLock { $0 } }
        func advance(days: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: days * 86_400) } }
    }

    private func store(_ id: String, _ platform: String, in database: WritingDatabase) async throws {
        try await database.running(database.writer(at: Self.noon)) { writer in
            let event = database.event(id) {
                $0.platform = platform
                $0.host = platform + ".example"
            }
            _ = try await writer.store([event], under: WriteTerms())
        }
    }

    private func file(
        _ agreement: PlatformAgreement?,
        of slug: String,
        in database: WritingDatabase,
        _ clock: Clock
    ) async throws {
        let platforms = PlatformQueries(pool: database.pool, now: { clock.now })
        let revision = try await platforms.platform(slug).revision
        _ = try await platforms.put(slug, PlatformChange(agreement: .some(agreement)), ifRevision: revision, by: "k")
    }

    private let violations: SQL = """
        SELECT concat_ws(' ', subject->>'platform', state, occurrences) FROM alert
        WHERE kind = 'policy.violation' ORDER BY number
        """

    @Test("the day passes while the service runs: told once, to whoever is told of violations, and never before")
    func passes() async throws {
        try await WritingDatabase.with { database in
            let clock = Clock()
            let upkeep = AlertUpkeep(pool: database.pool, now: { clock.now })
            for platform in ["acme", "other"] { try await store(platform, platform, in: database) }
            let end = Self.noon.advanced(bySeconds: 2 * 86_400)
            try await file(
                PlatformAgreement(status: .signed, reference: "DPA-1", assessment: "EFVP-2", expires: end),
                of: "acme",
                in: database,
                clock
            )
            try await file(PlatformAgreement(status: .signed, reference: "DPA-9"), of: "other", in: database, clock)
            #expect(try await upkeep.pass() == 0)
            clock.advance(days: 1)
            #expect(try await upkeep.pass() == 0)
            clock.advance(days: 1)
            #expect(try await upkeep.pass() == 1)
            #expect(try await database.texts(violations) == ["acme open 1"])
            let words = try await database.texts("SELECT summary_fr || '|' || summary_en FROM alert")
            #expect(words[0].contains("DPA-1") && words[0].contains("2026-11-22") && words[0].contains("échue"))
            let told = try await database.texts(
                "SELECT type || ' ' || kind || ' ' || severity FROM outbox WHERE kind IS NOT NULL"
            )
            #expect(told == ["alert.opened policy.violation high"])

            // Once: at the next passes, days later, after somebody ended it, and after a restart.
            clock.advance(days: 3)
            #expect(try await upkeep.pass() == 0)
            let id = try #require(try await database.texts("SELECT id::text FROM alert").first.flatMap { Int64($0) })
            _ = try await AlertQueries(pool: database.pool, now: { clock.now })
                .change(
                    AlertID(raw: UInt64(bitPattern: id)),
                    AlertChange(state: .resolved, resolution: Alerting.Resolution(reason: .fixed)),
                    ifRevision: nil,
                    by: "k"
                )
            clock.advance(days: 1)
            #expect(try await AlertUpkeep(pool: database.pool, now: { clock.now }).pass() == 0)
            #expect(try await database.texts(violations) == ["acme resolved 1"])

            // Renewed, and run out again: the same trouble once more.
            let next = clock.now.advanced(bySeconds: 86_400)
            try await file(
                PlatformAgreement(status: .signed, reference: "DPA-2", expires: next),
                of: "acme",
                in: database,
                clock
            )
            #expect(try await upkeep.pass() == 0)
            clock.advance(days: 1)
            #expect(try await upkeep.pass() == 1)
            #expect(try await database.texts(violations) == ["acme open 2"])

            // In force again: over by itself.
            let later = clock.now.advanced(bySeconds: 300 * 86_400)
            try await file(
                PlatformAgreement(status: .signed, reference: "DPA-3", expires: later),
                of: "acme",
                in: database,
                clock
            )
            #expect(try await upkeep.pass() == 1)
            #expect(try await upkeep.pass() == 0)
            #expect(try await database.texts(violations) == ["acme resolved 2"])
            #expect(try await database.texts("SELECT resolution->>'reason' FROM alert") == ["auto"])
        }
    }

    @Test("a platform that was sent nothing lately is told of when it is sent something")
    func silent() async throws {
        try await WritingDatabase.with { database in
            let clock = Clock()
            let upkeep = AlertUpkeep(pool: database.pool, now: { clock.now })
            try await store("a", "acme", in: database)
            clock.advance(days: 60)
            let ended = PlatformAgreement(status: .ended, expires: Self.noon.advanced(bySeconds: 86_400))
            try await file(ended, of: "acme", in: database, clock)
            #expect(try await upkeep.pass() == 0)
            try await database.runAsOwner(
                "SELECT vigie_ensure_days('2026-12-01', '2026-12-31'); UPDATE flow_hour SET hour = hour + interval '15 days'"
            )
            clock.advance(days: -20)
            #expect(try await upkeep.pass() == 1)
            #expect(try await database.texts(violations) == ["acme open 1"])
        }
    }

    @Test("several processes at once tell of it once")
    func race() async throws {
        try await WritingDatabase.with { database in
            let clock = Clock()
            try await store("a", "acme", in: database)
            try await file(PlatformAgreement(expires: Self.noon), of: "acme", in: database, clock)
            let count = await withTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        (try? await AlertUpkeep(pool: database.pool, now: { clock.now }).pass()) ?? 0
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(count == 1)
            #expect(try await database.texts(violations) == ["acme open 1"])
        }
    }
}
