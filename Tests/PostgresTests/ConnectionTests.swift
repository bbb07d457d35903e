import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A connection", .timeLimit(.minutes(1)))
struct ConnectionTests {
    let database: TestDatabase

    init() async throws { database = try await TestDatabase.make() }

    @Test("at the deadline the statement is cancelled on the server, and the connection can be used on")
    func deadline() async throws {
        let connection = try await database.connect()
        await #expect(throws: PostgresError.self) {
            try await connection.perform(deadline: .milliseconds(50)) { (session) throws(PostgresError) in
                do throws(PostgresError) { try session.execute("SELECT pg_sleep(30)") } catch {
                    guard error.kind == .deadlineExceeded else { throw PostgresError(.closed) }
                }
                // Every statement after the deadline is refused, without asking the server.
                do throws(PostgresError) { try session.execute("SELECT 1") } catch {
                    guard error == PostgresError(.deadlineExceeded) else { throw PostgresError(.closed) }
                    throw error
                }
            }
        }
        let backends = try await connection.perform { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()
                """
            ) { (row) throws(PostgresError) in try row.decode(Int.self, at: 0) }
        }
        #expect(backends == 0)
    }

    @Test("a deadline within a transaction rolls it back")
    func deadlineInTransaction() async throws {
        let connection = try await database.connect()
        try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "CREATE TABLE item (id int)")
        }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform(deadline: .milliseconds(50)) { (session) throws(PostgresError) in
                try session.transaction { (session) throws(PostgresError) in
                    try session.execute("INSERT INTO item VALUES (1)")
                    try session.execute("SELECT pg_sleep(30)")
                }
            }
        }
        #expect(error?.kind == .deadlineExceeded)
        let count = try await connection.perform { (session) throws(PostgresError) in
            try session.first("SELECT count(*) FROM item") { (row) throws(PostgresError) in
                try row.decode(Int.self, at: 0)
            }
        }
        #expect(count == 0)
    }

    @Test("a server that answers neither statement nor cancellation is given up", .enabled(if: DatabaseFixture.isOurs))
    func frozenServer() async throws {
        let connection = try await database.connect()
        let process = try await connection.perform { (session) throws(PostgresError) in session.backendProcessID }
        #expect(kill(process, SIGSTOP) == 0)
        defer { kill(process, SIGCONT) }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform(deadline: .milliseconds(50)) { (session) throws(PostgresError) in
                try session.execute("SELECT 1")
            }
        }
        #expect(error?.kind == .deadlineExceeded)
        #expect(connection.isBroken)
    }

    @Test("a deadline that is met leaves no cancellation behind for the next work")
    func metDeadlines() async throws {
        let connection = try await database.connect()
        for _ in 0..<50 {
            let slept = try await connection.perform(deadline: .seconds(20)) { (session) throws(PostgresError) in
                try session.execute("SELECT pg_sleep(0.001)")
            }
            #expect(slept == 1)
        }
    }

    @Test("a notification arrives while the connection is idle, and the stream ends with the connection")
    func notifications() async throws {
        let listener = try await database.connect()
        let stream = try await listener.listen("vigie \"odd\" channel")
        let sender = try await database.connect()
        let process = try await sender.perform { (session) throws(PostgresError) in
            try session.execute("SELECT pg_notify('vigie \"odd\" channel', 'séq 1')")
            return session.backendProcessID
        }
        var iterator = stream.makeAsyncIterator()
        let first = await iterator.next()
        #expect(first?.payload == "séq 1")
        #expect(first?.backendProcessID == process)

        // One that comes in the middle of other work on the same connection is not lost.
        try await listener.perform { (session) throws(PostgresError) in
            try session.execute("NOTIFY \(identifier: "vigie \"odd\" channel"), '2'")
        }
        #expect(await iterator.next()?.payload == "2")

        await listener.close()
        #expect(await iterator.next() == nil)
        #expect(listener.isBroken)
    }

    @Test("a listener whose server process is ended finishes its streams")
    func lostListener() async throws {
        let listener = try await database.connect()
        let stream = try await listener.listen("news")
        let process = try await listener.perform { (session) throws(PostgresError) in session.backendProcessID }
        try await database.connect()
            .perform { (session) throws(PostgresError) in
                try session.execute("SELECT pg_terminate_backend(\(process))")
            }
        var count = 0
        for await _ in stream { count += 1 }
        #expect(count == 0)
        #expect(listener.isBroken)
    }

    @Test("a server that is not there is a lost connection, and says nothing of the password")
    func refused() async throws {
        let nowhere = PostgresConfiguration(host: "/nonexistent", user: "a", database: "b").with(password: "hunter2")
        let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.connect(nowhere) }
        #expect(error?.isConnectionLost == true)
        #expect(error.map { "\($0) \($0.debugMessage ?? "")".contains("hunter2") } == false)
    }
}
