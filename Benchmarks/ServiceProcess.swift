import Foundation

/// `vigie serve` as a process of its own, on a port of this machine.
final class ServiceProcess {
    let port: Int
    private let binary: String
    private let environment: [String: String]
    private let arguments: [String]
    private let log: URL
    private var process: Process?

    /// `databaseURL` is the service role's; output goes to `log`.
    init(binary: String, port: Int, databaseURL: String, log: URL, arguments: [String] = []) {
        self.binary = binary
        self.port = port
        self.log = log
        self.arguments = arguments
        environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": ProcessInfo.processInfo.environment["HOME"] ?? "/tmp",
            "VIGIE_DATABASE_URL": databaseURL,
            "VIGIE_PEPPER": ServiceProcess.pepper,
            "VIGIE_ADDRESS": "127.0.0.1:\(port)",
            "VIGIE_LOG_LEVEL": "notice",
            "VIGIE_INGEST_PER_MINUTE": "1000000000",
            // The receivers of the laboratory are on this machine.
            "VIGIE_WEBHOOKS_ALLOW_INSECURE_HOSTS": "127.0.0.1",
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// Good for measuring only.
    static let pepper = "a pepper for measurements, of at least thirty-two bytes"

    var pid: Int32 { process?.processIdentifier ?? 0 }
    var isRunning: Bool { process?.isRunning ?? false }

    func start() throws {
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        let output = try FileHandle(forWritingTo: log)
        try output.seekToEnd()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = ["serve"] + arguments
        process.environment = environment
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        self.process = process
    }

    /// Seconds until `/readyz` says 200; `nil` if it does not within `limit`.
    func waitUntilReady(limit: Double = 20) -> Double? {
        let started = monotonicNanoseconds()
        while Double(monotonicNanoseconds() - started) / 1e9 < limit {
            if status(of: "/readyz") == 200 { return Double(monotonicNanoseconds() - started) / 1e9 }
            guard isRunning else { return nil }
            usleep(2_000)
        }
        return nil
    }

    func status(of path: String) -> Int {
        let loader = HTTPLoader(port: port, connections: 1)
        var status = 0
        var asked = false
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        loader.run(
            next: { _ in
                defer { asked = true }
                return asked ? nil : request
            },
            done: { status = $0.status }
        )
        return status
    }

    /// Ends it without a chance to clean up.
    func killNow() {
        guard let process, process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end; the exit code, or `nil` if it was still there after 25 s.
    func terminate() -> Int32? {
        guard let process, process.isRunning else { return nil }
        kill(process.processIdentifier, SIGTERM)
        let deadline = monotonicNanoseconds() + 25_000_000_000
        while process.isRunning {
            if monotonicNanoseconds() > deadline {
                killNow()
                return nil
            }
            usleep(10_000)
        }
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }
}
