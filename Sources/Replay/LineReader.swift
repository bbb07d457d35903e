package import Foundation

/// The lines of a file, read piece by piece, so that a file may be larger than memory.
package struct LineReader {
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0
    private static let piece = 4 << 20

    package init(_ url: URL) throws { file = try FileHandle(forReadingFrom: url) }

    /// The next line without its end; `nil` when there is none.
    package mutating func next() throws -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            guard let more = try file.read(upToCount: LineReader.piece), !more.isEmpty else { return rest() }
            searched = buffer.count - start
            buffer.removeFirst(start)
            buffer.append(contentsOf: more)
            start = 0
        }
    }

    /// What stands behind the last end of a line.
    private mutating func rest() -> ArraySlice<UInt8>? {
        defer { start = buffer.count }
        return start < buffer.count ? buffer[start...] : nil
    }
}
