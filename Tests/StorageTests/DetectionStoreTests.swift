import Alerting
import Capture
import Detection
import Domain
import Intake
import Postgres
import Storage
import Testing

@Suite("Stored detection")
struct DetectionStoreTests {
    private func run(_ database: WritingDatabase) async throws -> DetectionRun {
        let registry = database.registry
        return try await DetectionRun.restored(registry: registry, settings: DetectionSettings()) {
            Explainer().draft($0, names: registry)
        }
    }

    private func store(_ ids: [String], on platform: String, in database: WritingDatabase) async throws {
        try await database.running(database.writer()) { writer in
            let events = ids.map { id in
                database.event(id) {
                    $0.platform = platform
                    $0.host = "\(platform).example"
                }
            }
            _ = try await writer.store(events, under: WriteTerms())
        }
    }

    private func alerts(_ database: WritingDatabase) async throws -> [String] {
        try await database.texts(
            """
            SELECT concat_ws(' ', kind, state, occurrences, revision, subject->>'platform') FROM alert ORDER BY number
            """
        )
    }

    @Test("a first sight becomes one alert with its occurrence, step and message; a replay adds nothing")
    func replay() async throws {
        try await WritingDatabase.with { database in
            try await store(["a", "b"], on: "acme", in: database)
            var first = try await run(database)
            try await first.catchUp(now: database.now)
            #expect(try await alerts(database) == ["novelty.platform open 1 1 acme"])
            let message = try await database.texts(
                "SELECT type || ' ' || (data->'subject'->>'platform') FROM outbox WHERE type LIKE 'alert.%'"
            )
            #expect(message == ["alert.opened acme"])
            #expect(try await database.number("SELECT count(*) FROM alert_timeline") == 1)

            // Killed before its checkpoint: the same batches come again.
            var second = try await run(database)
            #expect(second.last == BatchID(rawValue: 0))
            try await second.catchUp(now: database.now)
            #expect(try await alerts(database) == ["novelty.platform open 1 1 acme"])
            #expect(try await database.number("SELECT count(*) FROM outbox WHERE type LIKE 'alert.%'") == 1)
        }
    }

    @Test("a process that was overtaken by another writes nothing over what that one learned")
    func overtaken() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], on: "acme", in: database)
            var slow = try await run(database)
            try await slow.catchUp(now: database.now)
            try await store(["b", "c"], on: "acme", in: database)
            var other = try await run(database)
            try await other.catchUp(now: database.now)
            #expect(try await other.save(now: database.now))
            let state: SQL = "SELECT md5(string_agg(state, '' ORDER BY key)) FROM detector_state"
            let learned = try await database.texts(state)
            #expect(try await slow.save(now: database.now) == false)
            #expect(try await database.texts(state) == learned)
            #expect(try await database.number("SELECT batch_id FROM detector_checkpoint") == 2)
        }
    }

    @Test("after a checkpoint detection goes on from there, and knows what it has seen")
    func checkpoint() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], on: "acme", in: database)
            var first = try await run(database)
            try await first.catchUp(now: database.now)
            #expect(try await first.save(now: database.now))
            try await store(["b"], on: "acme", in: database)
            var second = try await run(database)
            #expect(second.last == BatchID(rawValue: 1))
            try await second.catchUp(now: database.now)
            #expect(second.last == BatchID(rawValue: 2))
            #expect(try await alerts(database) == ["novelty.platform open 1 1 acme"])
            let keys = try await database.texts("SELECT split_part(key, ':', 1) FROM detector_state ORDER BY 1")
            #expect(keys == ["flow", "organization", "platform"])
        }
    }

    @Test("a batch that was not handed over is read from the database before the next one")
    func fillsGap() async throws {
        try await WritingDatabase.with { database in
            try await store(["a"], on: "acme", in: database)
            try await store(["b"], on: "other", in: database)
            guard case .start = await database.handOff.next(),
                case .batches(let batches, hasGap: false) = await database.handOff.next()
            else {
                Issue.record("the writer hands over what it commits")
                return
            }
            var detection = try await run(database)
            let newest = try #require(batches.last)
            #expect(newest.id == BatchID(rawValue: 2))
            try await detection.fold(newest, now: database.now)
            #expect(detection.last == newest.id)
            #expect(try await alerts(database).count == 2)
        }
    }

    @Test("what is read back from the database is what was handed over")
    func readsBack() async throws {
        try await WritingDatabase.with { database in
            try await store(["a", "b"], on: "acme", in: database)
            _ = await database.handOff.next()
            guard case .batches(let batches, hasGap: _) = await database.handOff.next() else {
                Issue.record("the writer hands over what it commits")
                return
            }
            let read = try await StoredBatches(registry: database.registry).batches(after: BatchID(rawValue: 0))
            #expect(read.map(\.id) == batches.map(\.id))
            #expect(read.map(\.committedAt) == batches.map(\.committedAt))
            #expect(read.map { Set($0.events) } == batches.map { Set($0.events) })
        }
    }
}
