import FoundationEssentials
import Glibc
import Postgres
import TestSupport
import Testing

@Suite("Private cluster", .timeLimit(.minutes(3)))
struct PrivateClusterTests {
    /// Durable, as in use: what was committed must be there after a kill.
    private let settings = ClusterSettings(sharedBuffers: 16 << 20, maximumConnections: 20)

    private func withDirectory(_ name: String, _ body: (String) async throws -> Void) async throws {
        let directory = DatabaseFixture.directory(getpid(), name)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    private func count(_ cluster: PrivateCluster) async throws -> Int? {
        let connection = try await PostgresConnection.connect(cluster.configuration(database: "app"))
        let count = try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "CREATE TABLE IF NOT EXISTS kept (id int); INSERT INTO kept VALUES (1)")
            return try session.first("SELECT count(*) FROM kept") { (row) throws(PostgresError) in
                try row.decode(Int.self, at: 0)
            }
        }
        await connection.close()
        return count
    }

    @Test("starts from nothing, is adopted when it still runs, recovers from kill -9, stops, starts again")
    func life() async throws {
        try await withDirectory("life") { directory in
            let first = try await PrivateCluster.start(at: directory, settings: settings)
            #expect(!first.wasRunning)
            try await first.createDatabase("app")
            try await first.createDatabase("app")
            #expect(try await count(first) == 1)
            // Out of reach of the terminal's Ctrl-C.
            #expect(getsid(first.processID) != getsid(0))
            if geteuid() == 0 {
                #expect(throws: Never.self) {
                    let owner = try FileManager.default.attributesOfItem(atPath: directory + "/data")
                    #expect(owner[.ownerAccountID] as? Int != 0)
                }
            }

            let adopted = try await PrivateCluster.start(at: directory, settings: settings)
            #expect(adopted.wasRunning)
            #expect(adopted.processID == first.processID)
            #expect(try await count(adopted) == 2)

            kill(first.processID, SIGKILL)
            let recovered = try await PrivateCluster.start(at: directory, settings: settings)
            #expect(recovered.processID != first.processID)
            #expect(try await count(recovered) == 3)

            await recovered.stop()
            await #expect(throws: PostgresError.self) {
                try await PostgresConnection.connect(recovered.configuration(database: "app"))
            }
            #expect(!FileManager.default.fileExists(atPath: directory + "/data/postmaster.pid"))

            // A stale file that names a living stranger, as after a restart of the machine.
            let stale = "\(getppid())\n\(directory)/data\n1\n5432\n\(directory)/socket\n\n1 1\nready\n"
            try stale.write(toFile: directory + "/data/postmaster.pid", atomically: true, encoding: .utf8)
            let again = try await PrivateCluster.start(at: directory, settings: settings)
            #expect(!again.wasRunning)
            #expect(try await count(again) == 4)
            await again.stop()
        }
    }

    @Test("a folder too deep for a socket's path works, and what an interrupted start left does not matter")
    func deepDirectory() async throws {
        try await withDirectory("deep") { root in
            let directory = root + "/" + String(repeating: "x", count: 90)
            try FileManager.default.createDirectory(atPath: directory + "/data.new", withIntermediateDirectories: true)
            let cluster = try await PrivateCluster.start(at: directory, settings: settings)
            #expect(!cluster.socketDirectory.hasPrefix(root))
            try await cluster.createDatabase("app")
            #expect(try await count(cluster) == 1)
            await cluster.stop()
            #expect(!FileManager.default.fileExists(atPath: cluster.socketDirectory))
        }
    }

    @Test("a folder that others may write in, or that somebody else made, is refused, as is a link")
    func foreign() async throws {
        try await withDirectory("foreign") { root in
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            let open = root + "/open"
            try FileManager.default.createDirectory(atPath: open, withIntermediateDirectories: false)
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: open)
            var refused = [open]
            if geteuid() == 0 {
                // With a cluster in it that its owner would like root to run.
                let theirs = root + "/theirs"
                try FileManager.default.createDirectory(atPath: theirs + "/data", withIntermediateDirectories: true)
                for path in [theirs, theirs + "/data"] {
                    try FileManager.default.setAttributes([.ownerAccountID: 12_345], ofItemAtPath: path)
                }
                refused.append(theirs)
            }
            for path in refused {
                await #expect(throws: ClusterError.notOurs(directory: path)) {
                    try await PrivateCluster.start(at: path, settings: settings)
                }
            }
            let link = root + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: root)
            await #expect(throws: ClusterError.self) {
                try await PrivateCluster.start(at: link, settings: settings)
            }
        }
    }

    @Test("a folder that the server's user may not reach is named", .enabled(if: geteuid() == 0))
    func unreachable() async throws {
        try await withDirectory("closed") { root in
            let closed: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                atPath: root,
                withIntermediateDirectories: true,
                attributes: closed
            )
            let error = await #expect(throws: ClusterError.self) {
                try await PrivateCluster.start(at: root + "/pg", settings: settings)
            }
            guard case .unreachable(let directory, _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(directory == root)
        }
    }
}
