import Domain

/// A forward-only reader of JSON (RFC 8259) that writes the leaves of a document, without recursion.
///
/// Documents that follow one another on lines of their own (NDJSON) are read as if they were one: same paths. Keeps its
/// stack between documents so that reading allocates nothing in the steady state. Strict about structure, numbers and
/// literals; a fault ends reading and what was written before it counts.
package struct JSONLeaves: Sendable {
    private struct Frame {
        let node: PathNode
        let scope: Int32
        let isArray: Bool
    }

    private enum Expectation {
        case value
        case firstItem
        case key
        case firstKey
        case separator
    }

    private var frames: [Frame] = []
    var offset = 0
    var end = 0
    /// More bytes follow `end` that nobody reads.
    var isCut = false
    private var lastScope: Int32 = 0
    /// Where the document stands, and the scope of its values that no object or array holds.
    private var root = PathNode.jsonRoot
    private var rootScope: Int32 = 0
    private var mostFrames = 0
    private var nestedScopes = NestedScopes(from: NestedScopes.ofJSON)

    package init() { frames.reserveCapacity(64) }

    /// Appends the leaves of `bytes` to `leaves`; never traps, whatever the bytes.
    package mutating func read(
        _ bytes: Span<UInt8>,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        begin(bytes, limits)
        return readAll(bytes, limits, &paths, &leaves)
    }

    /// The same for a document that stands in a value at `node`: its paths continue that one's.
    ///
    /// Ranges are into `bytes`, so `leaves` should be another list than that of the payload, with what is left of the
    /// payload's bounds as `limits`. The depth of `node` counts. Scopes are others than those of the payload.
    package mutating func read(
        _ bytes: Span<UInt8>,
        below node: PathNode,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        begin(bytes, limits)
        root = node
        mostFrames = limits.depth - paths.depth(of: node)
        lastScope = nestedScopes.next(for: bytes.count)
        rootScope = lastScope
        defer { nestedScopes.last = lastScope }
        return readAll(bytes, limits, &paths, &leaves)
    }

    private mutating func readAll(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) -> ReadEnding {
        do throws(ReadFault) {
            try readDocuments(bytes, limits, &paths, &leaves)
            return ReadEnding(condition: .whole, inspected: bytes.count)
        } catch {
            return ReadEnding(condition: error.condition(cut: isCut), inspected: min(offset, end))
        }
    }

    /// Appends the leaves of documents that stand one on a line; a line that is not JSON ends only itself.
    package mutating func readLines(
        _ bytes: Span<UInt8>,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        begin(bytes, limits)
        let last = end
        let isCut = isCut
        var condition = Classification.Condition.whole
        while offset < last {
            end = offset
            while end < last, bytes[end] != 0x0A { end += 1 }
            self.isCut = isCut && end == last
            do throws(ReadFault) {
                skipSpace(bytes)
                if offset < end {
                    try readDocuments(bytes, limits, &paths, &leaves)
                } else if self.isCut {
                    throw .ended
                }
            } catch {
                let fault = error.condition(cut: self.isCut)
                if condition != .malformed { condition = fault }
                if case .tooMany = error { return ReadEnding(condition: condition, inspected: offset) }
                if self.isCut { return ReadEnding(condition: condition, inspected: offset) }
            }
            frames.removeAll(keepingCapacity: true)
            offset = min(end + 1, last)
        }
        return ReadEnding(condition: condition, inspected: last)
    }

    private mutating func begin(_ bytes: Span<UInt8>, _ limits: ReadLimits) {
        frames.removeAll(keepingCapacity: true)
        end = min(bytes.count, limits.bytes)
        isCut = bytes.count > end
        offset = min(PayloadFormat.markLength(of: bytes), end)
        lastScope = 0
        root = .jsonRoot
        rootScope = 0
        mostFrames = limits.depth
    }

    private mutating func readDocuments(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        var expectation = Expectation.value
        var node = root
        while true {
            skipSpace(bytes)
            guard offset < end else { throw .ended }
            let byte = bytes[offset]
            switch expectation {
            case .firstItem where byte == UInt8(ascii: "]"), .firstKey where byte == UInt8(ascii: "}"):
                offset += 1
                frames.removeLast()
                expectation = .separator
            case .firstKey, .key:
                guard byte == UInt8(ascii: "\"") else { throw .malformed }
                let key = try string(bytes).range
                skipSpace(bytes)
                guard offset < end else { throw .ended }
                guard bytes[offset] == UInt8(ascii: ":") else { throw .malformed }
                offset += 1
                node = paths.child(of: frames[frames.count - 1].node, key: key, in: bytes)
                expectation = .value
                continue
            case .separator:
                let frame = frames[frames.count - 1]
                offset += 1
                if byte == UInt8(ascii: ",") {
                    node = frame.node
                    expectation = frame.isArray ? .value : .key
                    continue
                }
                guard byte == (frame.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else { throw .malformed }
                frames.removeLast()
            case .firstItem, .value:
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                    guard frames.count < mostFrames else { throw .tooDeep }
                    offset += 1
                    lastScope += 1
                    let isArray = byte == UInt8(ascii: "[")
                    node = isArray ? paths.items(of: node) : node
                    frames.append(Frame(node: node, scope: lastScope, isArray: isArray))
                    expectation = isArray ? .firstItem : .firstKey
                    continue
                }
                guard leaves.count < limits.leaves else { throw .tooMany }
                leaves.append(try scalar(byte, at: node, bytes))
                expectation = .separator
            }
            if frames.isEmpty {
                guard try isFollowed(bytes) else { return }
                node = root
                expectation = .value
            }
        }
    }

    private mutating func scalar(_ byte: UInt8, at node: PathNode, _ bytes: Span<UInt8>) throws(ReadFault) -> Leaf {
        let scope = frames.last?.scope ?? rootScope
        let start = offset
        switch byte {
        case UInt8(ascii: "\""):
            let (range, traits) = try string(bytes)
            return Leaf(node: node, range: range, scope: scope, kind: .string, traits: traits)
        case UInt8(ascii: "-"), 0x30...0x39:
            try number(bytes)
            return Leaf(node: node, range: start..<offset, scope: scope, kind: .number)
        case UInt8(ascii: "t"):
            try literal("true", bytes)
            return Leaf(node: node, range: start..<offset, scope: scope, kind: .boolean)
        case UInt8(ascii: "f"):
            try literal("false", bytes)
            return Leaf(node: node, range: start..<offset, scope: scope, kind: .boolean)
        case UInt8(ascii: "n"):
            try literal("null", bytes)
            return Leaf(node: node, range: start..<start, scope: scope, kind: .null)
        default:
            throw .malformed
        }
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while offset < end, PayloadFormat.isSpace(bytes[offset]) { offset += 1 }
    }

    /// Whether another document begins on a later line; else the bytes must end.
    private mutating func isFollowed(_ bytes: Span<UInt8>) throws(ReadFault) -> Bool {
        var hasLineEnd = false
        while offset < end, PayloadFormat.isSpace(bytes[offset]) {
            if bytes[offset] == 0x0A || bytes[offset] == 0x0D { hasLineEnd = true }
            offset += 1
        }
        guard offset == end else {
            guard hasLineEnd, bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "[") else {
                throw .malformed
            }
            return true
        }
        // Space past the byte limit would be cut without loss, but nobody has looked.
        if isCut { throw .ended }
        return false
    }
}
