/// The trie's nodes for the segments and elements met before, so that in the steady state no name is spelled.
///
/// Belongs to one trie, and starts over with another one.
struct EDINodes: Sendable {
    private var trie: UInt64 = 0
    private var keys = [UInt64](repeating: 0, count: 1 << 13)
    private var nodes = [Int32](repeating: 0, count: 1 << 13)
    private var rowStarts = [Int32](repeating: -1, count: 1 << 13)
    private var count = 0
    private var isFull = false
    /// The elements without code or component below each segment that has a row, by number; 0 is not yet known.
    private var elements: [Int32] = []

    /// Elements with a place in a segment's row.
    static let rowLength = 32
    private static let rows = 2_048

    /// Forgets what belongs to another trie, and all when it has become too much: between payloads, so that the row
    /// of a segment stays its own while the segment is read.
    mutating func serve(_ identity: UInt64) {
        guard trie != identity || isFull else { return }
        trie = identity
        clear()
    }

    private mutating func clear() {
        for index in keys.indices { keys[index] = 0 }
        count = 0
        isFull = false
        elements.removeAll(keepingCapacity: true)
    }

    /// Where the row of a new segment starts in `elements`, or -1 when there are too many.
    mutating func makeRow() -> Int32 {
        guard elements.count < EDINodes.rows * EDINodes.rowLength else { return -1 }
        let row = elements.count
        elements.append(contentsOf: repeatElement(0, count: EDINodes.rowLength))
        return Int32(truncatingIfNeeded: row)
    }

    @inline(__always)
    func element(_ element: Int, inRow row: Int32) -> PathNode? {
        guard row >= 0, element < EDINodes.rowLength else { return nil }
        let known = elements[Int(row) &+ element]
        return known == 0 ? nil : PathNode(index: known)
    }

    mutating func setElement(_ element: Int, inRow row: Int32, to node: PathNode) {
        guard row >= 0, element < EDINodes.rowLength else { return }
        elements[Int(row) &+ element] = node.index
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

    subscript(key: UInt64) -> PathNode? { find(key)?.node }

    /// The node of a segment and the row of its elements.
    func find(_ key: UInt64) -> (node: PathNode, row: Int32)? {
        var slot = EDINodes.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return (PathNode(index: nodes[slot]), rowStarts[slot]) }
            slot = (slot &+ 1) & (keys.count &- 1)
        }
        return nil
    }

    /// Remembers a node; not when there are too many.
    mutating func insert(_ node: PathNode, for key: UInt64, row: Int32 = -1) {
        guard count * 2 < keys.count else {
            isFull = true
            return
        }
        var slot = EDINodes.slot(key)
        while keys[slot] != 0 { slot = (slot &+ 1) & (keys.count &- 1) }
        keys[slot] = key
        nodes[slot] = node.index
        rowStarts[slot] = row
        count += 1
    }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 51) }
}
