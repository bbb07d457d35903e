/// The trie's nodes for the segments and elements met before, so that in the steady state no name is spelled.
///
/// Belongs to one trie, and starts over with another one.
struct EDINodes: Sendable {
    private var trie: UInt64 = 0
    private var keys = [UInt64](repeating: 0, count: 1 << 13)
    private var nodes = [Int32](repeating: 0, count: 1 << 13)
    private var count = 0

    /// Forgets what belongs to another trie.
    mutating func serve(_ identity: UInt64) {
        guard trie != identity else { return }
        trie = identity
        clear()
    }

    private mutating func clear() {
        for index in keys.indices { keys[index] = 0 }
        count = 0
    }

    /// The key for a segment: its tag and code below `parent`; `nil` when they do not fit.
    static func segment(_ tag: EDICode, position: Int, code: EDICode?, below parent: PathNode) -> UInt64? {
        // A segment has a code only when its position is known.
        key(parent, code ?? tag, element: position, component: code == nil ? 127 : 126)
    }

    /// The key for an element below its segment.
    static func element(_ element: Int, _ component: Int, code: EDICode?, below segment: PathNode) -> UInt64? {
        key(segment, code, element: min(element, 99), component: component)
    }

    private static func key(_ parent: PathNode, _ code: EDICode?, element: Int, component: Int) -> UInt64? {
        guard parent.index < 1 << 24, element < 128, component < 128 else { return nil }
        // The highest bit keeps every key from being 0.
        return 1 << 63 | UInt64(UInt32(bitPattern: parent.index)) << 39 | UInt64(code?.packed ?? 0) << 14
            | UInt64(truncatingIfNeeded: element << 7 | component)
    }

    subscript(key: UInt64) -> PathNode? {
        var slot = EDINodes.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return PathNode(index: nodes[slot]) }
            slot = (slot &+ 1) & (keys.count &- 1)
        }
        return nil
    }

    mutating func insert(_ node: PathNode, for key: UInt64) {
        if count * 2 >= keys.count { clear() }
        var slot = EDINodes.slot(key)
        while keys[slot] != 0 { slot = (slot &+ 1) & (keys.count &- 1) }
        keys[slot] = key
        nodes[slot] = node.index
        count += 1
    }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 51) }
}
