import Domain

/// A forward-only reader of one XML document that writes its texts and attributes as leaves, without recursion.
///
/// Resolves nothing: a document type is skipped whole, so no entity is expanded and no address opened; an unknown
/// reference stays as it is written. Namespace prefixes are dropped. Mismatched tags end reading as malformed.
package struct XMLLeaves: Sendable {
    private struct Frame {
        let node: PathNode
        /// The name with its prefix, in the payload.
        let name: Range<Int>
        let instance: Int32
    }

    private var frames: [Frame] = []
    var offset = 0
    var end = 0
    private var lastInstance: Int32 = 0
    var hasRoot = false
    /// Where the document stands, and the scope of its root's text.
    private var root = PathNode.xmlRoot
    private var rootScope: Int32 = 0
    private var mostFrames = 0
    private var nestedScopes = NestedScopes(from: NestedScopes.ofXML)

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
    /// As with `JSONLeaves`, ranges are into `bytes`, the depth of `node` counts, and scopes are others than those of
    /// the payload.
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
        lastInstance = nestedScopes.next(for: bytes.count)
        rootScope = lastInstance
        defer { nestedScopes.last = lastInstance }
        return readAll(bytes, limits, &paths, &leaves)
    }

    private mutating func begin(_ bytes: Span<UInt8>, _ limits: ReadLimits) {
        frames.removeAll(keepingCapacity: true)
        end = min(bytes.count, limits.bytes)
        offset = min(PayloadFormat.markLength(of: bytes), end)
        lastInstance = 0
        hasRoot = false
        root = .xmlRoot
        rootScope = 0
        mostFrames = limits.depth
    }

    private mutating func readAll(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) -> ReadEnding {
        do throws(ReadFault) {
            while offset < end {
                if bytes[offset] == UInt8(ascii: "<") {
                    try markup(bytes, limits, &paths, &leaves)
                } else {
                    try text(bytes, limits, &leaves)
                }
            }
            guard frames.isEmpty, hasRoot, bytes.count == end else { throw .ended }
            return ReadEnding(condition: .whole, inspected: bytes.count)
        } catch {
            let condition = error.condition(cut: bytes.count > end)
            return condition == .unread ? .unread : ReadEnding(condition: condition, inspected: min(offset, end))
        }
    }

    private mutating func markup(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        guard offset + 1 < end else {
            offset = end
            throw .ended
        }
        switch bytes[offset + 1] {
        case UInt8(ascii: "?"):
            let start = offset
            try skip(past: "?>", bytes)
            try checkEncoding(start..<offset, bytes)
        case UInt8(ascii: "/"):
            try endTag(bytes)
        case UInt8(ascii: "!"):
            if starts(with: "<!--", bytes) {
                offset += 4
                try skip(past: "-->", bytes)
            } else if starts(with: "<![CDATA[", bytes), !frames.isEmpty {
                offset += 9
                let start = offset
                try skip(past: "]]>", bytes)
                // What stands in CDATA has no references of XML; a page there has its own.
                let text = start..<(offset - 3)
                let traits = TextLeaves.traits(of: text, bytes).intersection(.htmlReferences)
                try append(text, traits: traits, bytes, limits, &leaves)
            } else if starts(with: "<!DOCTYPE", bytes), !hasRoot {
                try skipDocumentType(bytes)
            } else {
                throw end - offset < 9 ? .ended : .malformed
            }
        default:
            try startTag(bytes, limits, &paths, &leaves)
        }
    }

    private mutating func text(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        let start = offset
        var traits: Leaf.Traits = []
        while offset < end, bytes[offset] != UInt8(ascii: "<") {
            if bytes[offset] == UInt8(ascii: "&") { traits.insert(.xmlReferences) }
            offset += 1
        }
        try append(start..<offset, traits: traits, bytes, limits, &leaves)
    }

    /// Appends the text of the open element, without the space around it.
    private func append(
        _ range: Range<Int>,
        traits: Leaf.Traits,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
        while lower < upper, PayloadFormat.isSpace(bytes[upper - 1]) { upper -= 1 }
        guard lower < upper else { return }
        guard let frame = frames.last else { throw .malformed }
        guard leaves.count < limits.leaves else { throw .tooMany }
        var seen: UInt8 = 0
        for index in lower..<upper { seen |= bytes[index] }
        leaves.append(
            Leaf(
                node: frame.node,
                range: lower..<upper,
                scope: frames.count > 1 ? frames[frames.count - 2].instance : rootScope,
                element: frame.instance,
                kind: .string,
                traits: seen >= 0x80 ? traits.union(.beyondASCII) : traits
            )
        )
    }

    private mutating func startTag(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        guard frames.count < mostFrames else { throw .tooDeep }
        guard !frames.isEmpty || !hasRoot else { throw .malformed }
        offset += 1
        let name = try name(bytes)
        let parent = frames.last?.node ?? root
        let node = paths.child(of: parent, key: local(name, bytes), in: bytes)
        hasRoot = true
        lastInstance += 1
        let frame = Frame(node: node, name: name, instance: lastInstance)
        while true {
            skipSpace(bytes)
            guard offset < end else { throw .ended }
            switch bytes[offset] {
            case UInt8(ascii: ">"):
                offset += 1
                frames.append(frame)
                return
            case UInt8(ascii: "/"):
                offset += 1
                guard offset < end else { throw .ended }
                guard bytes[offset] == UInt8(ascii: ">") else { throw .malformed }
                offset += 1
                return
            default:
                try attribute(of: frame, bytes, limits, &paths, &leaves)
            }
        }
    }

    private mutating func attribute(
        of frame: Frame,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        let name = try name(bytes)
        skipSpace(bytes)
        guard offset < end else { throw .ended }
        guard bytes[offset] == UInt8(ascii: "=") else { throw .malformed }
        offset += 1
        skipSpace(bytes)
        guard offset < end else { throw .ended }
        let quote = bytes[offset]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .malformed }
        offset += 1
        let start = offset
        var traits: Leaf.Traits = []
        while offset < end, bytes[offset] != quote {
            switch bytes[offset] {
            case UInt8(ascii: "<"): throw .malformed
            case UInt8(ascii: "&"): traits.insert(.xmlReferences)
            case 0x80...: traits.insert(.beyondASCII)
            default: break
            }
            offset += 1
        }
        guard offset < end else { throw .ended }
        let value = start..<offset
        offset += 1
        guard !isNamespace(name, bytes) else { return }
        guard leaves.count < limits.leaves else { throw .tooMany }
        let node = paths.child(of: frame.node, key: local(name, bytes), in: bytes, segment: .attribute)
        leaves.append(Leaf(node: node, range: value, scope: frame.instance, kind: .string, traits: traits))
    }

    private mutating func endTag(_ bytes: Span<UInt8>) throws(ReadFault) {
        offset += 2
        let name = try name(bytes)
        skipSpace(bytes)
        guard offset < end else { throw .ended }
        guard let frame = frames.popLast(), bytes[offset] == UInt8(ascii: ">"), frame.name.count == name.count else {
            throw .malformed
        }
        for (opened, closed) in zip(frame.name, name) where bytes[opened] != bytes[closed] { throw .malformed }
        offset += 1
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while offset < end, PayloadFormat.isSpace(bytes[offset]) { offset += 1 }
    }
}
