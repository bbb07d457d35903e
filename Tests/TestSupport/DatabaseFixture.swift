import FoundationEssentials
import Glibc
package import Postgres
import Synchronization

/// The PostgreSQL server that the tests of this process share: a private cluster of their own, started when the first
/// test asks and removed as the process ends, or the server that `VIGIE_TEST_DATABASE_URL` names.
package enum DatabaseFixture {
    /// A connection string to a database whose user may create others.
    package static let variable = "VIGIE_TEST_DATABASE_URL"

    /// The server is on this machine and its processes may be signalled.
    package static var isOurs: Bool { ProcessInfo.processInfo.environment[variable] == nil }

    /// Started once, by whoever comes first; everybody else waits for the same.
    private static let starting = Task { () async throws -> PostgresConfiguration in
        if let url = ProcessInfo.processInfo.environment[variable] { return try PostgresConfiguration(url: url) }
        removeLeftovers()
        let settings = ClusterSettings(isDurable: false, sharedBuffers: 64 << 20, maximumConnections: 200)
        let cluster = try await PrivateCluster.start(at: directory(getpid()), settings: settings)
        running.withLock { $0 = cluster }
        atexit { DatabaseFixture.remove() }
        return cluster.configuration(database: "postgres")
    }

    private static let running = Mutex<PrivateCluster?>(nil)
    private static let count = Atomic(0)

    /// The administrator's way in.
    package static func server() async throws -> PostgresConfiguration { try await starting.value }

    static func nextDatabaseName() -> String {
        "vigie_test_\(getpid())_\(count.add(1, ordering: .relaxed).newValue)"
    }

    /// A folder for one process under the system's temporary one, which every user may pass through.
    package static func directory(_ process: Int32, _ name: String = "pg") -> String {
        "\(temporary)/vigie-test-\(process)-\(name)"
    }

    private static var temporary: String {
        let path = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func remove() {
        guard let cluster = running.withLock({ $0 }) else { return }
        cluster.abandon()
        try? FileManager.default.removeItem(atPath: cluster.directory)
    }

    /// Clusters of test processes that were killed.
    private static func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary)) ?? [] {
            let parts = name.split(separator: "-")
            guard parts.count == 4, name.hasPrefix("vigie-test-"), let process = Int32(parts[2]),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            PrivateCluster.abandonServer(in: "\(temporary)/\(name)")
            try? FileManager.default.removeItem(atPath: "\(temporary)/\(name)")
        }
    }
}

/// A fresh, empty database for one suite.
package struct TestDatabase: Sendable {
    package let configuration: PostgresConfiguration
    package let name: String

    /// Creates it; it goes with the server, or by `drop`.
    package static func make() async throws -> TestDatabase {
        let server = try await DatabaseFixture.server()
        let name = DatabaseFixture.nextDatabaseName()
        let connection = try await PostgresConnection.connect(server)
        _ = try await connection.perform { (session) throws(PostgresError) in
            try session.execute("CREATE DATABASE \(identifier: name) TEMPLATE template0")
        }
        await connection.close()
        return TestDatabase(configuration: server.with(database: name), name: name)
    }

    /// A connection of the test's own.
    package func connect() async throws -> PostgresConnection { try await PostgresConnection.connect(configuration) }

    /// Removes the database and ends whatever session is left in it.
    package func drop() async throws {
        let connection = try await PostgresConnection.connect(try await DatabaseFixture.server())
        _ = try await connection.perform { (session) throws(PostgresError) in
            try session.execute("DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)")
        }
        await connection.close()
    }
}
