import Capture
import Domain
import Intake
import Postgres
import Storage
import TestSupport
import Testing

@Suite("Writer and lost connections")
struct WriterCrashTests {
    @Test("a backend that dies between COPY and COMMIT costs nothing: the batch is written once")
    func diesBeforeCommit() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                _ = try await writer.store([database.event("before")], under: WriteTerms())
                let blocker = try PostgresSession(database.database.configuration)
                try blocker.run(script: "BEGIN; LOCK TABLE flow_minute IN ACCESS EXCLUSIVE MODE")
                async let outcomes = writer.store([database.event("a"), database.event("b")], under: WriteTerms())
                // The rows are copied; the rollups wait for the lock.
                try await terminateWaiting("wait_event_type = 'Lock'", in: database)
                try blocker.run(script: "COMMIT")
                #expect(try await outcomes.map(\.word) == ["accepted", "accepted"])
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 3)
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 3)
            #expect(try await database.number("SELECT max(id) FROM ingest_batch") == 2)
        }
    }

    @Test("a commit whose answer was lost is recognised: accepted, once, and remembered")
    func diesAfterCommit() async throws {
        try await WritingDatabase.with { database in
            // A commit that waits for a standby that does not exist is durable before anybody hears of it.
            let server = try PostgresSession(try await DatabaseFixture.server())
            let usual = try server.first("SHOW synchronous_commit") { (row) throws(PostgresError) in
                try row.decode(String.self, at: 0)
            }
            guard usual == "off" else {
                print("skipped: on this server every other session would wait too")
                return
            }
            let writer = database.writer(session: ["synchronous_commit": "on"])
            try await database.running(writer) { writer in
                _ = try await writer.store([database.event("before")], under: WriteTerms())
                try setStandby("'nobody'", in: server)
                defer { try? setStandby("''", in: server) }
                async let outcomes = writer.store([database.event("a"), database.event("b")], under: WriteTerms())
                try await terminateWaiting("wait_event = 'SyncRep'", in: database)
                #expect(try await outcomes.map(\.word) == ["accepted", "accepted"])
                try setStandby("''", in: server)
                let again = try await writer.store(
                    [database.event("a") { $0.time = database.now.advanced(bySeconds: -60) }],
                    under: WriteTerms()
                )
                #expect(again.map(\.word) == ["duplicate"])
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 3)
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 3)
            #expect(try await database.number("SELECT max(id) FROM ingest_batch") == 2)
        }
    }
}

private func setStandby(_ name: StaticString, in server: PostgresSession) throws(PostgresError) {
    try server.execute("ALTER SYSTEM SET synchronous_standby_names = \(raw: name)")
    try server.run(script: "SELECT pg_reload_conf()")
}

/// Waits until a session of the database stands like that, and ends it.
private func terminateWaiting(_ condition: StaticString, in database: WritingDatabase) async throws {
    let killer = try PostgresSession(database.database.configuration)
    var ended: Int64 = 0
    while ended == 0 {
        await Task.yield()
        ended =
            try killer.first(
                """
                SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND \(raw: condition)
                """
            ) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) } ?? 0
    }
}
