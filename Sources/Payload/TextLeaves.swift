import Domain

/// A reader of prose, logs and pages: the whole text is the value of the root, whose path is empty.
///
/// A long text becomes several leaves, cut where a line or a word ends, so that none is longer than is looked into.
package struct TextLeaves: Sendable {
    /// The longest leaf, in bytes.
    private static let longest = 32 << 10

    package init() {}

    /// Appends the text of `bytes` from `start` on to `leaves`; never traps, whatever the bytes.
    ///
    /// `start` lets the rest of a document be read that is broken there.
    package func read(
        _ bytes: Span<UInt8>,
        from start: Int = 0,
        limits: ReadLimits,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        let end = min(bytes.count, limits.bytes)
        var lower = min(max(start, PayloadFormat.markLength(of: bytes)), end)
        var scope: Int32 = 0
        while lower < end {
            while lower < end, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
            guard lower < end else { break }
            guard leaves.count < limits.leaves else { return ReadEnding(condition: .truncated, inspected: lower) }
            let upper = TextLeaves.end(ofPieceAt: lower, before: end, bytes)
            scope &+= 1
            leaves.append(
                Leaf(
                    node: .jsonRoot,
                    range: lower..<upper,
                    scope: scope,
                    kind: .string,
                    traits: TextLeaves.traits(of: lower..<upper, bytes)
                )
            )
            lower = upper
        }
        return ReadEnding(condition: bytes.count > end ? .truncated : .whole, inspected: end)
    }

    private static func end(ofPieceAt start: Int, before end: Int, _ bytes: Span<UInt8>) -> Int {
        guard end - start > longest else {
            var upper = end
            while upper > start, PayloadFormat.isSpace(bytes[upper - 1]) { upper -= 1 }
            return upper
        }
        let limit = start + longest
        var space: Int?
        var index = limit
        while index > start + longest / 2 {
            index -= 1
            if bytes[index] == 0x0A { return index + 1 }
            if bytes[index] == 0x20, space == nil { space = index + 1 }
        }
        if let space { return space }
        index = limit
        // Not inside a character.
        while index > start + 1, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    static func traits(of range: Range<Int>, _ bytes: Span<UInt8>) -> Leaf.Traits {
        var traits: Leaf.Traits = []
        var seen: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            seen |= byte
            if byte == UInt8(ascii: "&"), !traits.contains(.htmlReferences),
                PlainText.mayBeReference(at: index, before: range.upperBound, in: bytes)
            {
                traits.insert(.htmlReferences)
            }
        }
        return seen >= 0x80 ? traits.union(.beyondASCII) : traits
    }
}
