import Alerting
import Domain
import Query
import Storage
import Testing

@Suite("Outbox")
struct OutboxQueriesTests {
    private func queries(_ database: ReadingDatabase) -> OutboxQueries {
        OutboxQueries(pool: database.pool, bell: OutboxBell(configuration: database.configuration))
    }

    @Test("messages come in order past a number; an emptied outbox still knows its last number")
    func messages() async throws {
        try await ReadingDatabase.with { database in
            let outbox = queries(database)
            #expect(try await outbox.bounds() == (1, 0))
            try await database.run(
                """
                INSERT INTO outbox (type, at, data, severity) SELECT 'alert.opened', '2026-11-21T00:00:00Z',
                    jsonb_build_object('n', n), 'high' FROM generate_series(1, 5) AS n
                """
            )
            let messages = try await outbox.messages(after: 2, limit: 2)
            #expect(messages.map(\.sequence) == [3, 4])
            #expect(messages[0].json == #"{"n": 3}"# && messages[0].severity == "high" && messages[0].kind == nil)
            #expect(try await outbox.messages(after: 5, limit: 2).isEmpty)
            try await database.run("DELETE FROM outbox WHERE sequence < 3")
            #expect(try await outbox.bounds() == (3, 5))
            try await database.run("DELETE FROM outbox")
            #expect(try await outbox.bounds() == (6, 5))
        }
    }

    @Test("a commit wakes whoever waits, without the tick; what was told while nobody looked is one wake-up")
    func wakes() async throws {
        try await ReadingDatabase.with { database in
            // A tick that never comes: only the notification can wake.
            let bell = OutboxBell(configuration: database.configuration, tick: .seconds(3_600))
            let outbox = OutboxQueries(pool: database.pool, bell: bell)
            let stream = outbox.wakeUps()
            #expect(bell.listenerCount == 1)
            try await withThrowingTaskGroup { group in
                group.addTask { try await bell.run() }
                var wakeUps = stream.makeAsyncIterator()
                // The first says that the connection listens.
                #expect(await wakeUps.next() != nil)
                try await database.run("NOTIFY vigie_outbox")
                #expect(await wakeUps.next() != nil)
                for _ in 0..<5 { bell.ring() }
                #expect(await wakeUps.next() != nil)
                group.cancelAll()
                // No second one was kept: what comes next is the end.
                #expect(await wakeUps.next() == nil)
            }
            #expect(bell.listenerCount == 0)
            var late = outbox.wakeUps().makeAsyncIterator()
            #expect(await late.next() == nil)
        }
    }

    @Test("the bell finds its way back after the server ended its connection")
    func reconnects() async throws {
        try await ReadingDatabase.with { database in
            let bell = OutboxBell(configuration: database.configuration, tick: .seconds(3_600))
            let stream = bell.listen()
            try await withThrowingTaskGroup { group in
                group.addTask { try await bell.run() }
                var wakeUps = stream.makeAsyncIterator()
                #expect(await wakeUps.next() != nil)
                try await database.run(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'LISTEN%'
                    """
                )
                // Listening again rings once, for what was told meanwhile.
                #expect(await wakeUps.next() != nil)
                group.cancelAll()
            }
        }
    }

    @Test("a change of an alert is told on the outbox's channel")
    func alertChangeRings() async throws {
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 1)
            let bell = OutboxBell(configuration: database.configuration, tick: .seconds(3_600))
            let stream = bell.listen()
            try await withThrowingTaskGroup { group in
                group.addTask { try await bell.run() }
                var wakeUps = stream.makeAsyncIterator()
                #expect(await wakeUps.next() != nil)
                let alerts = AlertQueries(pool: database.pool)
                let alert = try await alerts.alerts(AlertQuery()).elements[0]
                _ = try await alerts.change(alert.id, AlertChange(state: .acknowledged), ifRevision: nil, by: "x")
                #expect(await wakeUps.next() != nil)
                let outbox = OutboxQueries(pool: database.pool, bell: bell)
                #expect(try await outbox.messages(after: 0, limit: 9).map(\.type) == ["alert.acknowledged"])
                group.cancelAll()
            }
        }
    }
}
