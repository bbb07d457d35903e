import Foundation

/// A network of its own for one test: nothing leads out of it, every address leads into it.
///
/// The tests are run once more, in a network namespace in which each address, of either version, is one of this
/// machine's. A connection that is attempted is counted there by the kernel, whatever its address, and goes nowhere else.
enum SecludedRun {
    /// Set for the tests that run inside.
    static let mark = "VIGIE_TESTS_SECLUDED"

    static var isInside: Bool { ProcessInfo.processInfo.environment[mark] != nil }

    private static let preparation = """
        ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo
        """

    /// Whether this machine lets us have such a network.
    static var isPossible: Bool { (try? run(["sh", "-c", preparation]))?.status == 0 }

    /// Runs the tests of a suite inside, and returns what they said.
    static func tests(of suite: String) throws -> (status: Int32, output: String) {
        let arguments = [CommandLine.arguments[0], "--testing-library", "swift-testing", "--filter", suite]
        return try run(["sh", "-c", preparation + #" && exec "$0" "$@""#] + arguments)
    }

    private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["unshare", "-rn"] + command
        process.environment = ProcessInfo.processInfo.environment.merging([mark: "1"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}

/// What the kernel counted in this network since it was made.
enum ConnectionCount {
    /// Connections that were begun: a SYN was sent for each (`ActiveOpens` of `/proc/net/snmp`, RFC 4022).
    static func attempts() throws -> Int {
        let lines = try String(contentsOfFile: "/proc/self/net/snmp", encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("Tcp:") }.map { $0.split(separator: " ") }
        guard lines.count == 2, let place = lines[0].firstIndex(of: "ActiveOpens"), place < lines[1].count,
            let count = Int(lines[1][place])
        else { throw CocoaError(.fileReadCorruptFile) }
        return count
    }
}
