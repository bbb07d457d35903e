import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Postgres
import Storage
import TestSupport

/// The built program, with a private database of this test run, as an operator would run it.
final class RunningVigie {
    let database: PrivateDatabase
    let port: Int
    let key: String
    let log: URL
    private var process: Process?

    static let pepper = "a pepper for tests, which has to be at least 32 bytes"

    /// One cluster for all suites, started by whoever comes first.
    private static let cluster = Task {
        let database = try await PrivateDatabase.open(at: folder.path)
        atexit {
            PrivateCluster.abandonServer(in: RunningVigie.folder.path)
            try? FileManager.default.removeItem(at: RunningVigie.folder)
            for log in RunningVigie.logs { try? FileManager.default.removeItem(at: log) }
        }
        return database
    }

    private static let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-e2e-\(getpid())")

    private static var logs: [URL] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        return (names ?? []).filter { $0.hasPrefix("vigie-e2e-\(getpid())-") }
            .map { FileManager.default.temporaryDirectory.appendingPathComponent($0) }
    }

    /// A migrated database and a key; the service is not started yet.
    init(name: String, port: Int) async throws {
        database = try await RunningVigie.cluster.value.sibling(name)
        self.port = port
        log = FileManager.default.temporaryDirectory
            .appendingPathComponent("vigie-e2e-\(getpid())-\(name).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let owner = database.url(user: PrivateDatabase.owner)
        _ = try await Program.run(["migrate", "up"], ["VIGIE_OWNER_DATABASE_URL": owner])
        let scopes = ["events:write", "events:read", "alerts:read", "trends:read", "platforms:read", "admin"]
        let made = try await Program.run(
            ["keys", "create", "test"] + scopes.flatMap { ["--scope", $0] },
            RunningVigie.environment(of: database)
        )
        key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// `settings` come on top of those that every test needs.
    func start(_ settings: [String: String] = [:]) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["serve"]
        process.environment = Program.clean.merging(RunningVigie.environment(of: database)) { $1 }
            .merging(["VIGIE_ADDRESS": "127.0.0.1:\(port)"]) { $1 }
            .merging(settings) { $1 }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<600 {
            if (try? await get("/readyz").status) == 200 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProgramError(description: "not ready: " + ((try? String(contentsOf: log, encoding: .utf8)) ?? ""))
    }

    /// A test that throws before `terminate` leaves no service behind on its port.
    deinit { killNow() }

    func killNow() {
        guard let process, process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end; its exit code.
    func terminate() async -> Int32 {
        guard let process else { return -1 }
        process.terminate()
        await process.end()
        return process.terminationStatus
    }

    func get(_ path: String, accept: String = "application/json") async throws -> (status: Int, body: String) {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Accept", value: accept)
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        return (Int(response.status.code), String(buffer: try await response.body.collect(upTo: 16 << 20)))
    }

    func post(_ body: String, type: String = "application/json") async throws -> (status: Int, body: String) {
        try await RunningVigie.post(body, type: type, to: port, as: key)
    }

    static func post(
        _ body: String,
        type: String = "application/json",
        to port: Int,
        as key: String,
        path: String = "/v1/events"
    ) async throws -> (status: Int, body: String) {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Content-Type", value: type)
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        return (Int(response.status.code), String(buffer: try await response.body.collect(upTo: 16 << 20)))
    }

    /// As the service sees its database.
    var environment: [String: String] { RunningVigie.environment(of: database) }

    private static func environment(of database: PrivateDatabase) -> [String: String] {
        ["VIGIE_DATABASE_URL": database.url(user: PrivateDatabase.login), "VIGIE_PEPPER": RunningVigie.pepper]
    }
}

/// The program itself, run to its end.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle.
    static var path: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("vigie").path
    }

    /// No setting of whoever runs the tests.
    static var clean: [String: String] {
        let kept = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"]
        var environment = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
        environment["SWIFT_BACKTRACE"] = "enable=no"
        environment["VIGIE_LANG"] = "en"
        environment["VIGIE_STATE"] = FileManager.default.temporaryDirectory.path + "/vigie-e2e-\(getpid())-state"
        return environment
    }

    static func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = clean.merging(environment) { $1 }
        return try await end(of: process) {}
    }

    /// Starts a process, does something meanwhile, and waits for its end.
    static func end(
        of process: Process,
        reading input: Any = FileHandle.nullDevice,
        meanwhile: () async throws -> Void
    ) async throws -> Result {
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = input
        try process.run()
        async let said = Program.all(of: output)
        async let complained = Program.all(of: errors)
        try await meanwhile()
        let (text, complaint) = await (said, complained)
        await process.end()
        return Result(status: process.terminationStatus, output: text, errors: complaint)
    }

    /// On a thread of the system's: Swift has few, and a program that runs long would hold two.
    private static func all(of pipe: Pipe) async -> String {
        let handle = pipe.fileHandleForReading
        return await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    continuation.resume(returning: String(decoding: handle.readDataToEndOfFile(), as: UTF8.self))
                }
        }
    }
}

extension Process {
    /// Waits for the end without a thread: there are few, and other tests need them.
    func end() async {
        while isRunning { try? await Task.sleep(for: .milliseconds(10)) }
        waitUntilExit()
    }
}

struct ProgramError: Error, CustomStringConvertible {
    let description: String
}
