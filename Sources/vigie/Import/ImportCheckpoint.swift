import Crypto
import Foundation

/// How far a file was imported into one destination, so that a run that was stopped goes on where it was.
///
/// Kept under `PrivateFolder.state`, named by a hash of the file's path and of the destination. It counts only while the
/// file begins as it did and has the same bytes before the place. Losing it costs time and nothing else: an event that
/// is sent again is a duplicate.
struct ImportCheckpoint {
    struct Place: Sendable, Hashable {
        /// Bytes that are done.
        var offset: Int64
        /// Lines that are done.
        var lines: Int
    }

    private static let window: Int64 = 4_096

    private let folder: String
    private let file: URL
    private let path: String

    /// `destination` is a name that tells it from others, and no secret.
    init(path: String, destination: String, folder: String = PrivateFolder.state) {
        self.path = path
        self.folder = folder
        let name = ImportCheckpoint.digest(Array(path.utf8) + [0] + Array(destination.utf8))
        file = URL(fileURLWithPath: folder).appendingPathComponent("import/\(name)")
    }

    /// `nil` for a file that was not seen, or is another by now.
    func place() -> Place? {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let parts = text.split(separator: " ")
        guard parts.count == 3, let offset = Int64(parts[1]), let lines = Int(parts[2]), offset > 0, lines >= 0,
            let mark = mark(before: offset), mark == parts[0]
        else { return nil }
        return Place(offset: offset, lines: lines)
    }

    /// A state folder that cannot be written, or not safely, only costs the chance to resume.
    func save(_ place: Place) {
        guard let mark = mark(before: place.offset) else { return }
        guard (try? PrivateFolder.make(folder)) != nil, (try? PrivateFolder.make(folder + "/import")) != nil else {
            return
        }
        try? "\(mark) \(place.offset) \(place.lines)".write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: file) }

    /// A hash of the file's first bytes and of those before `offset`; `nil` if the file is shorter than that.
    private func mark(before offset: Int64) -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        let count = min(offset, ImportCheckpoint.window)
        guard count > 0, let head = try? handle.read(upToCount: Int(count)), head.count == count,
            (try? handle.seek(toOffset: UInt64(offset - count))) != nil,
            let tail = try? handle.read(upToCount: Int(count)), tail.count == count
        else { return nil }
        return ImportCheckpoint.digest(Array(head) + Array(tail))
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(12)
            .map { byte in
                let text = String(byte, radix: 16)
                return text.count == 1 ? "0" + text : text
            }
            .joined()
    }
}
