/// Finds an organization's own words in values: names of projects, plants, recipes.
///
/// Case, accents and kinds of space do not matter; a word stands between others and not within one. A tree of the
/// words' bytes is walked from each place where a word begins, so a text without them costs one look at each character.
package struct LiteralMatcher: Sendable {
    /// A word and what it means.
    package struct Word: Sendable {
        package let text: String
        package let meaning: RuleMeaning

        package init(_ text: String, _ meaning: RuleMeaning) {
            self.text = text
            self.meaning = meaning
        }
    }

    /// Where a word stands.
    package struct Hit: Sendable, Hashable {
        package let range: Range<Int>
        package let meaning: RuleMeaning
    }

    private struct Node: Sendable {
        let byte: UInt8
        /// The first node below and the next one beside, or -1.
        var child: Int32 = -1
        let sibling: Int32
        /// Its place in `meanings`, or -1.
        var meaning: Int32 = -1
    }

    /// Bytes that a word may have once folded.
    package static let lengths = 3...100
    /// How many words a set of rules may have.
    package static let most = 2_000

    private var nodes: [Node] = []
    private var meanings: [RuleMeaning] = []
    /// The node of each first byte, or -1; empty while there are no words.
    private var roots: [Int32] = []

    /// Of two words that read the same, the first counts; words out of bounds are left out.
    package init(_ words: [Word] = []) {
        for word in words.prefix(LiteralMatcher.most) {
            let folded = LiteralMatcher.folded(word.text)
            guard LiteralMatcher.lengths ~= folded.count else { continue }
            insert(folded, word.meaning)
        }
    }

    package var isEmpty: Bool { nodes.isEmpty }
    /// How many different words there are.
    package var count: Int { meanings.count }

    /// A word as it is compared, without spaces at its ends.
    package static func folded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var folded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let character = FoldedCharacter(at: index, before: bytes.count, in: bytes.span)
            var units = character.units
            for _ in 0..<character.count {
                let unit = UInt8(truncatingIfNeeded: units)
                if unit != 0x20 || (folded.last ?? 0x20) != 0x20 { folded.append(unit) }
                units >>= 8
            }
            index = character.next
        }
        if folded.last == 0x20 { folded.removeLast() }
        return folded
    }

    /// Appends the words in `range`, in their order and not overlapping; the longest where several begin.
    package func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, hits: inout [Hit]) {
        guard !nodes.isEmpty else { return }
        var index = range.lowerBound
        var isInWord = false
        while index < range.upperBound {
            let character = FoldedCharacter(at: index, before: range.upperBound, in: bytes)
            let root = roots[Int(truncatingIfNeeded: character.units & 0xFF)]
            if root >= 0, character.count > 0, !(isInWord && character.isWord),
                let hit = longest(from: root, character, at: index, before: range.upperBound, in: bytes)
            {
                hits.append(hit)
                index = hit.range.upperBound
                isInWord = false
                continue
            }
            // An accent or a soft hyphen belongs to what it stands on.
            if character.count > 0 { isInWord = character.isWord }
            index = character.next
        }
    }

    /// The longest word that begins with `first` at `start` and ends where a word may end.
    private func longest(
        from root: Int32,
        _ first: FoldedCharacter,
        at start: Int,
        before end: Int,
        in bytes: Span<UInt8>
    ) -> Hit? {
        var node = root
        var character = first
        var units = first.units >> 8
        var left = first.count &- 1
        var isAfterSpace = false
        var best: Hit?
        while true {
            while left > 0 {
                node = child(of: node, UInt8(truncatingIfNeeded: units))
                guard node >= 0 else { return best }
                units >>= 8
                left &-= 1
            }
            let isLast = character.next >= end
            let following =
                isLast ? nil : FoldedCharacter(at: character.next, before: end, in: bytes)
            let meaning = nodes[Int(node)].meaning
            if meaning >= 0, !(character.isWord && (following?.isWord ?? false)) {
                best = Hit(range: start..<character.next, meaning: meanings[Int(meaning)])
            }
            guard let following else { return best }
            isAfterSpace = character.count == 0 ? isAfterSpace : character.units == 0x20
            character = following
            // Any number of spaces reads as one.
            let isRepeated = isAfterSpace && following.count == 1 && following.units == 0x20
            (units, left) = isRepeated ? (0, 0) : (following.units, following.count)
        }
    }

    private func child(of node: Int32, _ byte: UInt8) -> Int32 {
        var child = nodes[Int(node)].child
        while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
        return child
    }

    private mutating func insert(_ word: [UInt8], _ meaning: RuleMeaning) {
        if roots.isEmpty { roots = Array(repeating: -1, count: 256) }
        var node = roots[Int(word[0])]
        if node < 0 {
            node = append(word[0], sibling: -1)
            roots[Int(word[0])] = node
        }
        for byte in word.dropFirst() {
            var below = child(of: node, byte)
            if below < 0 {
                below = append(byte, sibling: nodes[Int(node)].child)
                nodes[Int(node)].child = below
            }
            node = below
        }
        guard nodes[Int(node)].meaning < 0 else { return }
        nodes[Int(node)].meaning = Int32(truncatingIfNeeded: meanings.count)
        meanings.append(meaning)
    }

    private mutating func append(_ byte: UInt8, sibling: Int32) -> Int32 {
        nodes.append(Node(byte: byte, sibling: sibling))
        return Int32(truncatingIfNeeded: nodes.count - 1)
    }
}
