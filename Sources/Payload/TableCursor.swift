/// A forward-only reader of the fields of a table as text (RFC 4180), whatever ends its lines: LF, CRLF or CR.
///
/// Lenient where senders are careless: a quote inside a quoted field that neither ends it nor is doubled is a
/// character. Holds an offset only; the caller keeps the bytes.
struct TableCursor: Sendable {
    private(set) var offset: Int
    let end: Int
    let delimiter: UInt8
    /// More bytes follow `end` that nobody reads.
    let isCut: Bool
    /// A field began with a quote that nothing ended; from there on quotes are characters.
    private(set) var hasUnclosedQuote = false

    static let quote = UInt8(ascii: "\"")

    init(from offset: Int, to end: Int, delimiter: UInt8, isCut: Bool) {
        self.offset = offset
        self.end = end
        self.delimiter = delimiter
        self.isCut = isCut
    }

    /// What stands behind a field.
    enum Stop: Sendable {
        case delimiter
        case line
        case end
        /// The bytes end inside the field and more would follow.
        case cut
    }

    struct Field: Sendable {
        /// Without quotes and the spaces around; doubled quotes still doubled.
        let range: Range<Int>
        let traits: Leaf.Traits
        let stop: Stop
    }

    /// The same cursor at another place.
    func moved(to offset: Int) -> TableCursor {
        var cursor = self
        cursor.offset = offset
        return cursor
    }

    /// Moves behind empty lines.
    mutating func skipEmptyLines(_ bytes: Span<UInt8>) {
        while offset < end, bytes[offset] == 0x0A || bytes[offset] == 0x0D { offset += 1 }
    }

    /// Reads one field and moves behind what ends it.
    mutating func field(_ bytes: Span<UInt8>) -> Field {
        var start = offset
        while start < end, bytes[start] == 0x20 { start += 1 }
        if start < end, bytes[start] == TableCursor.quote, !hasUnclosedQuote, let field = quoted(start, bytes) {
            return field
        }
        var index = start
        var seen: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            seen |= byte
            index &+= 1
        }
        var upper = index
        while upper > start, bytes[upper - 1] == 0x20 { upper -= 1 }
        return Field(range: start..<upper, traits: seen >= 0x80 ? .beyondASCII : [], stop: stop(at: index, bytes))
    }

    /// The field whose quote stands at `start`; `nil` when nothing ends it.
    private mutating func quoted(_ start: Int, _ bytes: Span<UInt8>) -> Field? {
        var index = start + 1
        var seen: UInt8 = 0
        var traits: Leaf.Traits = []
        while index < end {
            let byte = bytes[index]
            if byte == TableCursor.quote {
                var next = index + 1
                if next < end, bytes[next] == TableCursor.quote {
                    traits.insert(.doubledQuotes)
                    index += 2
                    continue
                }
                while next < end, bytes[next] == 0x20 { next += 1 }
                if next == end || bytes[next] == delimiter || bytes[next] == 0x0A || bytes[next] == 0x0D {
                    if seen >= 0x80 { traits.insert(.beyondASCII) }
                    return Field(range: (start + 1)..<index, traits: traits, stop: stop(at: next, bytes))
                }
            }
            seen |= byte
            index &+= 1
        }
        guard !isCut else { return Field(range: start..<start, traits: [], stop: .cut) }
        hasUnclosedQuote = true
        return nil
    }

    private mutating func stop(at index: Int, _ bytes: Span<UInt8>) -> Stop {
        guard index < end else {
            if isCut { return .cut }
            offset = end
            return .end
        }
        offset = index + 1
        if bytes[index] == delimiter { return .delimiter }
        if bytes[index] == 0x0D, offset < end, bytes[offset] == 0x0A { offset += 1 }
        return .line
    }
}
