package import Domain
import Synchronization

/// A place in the documents of one format, without the positions in arrays: a node of a `PathTrie`.
package struct PathNode: Sendable, Hashable {
    package let index: Int32
    init(index: Int32) { self.index = index }

    package static let jsonRoot = PathNode(index: 0)
    package static let xmlRoot = PathNode(index: 1)
    /// Stands for every path past the trie's bounds.
    package static let overflow = PathNode(index: 2)
}

/// The paths that one classifier has met, as a tree that is walked with raw key bytes.
///
/// In the steady state a key costs one hash and one comparison; no `String` is made and nothing is allocated. Keys are
/// compared raw, so two spellings of one key are two nodes with the same text. Nodes are appended, parents before
/// children, and never removed, so that others keep arrays beside it. Bounded, since senders choose the keys.
package struct PathTrie: Sendable {
    package enum Segment: UInt8, Sendable {
        case root
        case name
        /// Any position of an array, `*`.
        case item
        case attribute
        /// A key that is itself a value, `{value}`.
        case withheld
        case overflow
    }

    private struct Node {
        let parent: Int32
        let hash: UInt64
        let keyStart: Int32
        let keyLength: Int32
        let segment: Segment
        let depth: UInt8
        var children: Int32 = 0
        /// The `*` below, or -1.
        var item: Int32 = -1
        /// The node that was asked for next, the last time; -1 before.
        var next: Int32 = -1
        var path: PathID?
    }

    /// Tells this trie from every other one of the process, for those who remember its nodes.
    let identity = PathTrie.made.add(1, ordering: .relaxed).newValue
    private static let made = Atomic<UInt64>(0)

    private var nodes: [Node]
    /// The keys, each with eight bytes of room behind it.
    private var keys: [UInt8] = []
    /// The node that was asked for last: documents of a kind have their keys in the same order.
    private var last: Int32 = 0
    /// Open addressing over `nodes`; -1 is empty.
    private var slots: [Int32]
    private let seed: UInt64
    private let capacity: Int
    private let widest: Int
    private static let deepest: UInt8 = 100

    /// An empty trie; a random seed makes the hashes unpredictable to whoever chooses the keys.
    package init(seed: UInt64, capacity: Int = 65_536, widest: Int = 1_024) {
        self.seed = seed
        self.capacity = capacity
        self.widest = widest
        nodes = [.root, .root, .overflow]
            .map {
                Node(parent: -1, hash: 0, keyStart: 0, keyLength: 0, segment: $0, depth: 0)
            }
        slots = Array(repeating: -1, count: 1_024)
    }

    package var count: Int { nodes.count }
    /// No more paths can be entered.
    package var isFull: Bool { nodes.count >= capacity }
    package func segment(of node: PathNode) -> Segment { nodes[Int(node.index)].segment }
    /// How many steps it stands below its root.
    func depth(of node: PathNode) -> Int { Int(nodes[Int(node.index)].depth) }
    package func parent(of node: PathNode) -> PathNode? {
        let parent = nodes[Int(node.index)].parent
        return parent < 0 ? nil : PathNode(index: parent)
    }

    /// The node at a position of `count`.
    package func node(at position: Int) -> PathNode { PathNode(index: Int32(truncatingIfNeeded: position)) }

    /// The node below `parent` for a key as it stands in `bytes`.
    package mutating func child(
        of parent: PathNode,
        key: Range<Int>,
        in bytes: Span<UInt8>,
        segment: Segment = .name
    ) -> PathNode {
        let guess = nodes[Int(last)].next
        if guess >= 0, isKey(of: guess, key, bytes, parent, segment) {
            last = guess
            return PathNode(index: guess)
        }
        let found = lookUp(parent, key, bytes, segment)
        nodes[Int(last)].next = found.index
        last = found.index
        return found
    }

    private mutating func lookUp(
        _ parent: PathNode,
        _ key: Range<Int>,
        _ bytes: Span<UInt8>,
        _ segment: Segment
    ) -> PathNode {
        let place = UInt64(UInt32(bitPattern: parent.index)) << 8 | UInt64(segment.rawValue)
        let hash = ByteHash.of(bytes, key, seed: seed &+ place &* 0x9E37_79B9_7F4A_7C15)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let candidate = slots[slot]
            if candidate < 0 { return insert(key, of: bytes, below: parent, segment: segment, hash: hash) }
            if nodes[Int(candidate)].hash == hash, isKey(of: candidate, key, bytes, parent, segment) {
                return PathNode(index: candidate)
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// The node for the items of the array at `parent`.
    package mutating func items(of parent: PathNode) -> PathNode {
        let known = nodes[Int(parent.index)].item
        if known >= 0 { return PathNode(index: known) }
        let node = append(key: [], below: parent, segment: .item, hash: 0)
        if node != .overflow { nodes[Int(parent.index)].item = node.index }
        return node
    }

    private func isKey(
        of candidate: Int32,
        _ key: Range<Int>,
        _ bytes: Span<UInt8>,
        _ parent: PathNode,
        _ segment: Segment
    ) -> Bool {
        let node = nodes[Int(candidate)]
        guard node.parent == parent.index, node.segment == segment, Int(node.keyLength) == key.count else {
            return false
        }
        let names = keys.span
        var position = Int(node.keyStart)
        var index = key.lowerBound
        while index < key.upperBound, index &+ 8 <= bytes.count {
            var difference = ByteWord.load(names, at: position) ^ ByteWord.load(bytes, at: index)
            let rest = key.upperBound &- index
            if rest < 8 { difference &= (1 &<< UInt64(truncatingIfNeeded: rest &* 8)) &- 1 }
            if difference != 0 { return false }
            position &+= 8
            index &+= 8
        }
        while index < key.upperBound {
            if names[position] != bytes[index] { return false }
            position &+= 1
            index &+= 1
        }
        return true
    }

    private mutating func insert(
        _ key: Range<Int>,
        of bytes: Span<UInt8>,
        below parent: PathNode,
        segment: Segment,
        hash: UInt64
    ) -> PathNode {
        // The node for withheld keys has an empty key, which is found by its segment kind.
        if segment == .withheld { return index(append(key: [], below: parent, segment: .withheld, hash: hash), hash) }
        guard parent != .overflow else { return .overflow }
        let isLong = key.count > KeyScreen.longestName * 6
        let raw = isLong ? [] : key.map { bytes[$0] }
        let name = PlainText.unescapingJSON(raw)
        if isLong || nodes[Int(parent.index)].children >= widest || KeyScreen.looksLikeValue(name) {
            return child(of: parent, key: 0..<0, in: bytes, segment: .withheld)
        }
        return index(append(key: raw, below: parent, segment: segment, hash: hash), hash)
    }

    private mutating func append(key: [UInt8], below parent: PathNode, segment: Segment, hash: UInt64) -> PathNode {
        let above = nodes[Int(parent.index)]
        guard parent != .overflow, nodes.count < capacity, above.depth < PathTrie.deepest else { return .overflow }
        nodes[Int(parent.index)].children += 1
        nodes.append(
            Node(
                parent: parent.index,
                hash: hash,
                keyStart: Int32(truncatingIfNeeded: keys.count),
                keyLength: Int32(truncatingIfNeeded: key.count),
                segment: segment,
                depth: above.depth + 1
            )
        )
        keys.append(contentsOf: key)
        keys.append(contentsOf: repeatElement(0, count: 8))
        return PathNode(index: Int32(truncatingIfNeeded: nodes.count - 1))
    }

    /// Enters a new node in the hash table.
    private mutating func index(_ node: PathNode, _ hash: UInt64) -> PathNode {
        guard node != .overflow else { return node }
        if nodes.count * 2 > slots.count {
            slots = Array(repeating: -1, count: slots.count * 2)
            for (position, known) in nodes.enumerated() where known.segment != .item && known.parent >= 0 {
                place(Int32(truncatingIfNeeded: position), known.hash)
            }
        } else {
            place(node.index, hash)
        }
        return node
    }

    private mutating func place(_ position: Int32, _ hash: UInt64) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
        slots[slot] = position
    }
}

extension PathTrie {
    /// The node of a path given as text, `/items/*/cost_price`; keys that look like values are withheld as always.
    ///
    /// A position (`/items/0`) and `items[]` are taken for `*`, a first `@` for an attribute.
    package mutating func node(ofPath text: String) -> PathNode {
        var node = PathNode.jsonRoot
        var bytes = Array(text.utf8)
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let isArray = part.count > 2 && part.suffix(2) == [UInt8(ascii: "["), UInt8(ascii: "]")]
            var name = PlainText.unescapingPointer(isArray ? part.dropLast(2) : part)
            if name == [UInt8(ascii: "*")] || (name.count <= 5 && name.allSatisfy { 0x30...0x39 ~= $0 }) {
                node = items(of: node)
                continue
            }
            let isAttribute = name.count > 1 && name[0] == UInt8(ascii: "@")
            if isAttribute { name.removeFirst() }
            node = child(of: node, key: 0..<name.count, in: name.span, segment: isAttribute ? .attribute : .name)
            if isArray { node = items(of: node) }
        }
        return node
    }

    /// The last segment as text, unescaped; empty for `*` and withheld keys.
    package func name(of node: PathNode) -> String {
        let entry = nodes[Int(node.index)]
        guard entry.segment == .name || entry.segment == .attribute else { return "" }
        let raw = Array(keys[Int(entry.keyStart)..<Int(entry.keyStart + entry.keyLength)])
        return String(decoding: PlainText.unescapingJSON(raw), as: UTF8.self)
    }

    /// `/items/*/cost_price`, with `/` and `~` in keys escaped as in RFC 6901.
    package func text(of node: PathNode) -> String {
        var parts: [String] = []
        var current: PathNode? = node
        while let step = current {
            switch segment(of: step) {
            case .root: break
            case .overflow: return "…"
            case .item: parts.append("*")
            case .withheld: parts.append("{value}")
            case .attribute: parts.append("@" + PlainText.escapingPointer(name(of: step)))
            case .name: parts.append(PlainText.escapingPointer(name(of: step)))
            }
            current = parent(of: step)
        }
        return parts.reversed().reduce(into: "") { $0 += "/" + $1 }
    }

    /// The node's number in `table`, asked for once.
    package mutating func path(of node: PathNode, in table: PathTable) -> PathID {
        if let known = nodes[Int(node.index)].path { return known }
        let path = segment(of: node) == .overflow ? PathTable.overflow : table.id(of: text(of: node))
        nodes[Int(node.index)].path = path
        return path
    }
}
