import Crypto
import Foundation

/// How far a file was imported, so that a run that was stopped goes on where it was.
///
/// Kept beside the user's other state (`XDG_STATE_HOME`), under a hash of the file's path. Losing it costs time
/// and nothing else: an event that is sent again is a duplicate.
struct ImportCheckpoint {
    private let file: URL
    /// Tells a file from another that took its name.
    private let identity: String

    init(path: String, size: Int64, head: [UInt8]) {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "/tmp"
        let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/state"
        let name = ImportCheckpoint.hexadecimal(SHA256.hash(data: Data(path.utf8)).prefix(12))
        file = URL(fileURLWithPath: state).appendingPathComponent("vigie/import/\(name)")
        identity = ImportCheckpoint.hexadecimal(SHA256.hash(data: Data(head)).prefix(12))
    }

    /// Bytes that are done; 0 for a file that was not seen, or was and is another now.
    func offset() -> Int64 {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return 0 }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[0] == identity, let offset = Int64(parts[1]) else { return 0 }
        return offset
    }

    func save(_ offset: Int64) {
        let folder = file.deletingLastPathComponent()
        // A state folder that cannot be written only costs the chance to resume.
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? "\(identity) \(offset)".write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: file) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        .joined()
    }
}
