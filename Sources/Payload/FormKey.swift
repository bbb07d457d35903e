/// Names of form fields as places: `line_items[0][price]` is `/line_items/*/price`.
enum FormKey {
    /// The place of the field whose name, decoded, stands in `key`.
    ///
    /// Brackets are read as PHP, Rails and Stripe write them; a name whose brackets do not match is one name. Names
    /// that look like values are withheld as everywhere.
    static func node(of key: Range<Int>, in bytes: Span<UInt8>, depth: Int, _ paths: inout PathTrie) -> PathNode {
        let upper = key.upperBound
        var index = key.lowerBound
        while index < upper, bytes[index] != UInt8(ascii: "[") { index += 1 }
        guard index < upper, index > key.lowerBound, isBracketed(index..<upper, bytes) else {
            return paths.child(of: .jsonRoot, key: key, in: bytes)
        }
        var node = paths.child(of: .jsonRoot, key: key.lowerBound..<index, in: bytes)
        var level = 1
        while index < upper, level < depth {
            let start = index + 1
            index = start
            while bytes[index] != UInt8(ascii: "]") { index += 1 }
            let part = start..<index
            node = isPosition(part, bytes) ? paths.items(of: node) : paths.child(of: node, key: part, in: bytes)
            index += 1
            level += 1
        }
        return node
    }

    /// Whether `range` is nothing but `[…][…]`.
    private static func isBracketed(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        var isOpen = false
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "["):
                guard !isOpen else { return false }
                isOpen = true
            case UInt8(ascii: "]"):
                guard isOpen else { return false }
                isOpen = false
            default:
                guard isOpen else { return false }
            }
        }
        return !isOpen
    }

    /// `[]` and `[0]`.
    private static func isPosition(_ part: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        part.count <= 5 && part.allSatisfy { bytes[$0] &- 0x30 < 10 }
    }
}
