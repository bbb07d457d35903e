import Alerting
import Capture
import Detection
import Domain
import Intake
import Postgres
import Query
import Storage
import Testing

@Suite("What detection is told")
struct DetectorMessageTests {
    private func run(_ database: WritingDatabase) async throws -> DetectionRun {
        let registry = database.registry
        let now = database.now
        return try await DetectionRun.restored(registry: registry, settings: DetectionSettings(), now: now) {
            Explainer().draft($0, names: registry)
        }
    }

    private func store(_ ids: [String], in database: WritingDatabase) async throws {
        try await database.running(database.writer()) { writer in
            let events = ids.map { id in
                database.event(id) {
                    $0.platform = "acme"
                    $0.host = "acme.example"
                }
            }
            _ = try await writer.store(events, under: WriteTerms())
        }
    }

    private let state: SQL = "SELECT md5(string_agg(key || state::text, '' ORDER BY key)) FROM detector_state"

    @Test("a word is taken behind the batch that was folded then, and there again after a crash, to the same state")
    func exact() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], in: database)
            var first = try await run(database)
            try await first.catchUp(now: database.now)
            let alerts = AlertQueries(pool: database.pool, now: { database.now })
            let alert = try #require(try await alerts.alerts(AlertQuery()).elements.first)
            let meant = AlertChange(state: .resolved, resolution: .init(reason: .intendedChange))
            _ = try await alerts.change(alert.id, meant, ifRevision: nil, by: "k")
            try await first.tick(now: database.now)
            #expect(
                try await database.texts("SELECT kind || ' ' || after_batch FROM detector_message")
                    == ["intended_change 1"]
            )
            try await store(["b"], in: database)
            try await first.catchUp(now: database.now)

            // Killed before its checkpoint; another goes on from nothing.
            var second = try await run(database)
            try await second.catchUp(now: database.now)
            #expect(try await second.save(now: database.now))
            let checkpoint: SQL = "SELECT batch_id || ' ' || message_id FROM detector_checkpoint"
            #expect(try await database.texts(checkpoint) == ["2 1"])
            let kept = try await database.texts(state)
            // What the first knows is the same.
            try await database.runAsOwner("DELETE FROM detector_state; DELETE FROM detector_checkpoint")
            #expect(try await first.save(now: database.now))
            #expect(try await database.texts(state) == kept)
        }
    }

    @Test("a word that comes alone moves the checkpoint, and is not taken twice")
    func alone() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], in: database)
            var first = try await run(database)
            try await first.catchUp(now: database.now)
            #expect(try await first.save(now: database.now))
            let alerts = AlertQueries(pool: database.pool, now: { database.now })
            let alert = try #require(try await alerts.alerts(AlertQuery()).elements.first)
            for reason in [Alerting.Resolution.Reason.falsePositive, .fixed, .intendedChange] {
                let change = AlertChange(state: .resolved, resolution: .init(reason: reason))
                _ = try await alerts.change(alert.id, change, ifRevision: nil, by: "k")
            }
            try await first.tick(now: database.now)
            #expect(try await first.save(now: database.now))
            #expect(try await database.number("SELECT message_id FROM detector_checkpoint") == 2)
            let taken = try await database.texts("SELECT taken_at::text FROM detector_message ORDER BY id")
            var second = try await run(database)
            try await second.tick(now: database.now.advanced(bySeconds: 60))
            #expect(try await database.texts("SELECT taken_at::text FROM detector_message ORDER BY id") == taken)
            #expect(try await database.number("SELECT count(*) FROM detector_message") == 2)
        }
    }
}
