import Domain
import Payload

/// Values that hold a document or an encoded text.
extension Classifier {
    /// Looks at what a value holds; whether that was a document, whose values speak instead of it.
    mutating func lookInside(
        _ leaf: Leaf,
        _ verdict: Verdict,
        _ given: ScanContext,
        number: Int32,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        guard let form = NestedText.form(of: bytes, range) else { return false }
        var text: [UInt8] = []
        swap(&text, &nested.text)
        defer { swap(&text, &nested.text) }
        var places: [Int32]? = spans == nil ? nil : []
        guard let content = NestedText.decode(form, bytes, range, into: &text, origins: &places) else { return false }
        nested.isInside = true
        if let places { origins.push(places) }
        defer {
            nested.isInside = false
            if spans != nil { origins.pop() }
        }
        if content != .text, readInside(leaf, content, text.span) {
            noteQualifiers(of: nested.leaves, in: text.span)
            for index in nested.leaves.indices {
                examine(nested.leaves[index], number: nestedNumber(index), in: text.span)
            }
            nested.countLeaves(keepingPaths: spans != nil)
            return true
        }
        lookAtEncoded(leaf, verdict, given, number: number, text.span)
        // The name of its field speaks of what is written, too.
        return false
    }

    private mutating func readInside(_ leaf: Leaf, _ content: NestedText.Content, _ bytes: Span<UInt8>) -> Bool {
        nested.leaves.removeAll(keepingCapacity: true)
        let room = ReadLimits(
            bytes: limits.bytes,
            depth: limits.depth,
            leaves: limits.leaves - leaves.count - nested.count
        )
        guard
            readers.read(
                bytes,
                as: content,
                below: leaf.node,
                limits: room,
                paths: &trie,
                leaves: &nested.leaves
            )
        else { return false }
        learn()
        rulings.extend(paths: trie)
        tally.extend(nodes: trie.count)
        return true
    }

    /// Numbers go on behind those of the payload's own leaves.
    private func nestedNumber(_ index: Int) -> Int32 {
        Int32(truncatingIfNeeded: leaves.count &+ nested.count &+ index)
    }

    /// Base64 and percent-encoding of a text: what is recognised in it counts as if it stood there plainly.
    private mutating func lookAtEncoded(
        _ leaf: Leaf,
        _ verdict: Verdict,
        _ given: ScanContext,
        number: Int32,
        _ bytes: Span<UInt8>
    ) {
        hits.removeAll(keepingCapacity: true)
        ValueScanner.scan(bytes, 0..<bytes.count, given, hits: &hits)
        let ruling = rulings[leaf.node]
        for hit in hits where counts(hit, ruling, bytes) { note(hit, leaf, verdict, number, bytes) }
    }
}
