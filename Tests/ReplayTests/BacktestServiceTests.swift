import Detection
import Domain
import Postgres
import Query
import Replay
import Storage
import Synchronization
import Testing

@Suite("Back-tests that wait their turn")
struct BacktestServiceTests {
    private final class Clock: Sendable {
        private let instant = Mutex(Timestamp(rfc3339: "2026-06-01T00:00:00Z")!)
        var now: Timestamp { instant.withLock { $0 } }
        func pass(seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    }

    private let clock = Clock()

    private func request(_ sensitivity: String = "keen", filter: [Filter] = []) -> BacktestRequest {
        BacktestRequest(
            scope: .volumeFlow,
            sensitivity: sensitivity,
            from: BacktestDatabase.start.advanced(bySeconds: 60 * 86_400),
            to: BacktestDatabase.end,
            filters: filter
        )
    }

    private func queries(_ database: BacktestDatabase) -> BacktestQueries {
        BacktestQueries(pool: database.pool, now: { [clock] in clock.now }, wake: {})
    }

    private func queue(_ database: BacktestDatabase) -> BacktestQueue {
        BacktestQueue(pool: database.pool, now: { [clock] in clock.now })
    }

    private func service(_ database: BacktestDatabase) -> BacktestService {
        BacktestService(
            queue: queue(database),
            pool: database.pool,
            hours: RollupHours(configuration: database.configuration),
            settings: DetectionSettings(clock: .quebec)
        )
    }

    @Test("a run that waits is done, kept with its numbers, and in the audit trail")
    func runs() async throws {
        try await BacktestDatabase.with { database in
            let queries = queries(database)
            let asked = try await queries.create(request(filter: [Filter(.platform, .equals, ["ali*"])]), by: "key_1")
            #expect(asked.state == .queued)
            #expect(asked.id.hasPrefix("bt_"))
            let service = service(database)
            #expect(await service.runNext())
            #expect(await service.runNext() == false)
            let done = try await queries.backtest(asked.id)
            #expect(done.state == .done)
            #expect(done.progress == 1)
            #expect(done.result.map(\.name).prefix(4) == ["from", "to", "series", "events"])
            #expect(
                done.result.contains { $0.name == "before" && $0.json.contains(#""labelled":{"true":0,"false":0}"#) }
            )
            #expect(done.result.contains { $0.name == "added" })
            let actions = try await database.pool.perform { (session) throws(PostgresError) in
                try session.query("SELECT action || ' ' || actor FROM audit_entry") { (row) throws(PostgresError) in
                    try row.decode(String.self, at: 0)
                }
            }
            #expect(actions == ["backtest.created key_1"])
        }
    }

    @Test("without any history a run fails and says so")
    func noHistory() async throws {
        try await BacktestDatabase.with { database in
            try await database.run("DELETE FROM flow_hour")
            let asked = try await queries(database).create(request(), by: "key_1")
            #expect(await service(database).runNext())
            let failed = try await queries(database).backtest(asked.id)
            #expect(failed.state == .failed)
            #expect(failed.fault == "no_history")
        }
    }

    @Test("eight may wait; the ninth is told to come back, and the list pages the newest first")
    func full() async throws {
        try await BacktestDatabase.with { database in
            let queries = queries(database)
            var ids: [String] = []
            for _ in 0..<8 { ids.append(try await queries.create(request(), by: "key_1").id) }
            await #expect(throws: StoreError.overloaded(retryAfter: 10)) {
                _ = try await queries.create(self.request(), by: "key_1")
            }
            let first = try await queries.backtests(limit: 5, after: nil)
            let second = try await queries.backtests(limit: 5, after: first.next)
            #expect((first.elements + second.elements).map(\.id) == ids.reversed())
            #expect(second.next == nil)
        }
    }

    @Test("a run whose process died is begun again, by whoever comes first, and not for ever")
    func interrupted() async throws {
        try await BacktestDatabase.with { database in
            let asked = try await queries(database).create(request(), by: "key_1")
            let queue = queue(database)
            #expect(try await queue.take()?.id == asked.id)
            // While somebody speaks for it nobody else takes it.
            clock.pass(seconds: 25)
            try await queue.isAlive(asked.id, progress: 0.4)
            clock.pass(seconds: 25)
            #expect(try await queue.take() == nil)
            #expect(try await queries(database).backtest(asked.id).progress > 0.39)
            for _ in 0..<2 {
                clock.pass(seconds: 31)
                #expect(try await queue.take()?.id == asked.id)
            }
            clock.pass(seconds: 31)
            #expect(try await queue.take() == nil)
            let failed = try await queries(database).backtest(asked.id)
            #expect(failed.state == .failed)
            #expect(failed.fault == "interrupted")
            // What a process that was thought dead says later changes nothing.
            try await queue.finish(asked.id, result: "{}")
            #expect(try await queries(database).backtest(asked.id).state == .failed)
            clock.pass(seconds: 31 * 86_400)
            _ = try await queue.take()
            await #expect(throws: StoreError.notFound) { _ = try await self.queries(database).backtest(asked.id) }
        }
    }

    @Test("one that is given back waits again, and that beginning does not count")
    func givenBack() async throws {
        try await BacktestDatabase.with { database in
            let asked = try await queries(database).create(request(), by: "key_1")
            let queue = queue(database)
            for _ in 0..<5 {
                #expect(try await queue.take()?.id == asked.id)
                try await queue.giveBack(asked.id)
            }
            #expect(try await queries(database).backtest(asked.id).state == .queued)
        }
    }
}
