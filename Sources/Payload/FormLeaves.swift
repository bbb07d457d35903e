import Domain

/// A forward-only reader of application/x-www-form-urlencoded (WHATWG URL, section 5) that writes its values as leaves.
///
/// What stands between two `&` without `=` is taken for a value, not for a name. A value that is a document itself is
/// one leaf.
package struct FormLeaves: Sendable {
    private var scratch: [UInt8] = []

    package init() {}

    /// Appends the leaves of `bytes` to `leaves`; never traps, whatever the bytes.
    package mutating func read(
        _ bytes: Span<UInt8>,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        let isCut = bytes.count > limits.bytes
        var end = min(bytes.count, limits.bytes)
        // Files written by hand end in a line end.
        while !isCut, end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        var offset = min(PayloadFormat.markLength(of: bytes), end)
        var group = 0..<0
        var scope: Int32 = 0
        while offset < end {
            let start = offset
            var equals = end
            while offset < end, bytes[offset] != UInt8(ascii: "&") {
                if bytes[offset] == UInt8(ascii: "="), equals == end { equals = offset }
                offset += 1
            }
            if offset == end, isCut { return ReadEnding(condition: .truncated, inspected: start) }
            if offset > start {
                guard leaves.count < limits.leaves else { return ReadEnding(condition: .truncated, inspected: start) }
                let isPair = equals < end
                let key = start..<(isPair ? equals : start)
                let value = (isPair ? equals + 1 : start)..<offset
                // Fields of one thing, `items[0][…]`, share a scope while they follow each other.
                let prefix = FormLeaves.prefix(of: key, bytes)
                if scope == 0 || !FormLeaves.areEqual(prefix, group, bytes) {
                    scope &+= 1
                    group = prefix
                }
                leaves.append(
                    Leaf(
                        node: isPair
                            ? node(of: key, bytes, limits, &paths)
                            : paths.child(of: .jsonRoot, key: 0..<0, in: bytes, segment: .withheld),
                        range: value,
                        scope: scope,
                        kind: TableNumber.matches(bytes, value) ? .number : .string,
                        traits: FormText.traits(of: value, in: bytes)
                    )
                )
            }
            offset += 1
        }
        return ReadEnding(condition: isCut ? .truncated : .whole, inspected: isCut ? end : bytes.count)
    }

    private mutating func node(
        of key: Range<Int>,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie
    ) -> PathNode {
        guard key.contains(where: { bytes[$0] == UInt8(ascii: "%") || bytes[$0] == UInt8(ascii: "+") }) else {
            return FormKey.node(of: key, in: bytes, depth: limits.depth, &paths)
        }
        FormText.write(key, of: bytes, into: &scratch)
        return FormKey.node(of: 0..<scratch.count, in: scratch.span, depth: limits.depth, &paths)
    }

    /// The name up to its last bracket, as it is written; empty without brackets.
    private static func prefix(of key: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
        var index = key.upperBound
        while index > key.lowerBound {
            index -= 1
            let isEncoded =
                bytes[index] == UInt8(ascii: "%") && index + 2 < key.upperBound
                && bytes[index + 1] == UInt8(ascii: "5") && bytes[index + 2] | 0x20 == UInt8(ascii: "b")
            if bytes[index] == UInt8(ascii: "[") || isEncoded { return key.lowerBound..<index }
        }
        return key.lowerBound..<key.lowerBound
    }

    private static func areEqual(_ one: Range<Int>, _ other: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        for (left, right) in zip(one, other) where bytes[left] != bytes[right] { return false }
        return true
    }
}
