import Foundation

/// A program that a test stands beside Vigie: what `scripts/setup.sh test` brought, or nothing.
final class TestTool {
    private let process = Process()
    private let output: URL

    /// Where `scripts/setup.sh test` puts what the tests need.
    private static var tools: URL {
        URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent(".build-tools")
    }

    /// `nil`, saying so, where it is not installed.
    static func path(_ name: String) -> String? {
        let path = tools.appendingPathComponent(name).path
        if FileManager.default.isExecutableFile(atPath: path) { return path }
        print("skipped: \(name) is not installed (scripts/setup.sh test)")
        return nil
    }

    /// Python with `standardwebhooks` and `aiosmtpd`.
    static func python() -> String? { path("python/bin/python") }

    static var receivers: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/receivers.py").path
    }

    init(_ path: String, _ arguments: [String], log: URL) throws {
        output = log
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = FileHandle.standardError
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What it has said so far, one document a line.
    var lines: [[String: Any]] {
        let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return text.split(separator: "\n")
            .compactMap { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] }
    }
}

/// Asks again until there is an answer, for at most twenty seconds.
func eventually<Value>(_ ask: () async throws -> Value?) async throws -> Value? {
    for _ in 0..<400 {
        if let value = try await ask() { return value }
        try await Task.sleep(for: .milliseconds(50))
    }
    return nil
}
