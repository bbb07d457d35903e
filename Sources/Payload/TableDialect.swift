/// What separates the fields of a table, found from its first lines.
package struct TableDialect: Sendable {
    let delimiter: UInt8
    /// Where its lines were looked at from.
    private let start: Int
    /// Sure enough to take text of an unknown type for a table: prose has commas too.
    let isCertain: Bool

    /// Tab, semicolon, bar, comma: what stands first is believed first, since it hardly ever stands in data.
    private static let delimiters = SIMD4<Int32>(0x09, 0x3B, 0x7C, 0x2C)
    private static let lines = 8
    /// Past this two lines are enough: those of a table with hundreds of columns are long.
    private static let reach = 4 << 10
    private static let farthest = 64 << 10

    /// Tab, line ends, quote, comma and semicolon, as bits of the first 64 characters; the bar is apart.
    private static let marks: UInt64 = 1 << 0x09 | 1 << 0x0A | 1 << 0x0D | 1 << 0x22 | 1 << 0x2C | 1 << 0x3B

    @inline(__always)
    private static func isMark(_ byte: UInt8) -> Bool {
        byte < 64 ? marks &>> UInt64(byte) & 1 != 0 : byte == UInt8(ascii: "|")
    }

    /// Looks at no more than the first eight lines and 64 KiB of `bytes` from `start` to `end`.
    init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
        var census = Census()
        let limit = min(end, start + TableDialect.farthest)
        var count = SIMD4<Int32>.zero
        var index = start
        var fieldStart = start
        var lineStart = start
        var hasBrokenQuote = false
        while index < limit {
            let byte = bytes[index]
            index &+= 1
            guard TableDialect.isMark(byte) else { continue }
            switch byte {
            case 0x0A, 0x0D:
                if index - 1 > lineStart { census.add(count) }
                count = .zero
                fieldStart = index
                lineStart = index
                if census.lines >= TableDialect.lines { break }
                if census.lines < 2 || index - start <= TableDialect.reach { continue }
            case TableCursor.quote:
                guard fieldStart == index - 1 else { continue }
                index = TableDialect.quotedEnd(from: index, before: limit, bytes)
                // `{"a":1,"b":2}` is no row of fields in quotes.
                if index < limit, !TableDialect.endsField(bytes[index]) { hasBrokenQuote = true }
                continue
            default:
                let place = TableDialect.place(of: byte)
                count[place] &+= 1
                if index < limit, bytes[index] == 0x20 { census.spaced[place] &+= 1 }
                fieldStart = index
                continue
            }
            break
        }
        // A line that the window cuts counts for nothing.
        if index == end, index > lineStart { census.add(count) }
        let verdict = census.verdict(TableDialect.delimiters)
        self.start = start
        delimiter = verdict.delimiter
        isCertain = verdict.isCertain && !hasBrokenQuote
    }

    /// Whether reading the bytes from `start` to `end` would find the same, since as much was looked at.
    func holds(from start: Int, to end: Int, of bytes: Span<UInt8>) -> Bool {
        self.start == start && (end == bytes.count || end - start >= TableDialect.farthest)
    }

    private static func place(of delimiter: UInt8) -> Int {
        switch delimiter {
        case 0x09: 0
        case 0x3B: 1
        case 0x7C: 2
        default: 3
        }
    }

    private static func endsField(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x2C, 0x3B, 0x7C, 0x20, 0x0A, 0x0D: true
        default: false
        }
    }

    /// Behind the quote that ends a field; the end of the window when none does.
    private static func quotedEnd(from start: Int, before limit: Int, _ bytes: Span<UInt8>) -> Int {
        var index = start
        while index < limit {
            if bytes[index] == TableCursor.quote {
                guard index + 1 < limit, bytes[index + 1] == TableCursor.quote else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return limit
    }

    /// How often each delimiter stands in a line, and whether lines agree on it.
    private struct Census {
        var lines = 0
        private var previous = SIMD4<Int32>.zero
        /// Lines that have as many as the line before them.
        private var agreements = SIMD4<Int32>.zero
        private var agreed = SIMD4<Int32>.zero
        private var total = SIMD4<Int32>.zero
        /// Delimiters with a space behind, as in prose.
        var spaced = SIMD4<Int32>.zero

        mutating func add(_ count: SIMD4<Int32>) {
            let agrees = (count .== previous) .& (count .> 0)
            agreements.replace(with: agreements &+ 1, where: agrees)
            agreed.replace(with: count, where: agrees)
            total = total &+ count
            previous = count
            lines += 1
        }

        func verdict(_ delimiters: SIMD4<Int32>) -> (delimiter: UInt8, isCertain: Bool) {
            var best = 3
            for place in (0..<3).reversed() {
                // A one-line table has no agreement; then what occurs at all is taken.
                let isBetter =
                    agreements[best] == 0 && agreements[place] == 0
                    ? total[place] > 0 && (place == 0 || total[place] >= total[best])
                    : agreements[place] > agreements[best]
                        // `1,5;2,5` has two commas, `A|B,…,…,…` one bar.
                        || (agreements[place] == agreements[best] && (place == 0 || agreed[place] * 2 >= agreed[best]))
                if isBetter { best = place }
            }
            // A title above and a ragged line or two are no reason to give a table up.
            let misfits = lines > 6 ? 2 : lines > 3 ? 1 : 0
            let isProse = (best == 1 || best == 3) && spaced[best] * 2 > total[best]
            let isCertain =
                agreements[best] >= 1 && agreed[best] >= 2 && Int(agreements[best]) + 1 + misfits >= lines && !isProse
            return (UInt8(truncatingIfNeeded: delimiters[best]), isCertain)
        }
    }
}
