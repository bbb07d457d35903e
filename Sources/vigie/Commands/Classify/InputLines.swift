import Foundation

/// The lines of a file or of standard input, read piece by piece; blank ones are passed over.
struct InputLines {
    /// A line, or the fact that there was one longer than is kept.
    enum Line {
        case text([UInt8])
        case tooLong
    }

    /// Sixteen times what is inspected of a document: room for its escapes.
    static let longest = 16 << 20

    private let path: String
    private let handle: FileHandle
    private let piece: Int
    private let longest: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// How much the last read gave.
    private var lastRead = 0
    /// Counted from 1, with the blank ones.
    private(set) var number = 0

    init(_ path: String, piece: Int = 1 << 20, longest: Int = InputLines.longest) throws {
        self.path = path
        self.piece = piece
        self.longest = longest
        handle = try PayloadFile.handle(path)
    }

    /// The next line without its end; `nil` when there is none.
    ///
    /// `wait` is called before it is waited for more.
    mutating func next(beforeWaiting wait: () throws -> Void = {}) throws -> Line? {
        while let line = try nextOfAll(wait) {
            if case .text(let text) = line, text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return line
        }
        return nil
    }

    private mutating func nextOfAll(_ wait: () throws -> Void) throws -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            if let end = InputLines.end(in: buffer, from: searched) {
                return taken(upTo: end, next: end + 1, isTooLong)
            }
            if isAtEnd {
                guard start < buffer.count || isTooLong else { return nil }
                return taken(upTo: buffer.count, next: buffer.count, isTooLong)
            }
            if buffer.count - start > longest {
                isTooLong = true
                start = buffer.count
            }
            try wait()
            try fill()
            searched = isTooLong ? 0 : max(0, buffer.count - lastRead)
        }
    }

    /// Drops what was handed out and reads one piece more.
    private mutating func fill() throws {
        buffer.removeFirst(start)
        start = 0
        lastRead = 0
        do {
            if let more = try handle.read(upToCount: piece), !more.isEmpty {
                buffer.append(contentsOf: more)
                lastRead = more.count
            } else {
                isAtEnd = true
            }
        } catch {
            throw PayloadFile.unreadable(path)
        }
    }

    private mutating func taken(upTo end: Int, next: Int, _ isTooLong: Bool) -> Line {
        // A byte order mark belongs to the file and not to its first line.
        if number == 0, buffer[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        number += 1
        defer { start = next }
        return isTooLong || end - start > longest ? .tooLong : .text(Array(buffer[start..<max(start, end)]))
    }

    private static func end(in buffer: [UInt8], from start: Int) -> Int? {
        let bytes = buffer.span
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x0A { return index }
            index &+= 1
        }
        return nil
    }
}
