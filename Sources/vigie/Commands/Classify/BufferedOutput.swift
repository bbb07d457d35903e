import Foundation

/// Standard output, written in large pieces.
final class BufferedOutput {
    private var bytes: [UInt8] = []
    private static let size = 64 << 10

    /// Writes a line; its end is added.
    func line(_ line: [UInt8]) throws {
        bytes.append(contentsOf: line)
        bytes.append(0x0A)
        if bytes.count >= BufferedOutput.size { try flush() }
    }

    func flush() throws {
        guard !bytes.isEmpty else { return }
        defer { bytes.removeAll(keepingCapacity: true) }
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw Failure(
                .unavailable,
                fr: "La sortie standard ne prend plus rien.",
                en: "Standard output takes no more."
            )
        }
    }
}
