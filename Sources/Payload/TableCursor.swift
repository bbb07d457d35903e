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
        var seen: UInt64 = 0
        let index = plainEnd(from: start, bytes, &seen)
        var upper = index
        while upper > start, bytes[upper - 1] == 0x20 { upper -= 1 }
        return Field(range: start..<upper, traits: traits(of: seen, start..<upper, bytes), stop: stop(at: index, bytes))
    }

    /// Where the delimiter or the line end behind an unquoted field stands; `seen` collects its bytes, all in one.
    @inline(__always)
    private func plainEnd(from start: Int, _ bytes: Span<UInt8>, _ seen: inout UInt64) -> Int {
        var index = start
        var hasReference: UInt64 = 0
        while index &+ 8 <= end {
            let word = ByteWord.load(bytes, at: index)
            let stops =
                ByteWord.matches(word, delimiter) | ByteWord.matches(word, 0x0A) | ByteWord.matches(word, 0x0D)
            let part = stops == 0 ? word : ByteWord.before(stops, in: word)
            seen |= part & ByteWord.highs
            hasReference |= ByteWord.matches(part, UInt8(ascii: "&"))
            if stops != 0 {
                if hasReference != 0 { seen |= TableCursor.reference }
                return index &+ stops.trailingZeroBitCount >> 3
            }
            index &+= 8
        }
        while index < end {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            if byte == UInt8(ascii: "&") { hasReference = 1 }
            seen |= UInt64(byte & 0x80)
            index &+= 1
        }
        if hasReference != 0 { seen |= TableCursor.reference }
        return index
    }

    /// Stands in `seen` for an `&`.
    private static let reference: UInt64 = 1

    @inline(__always)
    private func traits(of seen: UInt64, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Leaf.Traits {
        seen == 0 ? [] : seen & TableCursor.reference == 0 ? .beyondASCII : TextLeaves.traits(of: range, bytes)
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
                    let content = (start + 1)..<index
                    if seen != 0 { traits.formUnion(TextLeaves.traits(of: content, bytes)) }
                    return Field(range: content, traits: traits, stop: stop(at: next, bytes))
                }
            }
            if byte >= 0x80 || byte == UInt8(ascii: "&") { seen = 1 }
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
