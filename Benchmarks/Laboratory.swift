import Foundation
import Logging
import Postgres
import Storage

struct LaboratoryError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A fresh database cluster with default durability, migrated, and a service that is not started yet.
final class Laboratory {
    let service: ServiceProcess
    let key: String
    let log: URL
    let folder: URL
    private(set) var database: PrivateDatabase
    let binary: String

    var cluster: PrivateCluster { database.cluster }

    /// The vigie that was built together with this program.
    static var siblingBinary: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("vigie").path
    }

    init(binary: String, arguments: [String] = []) async throws {
        self.binary = binary
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "vigie-lab-\(getpid())-\(monotonicNanoseconds())"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        log = folder.appendingPathComponent("vigie.log")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        database = try await PrivateDatabase.open(at: folder.appendingPathComponent("cluster").path)
        let url = database.url(user: PrivateDatabase.login)
        try Laboratory.migrate(database, binary: binary)
        let made = try Laboratory.vigie(
            binary,
            ["keys", "create", "lab", "--scope", "events:write", "--scope", "admin", "--json"],
            ["VIGIE_DATABASE_URL": url]
        )
        guard let key = (try JSONSerialization.jsonObject(with: made) as? [String: Any])?["key"] as? String else {
            throw LaboratoryError("no key was made")
        }
        self.key = key
        // Another run's service may still listen somewhere; a port of its own tells them apart.
        let port = Int.random(in: 20_000..<29_000)
        service = ServiceProcess(binary: binary, port: port, databaseURL: url, log: log, arguments: arguments)
    }

    /// Gives a laboratory for the time of `body`; whatever happens, nothing of it stays.
    static func with<Value>(
        binary: String,
        arguments: [String] = [],
        _ body: (Laboratory) async throws -> Value
    ) async throws -> Value {
        let lab = try await Laboratory(binary: binary, arguments: arguments)
        do {
            let value = try await body(lab)
            try await lab.close()
            return value
        } catch {
            try await lab.close()
            throw error
        }
    }

    /// Starts the service and waits until it is ready.
    func start() throws {
        try service.start()
        guard service.waitUntilReady() != nil else {
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw LaboratoryError("the service does not get ready: \(said.suffix(500))")
        }
    }

    func close() async throws {
        service.killNow()
        await cluster.stop()
        try FileManager.default.removeItem(at: folder)
    }

    func ownerPool() -> PostgresPool {
        PostgresPool(
            configuration: database.ownerConfiguration,
            size: 2,
            logger: Logger(label: "lab", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// Ends one of the service's backends without warning; the postmaster then restarts them all.
    func killBackend() {
        let backends = ProcessFacts.children(cluster.processID)
            .filter { pid in
                let command = (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
                return command.contains(PrivateDatabase.login)
            }
        if let victim = backends.randomElement() { kill(victim, SIGKILL) }
    }

    /// Stops the server as a crash would, then starts it again.
    func restartDatabaseImmediately() async throws {
        cluster.abandon()
        database = try await PrivateDatabase.open(at: cluster.directory)
    }

    static func migrate(_ database: PrivateDatabase, binary: String) throws {
        _ = try vigie(
            binary,
            ["migrate", "up"],
            ["VIGIE_OWNER_DATABASE_URL": database.url(user: PrivateDatabase.owner)]
        )
    }

    /// Runs vigie to its end and gives what it printed.
    static func vigie(_ binary: String, _ arguments: [String], _ environment: [String: String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        var all = ProcessInfo.processInfo.environment
        all["VIGIE_PEPPER"] = ServiceProcess.pepper
        for (name, value) in environment { all[name] = value }
        process.environment = all
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LaboratoryError("vigie \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
        return data
    }
}
