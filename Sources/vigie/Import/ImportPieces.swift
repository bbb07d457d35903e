import Foundation

/// Cuts an import source into pieces of NDJSON: at most a thousand lines and two mebibytes each.
struct ImportPieces {
    static let lines = 1_000
    static let bytes = 2 << 20

    struct Piece: Sendable {
        let body: [UInt8]
        let lines: Int
        /// Bytes of the source up to the end of this piece.
        let offset: Int64
    }

    private let handle: FileHandle
    private let isStandardInput: Bool
    private var csv: CSVEvents?
    private var rest: [UInt8] = []
    private var read: Int64
    private var ended = false

    /// `offset` skips what an earlier run has done (NDJSON only: a CSV needs its header).
    init(_ source: ImportSource, from offset: Int64) throws {
        isStandardInput = source.path == "-"
        if isStandardInput {
            handle = .standardInput
        } else {
            guard let file = FileHandle(forReadingAtPath: source.path) else {
                throw Failure(
                    .unavailable,
                    fr: "\(source.label) : ce fichier est illisible.",
                    en: "\(source.label): this file cannot be read."
                )
            }
            handle = file
        }
        read = 0
        if case .csv(let separator) = source.kind { csv = CSVEvents(separator: separator) }
        if offset > 0 {
            try handle.seek(toOffset: UInt64(offset))
            read = offset
        }
    }

    /// The next piece; `nil` at the end.
    mutating func next() throws -> Piece? {
        while true {
            if let piece = cut(atEnd: ended) { return piece }
            if ended { return nil }
            if isStandardInput { try ImportPieces.awaitInput() }
            if let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
                read += Int64(chunk.count)
                rest += csv?.read(chunk) ?? Array(chunk)
            } else {
                ended = true
                rest += csv?.finish() ?? []
            }
        }
    }

    /// A read that waits for a person or a pipe would not hear of Ctrl-C.
    private static func awaitInput() throws {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&input, 1, 200) == 0 { try Task.checkCancellation() }
    }

    private mutating func cut(atEnd: Bool) -> Piece? {
        var lines = 0
        var end = 0
        var index = 0
        while index < rest.count, lines < ImportPieces.lines {
            if rest[index] == 0x0A {
                // A line may be longer than a piece; it then is a piece of its own.
                if index + 1 > ImportPieces.bytes, end > 0 { break }
                lines += 1
                end = index + 1
            }
            index += 1
        }
        let isFull = lines == ImportPieces.lines || (index < rest.count && end > 0)
        if !isFull && !atEnd { return nil }
        if atEnd, !isFull, end < rest.count {
            end = rest.count
            lines += 1
        }
        guard end > 0 else { return nil }
        let body = Array(rest[..<end])
        rest.removeFirst(end)
        return Piece(body: body, lines: lines, offset: read - Int64(rest.count))
    }
}
