/// Names of columns as places below the rows of a table.
enum TableNames {
    /// The place of the column whose name stands in `range`.
    ///
    /// Amazon's names are paths of their own, `list_price[marketplace_id=…]#1.value_with_tax`; they become
    /// `/*/list_price/value_with_tax`, without selectors and positions.
    static func node(of range: Range<Int>, _ bytes: Span<UInt8>, _ paths: inout PathTrie) -> PathNode {
        let rows = paths.items(of: .jsonRoot)
        guard isPath(range, bytes) else { return paths.child(of: rows, key: range, in: bytes) }
        var node = rows
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            while index < range.upperBound, !isMark(bytes[index]) { index += 1 }
            if index > start { node = paths.child(of: node, key: start..<index, in: bytes) }
            skipMarks(&index, before: range.upperBound, bytes)
        }
        return node == rows ? paths.child(of: rows, key: range, in: bytes) : node
    }

    /// Whether the name has a position, `#1`, and no space.
    private static func isPath(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        var hasPosition = false
        for index in range {
            if bytes[index] == 0x20 { return false }
            if bytes[index] == UInt8(ascii: "#"), index + 1 < range.upperBound, bytes[index + 1] &- 0x30 < 10 {
                hasPosition = true
            }
        }
        return hasPosition
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ".")
    }

    /// Moves behind selectors in brackets, a position and a dot.
    private static func skipMarks(_ index: inout Int, before upper: Int, _ bytes: Span<UInt8>) {
        while index < upper, isMark(bytes[index]) {
            let closing: UInt8? = bytes[index] == UInt8(ascii: "[") ? UInt8(ascii: "]") : nil
            let isPosition = bytes[index] == UInt8(ascii: "#")
            index += 1
            if let closing {
                while index < upper, bytes[index] != closing { index += 1 }
                if index < upper { index += 1 }
            } else if isPosition {
                while index < upper, bytes[index] &- 0x30 < 10 { index += 1 }
            }
        }
    }
}
