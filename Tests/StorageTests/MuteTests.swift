import Alerting
import Detection
import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Mutes in the database")
struct MuteTests {
    private let start = instant("2026-11-20T10:00:00Z")

    private func later(_ hours: Int64) -> Timestamp { start.advanced(bySeconds: hours * 3_600) }

    private func draft(
        _ key: String,
        _ severity: Severity = .high,
        platform: String = "amazon_spapi",
        kind: Anomaly.Kind = .volumeSpike,
        episode: Int64 = 0
    ) -> AlertDraft {
        AlertDraft(
            kind: kind,
            episode: EpisodeKey(dedupKey: key, startedAt: later(episode)),
            severity: severity,
            confidence: 0.99,
            at: later(episode),
            subject: AlertSubject(platform: platform, platformName: platform),
            summary: Bilingual(fr: "", en: ""),
            explanation: Explanation(observed: 10, expected: 2, why: .init(fr: [], en: [])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "look", fr: "", en: "")
        )
    }

    private func record(_ drafts: [AlertDraft], at: Timestamp, in database: WritingDatabase) async throws {
        try await database.pool.perform { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                _ = try AlertRecorder(session: session, now: at).record(drafts)
            }
        }
    }

    private func request(_ filter: [String], _ from: Int64, _ to: Int64, critical: Bool = false) -> MuteRequest {
        MuteRequest(
            filter: filter,
            from: later(from),
            to: later(to),
            reason: "Vendredi fou",
            includesCritical: critical
        )
    }

    private func queries(_ database: WritingDatabase, at hours: Int64) -> MuteQueries {
        let at = later(hours)
        return MuteQueries(pool: database.pool, now: { at })
    }

    private func marks(_ database: WritingDatabase) async throws -> [String] {
        try await database.texts("SELECT dedup_key || ' ' || (muted_by IS NOT NULL) FROM alert ORDER BY number")
    }

    @Test(
        "a mute covers what it names, never a violation nor what is critical, unless it says so",
        arguments: [false, true]
    )
    func covers(critical: Bool) async throws {
        try await WritingDatabase.with { database in
            try await record([draft("before")], at: start, in: database)
            // The names of the registry, as in a list.
            let mute = try await queries(database, at: 1)
                .add(request(["platform:amazon*", "-kind:novelty.*"], 0, 48, critical: critical), by: "k")
            #expect(mute.alerts == 1)
            try await record(
                [
                    draft("after"), draft("grave", .critical), draft("rule", kind: .policyViolation),
                    draft("new", kind: .noveltyHost), draft("other", platform: "ewtp_my"),
                ],
                at: later(2),
                in: database
            )
            #expect(
                try await marks(database) == [
                    "before true", "after true", "grave \(critical)", "rule \(critical)", "new false", "other false",
                ]
            )
            let alerts = AlertQueries(pool: database.pool, now: { later(3) })
            let listed = try await alerts.alerts(AlertQuery())
            #expect(listed.elements.count == (critical ? 2 : 4))
            let all = try await alerts.alerts(AlertQuery(filters: [Filter(.muted, .equals, ["*"])]))
            #expect(all.elements.count == 6)
            let muted = try await alerts.alerts(AlertQuery(filters: [Filter(.muted, .equals, ["true"])]))
            #expect(muted.elements.allSatisfy { $0.mutedBy == mute.id })
            // What is told of a muted alert says so: nobody is to hear of it.
            let told = try await database.texts(
                "SELECT data->>'dedup_key' || ' ' || (data->>'muted_by' IS NOT NULL) FROM outbox ORDER BY sequence"
            )
            #expect(told.contains("before true") && told.contains("after true") && told.contains("new false"))
        }
    }

    @Test("an alert that grows critical under a mute comes out of it, and one that is muted no more is told of")
    func comesOut() async throws {
        try await WritingDatabase.with { database in
            let mutes = queries(database, at: 0)
            let mute = try await mutes.add(request(["kind:volume.*"], 0, 48), by: "k")
            try await record([draft("a"), draft("b")], at: later(1), in: database)
            try await record([draft("a", .critical)], at: later(2), in: database)
            #expect(try await marks(database) == ["a false", "b true"])
            try await queries(database, at: 3).remove(mute.id, by: "k")
            #expect(try await marks(database) == ["a false", "b false"])
            let last = try await database.texts(
                "SELECT type || ' ' || (data->>'dedup_key') FROM outbox ORDER BY sequence DESC LIMIT 1"
            )
            #expect(last == ["alert.opened b"])
            await #expect(throws: StoreError.notFound) { try await queries(database, at: 4).remove(mute.id, by: "k") }
            let audit = try await database.texts(
                "SELECT action FROM audit_entry WHERE action LIKE 'mute.%' ORDER BY id"
            )
            #expect(audit == ["mute.added", "mute.removed"])
        }
    }

    @Test("a mute that is planned begins and ends by itself")
    func turns() async throws {
        try await WritingDatabase.with { database in
            try await record([draft("a")], at: start, in: database)
            _ = try await queries(database, at: 0).add(request(["kind:volume.*"], 2, 4), by: "k")
            for (hour, mark) in [(Int64(1), "false"), (2, "true"), (3, "true"), (4, "false"), (5, "false")] {
                let now = later(hour)
                _ = try await AlertUpkeep(pool: database.pool, now: { now }).pass()
                #expect(try await marks(database) == ["a \(mark)"], "hour \(hour)")
            }
            let lines = try await database.texts("SELECT action FROM alert_timeline ORDER BY id")
            #expect(lines == ["opened", "muted", "unmuted"])
            let open = try await queries(database, at: 5).mutes(past: false, limit: 9, after: nil)
            let past = try await queries(database, at: 5).mutes(past: true, limit: 9, after: nil)
            #expect(open.elements.isEmpty && past.elements.count == 1)
        }
    }

    @Test("the list comes in pages, the newest first")
    func pages() async throws {
        try await WritingDatabase.with { database in
            let mutes = queries(database, at: 0)
            for hour in Int64(1)...3 { _ = try await mutes.add(request(["kind:volume.*"], 0, hour), by: "k") }
            let first = try await mutes.mutes(past: false, limit: 2, after: nil)
            #expect(first.elements.map(\.to) == [later(3), later(2)])
            let last = try await mutes.mutes(past: false, limit: 2, after: first.next)
            #expect(last.elements.map(\.to) == [later(1)] && last.next == nil)
        }
    }
}
