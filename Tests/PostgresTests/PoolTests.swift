import Postgres
import TestSupport
import Testing

@Suite("A pool", .timeLimit(.minutes(1)))
struct PoolTests {
    let database: TestDatabase

    init() async throws { database = try await TestDatabase.make() }

    private func pool(size: Int, waiters: Int = 256, timeout: Duration = .seconds(20)) -> PostgresPool {
        PostgresPool(
            configuration: database.configuration,
            size: size,
            maximumWaiters: waiters,
            acquireTimeout: timeout
        )
    }

    @Test("many callers share few connections")
    func shares() async throws {
        let pool = pool(size: 3)
        let processes = try await withThrowingTaskGroup { group in
            for _ in 0..<60 {
                group.addTask {
                    try await pool.perform { (session) throws(PostgresError) in
                        try session.execute("SELECT pg_sleep(0.002)")
                        return session.backendProcessID
                    }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect((1...3).contains(processes.count))
        #expect(pool.statistics.waiting == 0)
        #expect(pool.statistics.idle == pool.statistics.open)
        await pool.close()
        #expect(pool.statistics.open == 0)
        await #expect(throws: PostgresError(.closed)) {
            try await pool.perform { (session) throws(PostgresError) in try session.execute("SELECT 1") }
        }
    }

    @Test("a wait that is too long ends with poolExhausted, a queue that is full at once")
    func exhausted() async throws {
        let pool = pool(size: 1, waiters: 1, timeout: .milliseconds(50))
        let holder = try await database.connect()
        _ = try await holder.perform { (session) throws(PostgresError) in
            try session.execute("SELECT pg_advisory_lock(1)")
        }
        try await withThrowingTaskGroup { group in
            // Holds the pool's only connection until the lock is let go.
            group.addTask {
                try await pool.perform(deadline: nil) { (session) throws(PostgresError) in
                    try session.execute("SELECT pg_advisory_lock(1)")
                }
            }
            while pool.statistics.open == 0 || pool.statistics.idle > 0 { await Task.yield() }
            await #expect(throws: PostgresError(.poolExhausted)) {
                try await pool.perform { (session) throws(PostgresError) in try session.execute("SELECT 1") }
            }
            let patient = Task {
                try await pool.perform { (session) throws(PostgresError) in try session.execute("SELECT 1") }
            }
            patient.cancel()
            await #expect(throws: PostgresError(.cancelled)) { try await patient.value }
            _ = try await holder.perform { (session) throws(PostgresError) in
                try session.execute("SELECT pg_advisory_unlock(1)")
            }
            try await group.waitForAll()
        }
        #expect(pool.statistics == PoolStatistics(open: 1, idle: 1, opening: 0, waiting: 0))
    }

    @Test("a connection that the server ended while idle is replaced before the next use")
    func terminated() async throws {
        let pool = pool(size: 1)
        let first = try await pool.perform { (session) throws(PostgresError) in session.backendProcessID }
        let admin = try await database.connect()
        try await admin.perform { (session) throws(PostgresError) in
            try session.execute("SELECT pg_terminate_backend(\(first), 10000)")
        }
        let second = try await pool.perform { (session) throws(PostgresError) in
            try session.execute("SELECT 1")
            return session.backendProcessID
        }
        #expect(second != first)
    }

    @Test("a connection that ends in the middle of work throws, and the next use works")
    func terminatedAtWork() async throws {
        let pool = pool(size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.perform { (session) throws(PostgresError) in
                try session.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(error?.isConnectionLost == true)
        let one = try await pool.perform { (session) throws(PostgresError) in try session.execute("SELECT 1") }
        #expect(one == 1)
    }

    @Test("a server that is away is reported as such, not as a full pool")
    func serverAway() async throws {
        let nowhere = PostgresConfiguration(host: "/nonexistent", user: "a", database: "b")
        let pool = PostgresPool(configuration: nowhere, size: 2, acquireTimeout: .seconds(5))
        await withTaskGroup { group in
            for _ in 0..<6 {
                group.addTask {
                    let error = await #expect(throws: PostgresError.self) {
                        try await pool.perform { (session) throws(PostgresError) in try session.execute("SELECT 1") }
                    }
                    #expect(error?.isConnectionLost == true)
                }
            }
        }
        #expect(pool.statistics == PoolStatistics(open: 0, idle: 0, opening: 0, waiting: 0))
        await pool.close()
    }
}
