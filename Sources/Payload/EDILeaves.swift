import Domain

/// A forward-only reader of ANSI X12 and UN/EDIFACT interchanges that writes their elements as leaves.
///
/// A path names the standard, the segment with its qualifier and the element by its reference designator, so that the
/// same kind of data has the same path wherever it stands: `/X12/N1*ST/N3/N301`, `/X12/PO1/PO107*UP`,
/// `/EDIFACT/NAD+BY/NAD04`, `/EDIFACT/RFF+VA/RFF01-2` (`-2` is the second component; the first has no number). What
/// belongs to a party stands below it. A qualifier that a path names is no leaf of its own, nor is an empty element.
///
/// Segments outside their envelope are read all the same, and the payload is malformed; a tag that is none ends reading.
package struct EDILeaves: Sendable {
    struct Field {
        let lower: Int32
        let upper: Int32
        private let elementNumber: Int16
        private let componentNumber: Int16
        let traits: Leaf.Traits

        init(range: Range<Int>, element: Int, component: Int, traits: Leaf.Traits) {
            // A payload's limits keep offsets in 32 bits, the width of a segment its numbers in 16.
            lower = Int32(truncatingIfNeeded: range.lowerBound)
            upper = Int32(truncatingIfNeeded: range.upperBound)
            elementNumber = Int16(truncatingIfNeeded: element)
            componentNumber = Int16(truncatingIfNeeded: component)
            self.traits = traits
        }

        var range: Range<Int> { Int(lower)..<Int(upper) }
        var element: Int { Int(elementNumber) }
        /// From 1; starts over with each repetition.
        var component: Int { Int(componentNumber) }
    }

    enum Level: Int {
        case outside
        case interchange
        case group
        case message
    }

    var syntax = EDISyntax()
    var offset = 0
    var end = 0
    var fields: [Field] = []
    var key: [UInt8] = []
    var nodes = EDINodes()
    var segments = EDISegmentTable.x12
    var level = Level.outside
    var isInGroup = false
    var isDisordered = false
    /// An object of another format was passed over: the drawing in a BIN, the document behind an UNO.
    var hasUnread = false
    var party: (node: PathNode, scope: Int32)?
    var contact: (node: PathNode, scope: Int32)?
    var segmentNumber: Int32 = 0

    /// The first ST01 (`850`) or message type of UNH (`ORDERS`) of what was read last.
    package internal(set) var documentType: Range<Int>?

    /// Elements and components of one segment; no standard's segment comes near.
    private static let widest = 4_096

    package init() {
        fields.reserveCapacity(64)
        key.reserveCapacity(32)
    }

    /// Appends the leaves of `bytes` to `leaves`; never traps, whatever the bytes.
    package mutating func read(
        _ bytes: Span<UInt8>,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        end = min(bytes.count, limits.bytes)
        offset = min(PayloadFormat.markLength(of: bytes), end)
        level = .outside
        isInGroup = false
        isDisordered = false
        party = nil
        contact = nil
        segmentNumber = 0
        documentType = nil
        hasUnread = false
        nodes.serve(paths.identity)
        do throws(ReadFault) {
            try readInterchanges(bytes, limits, &paths, &leaves)
            return ReadEnding(
                condition: isDisordered ? .malformed : hasUnread ? .truncated : .whole,
                inspected: bytes.count
            )
        } catch {
            return ReadEnding(condition: error.condition(cut: bytes.count > end), inspected: min(offset, end))
        }
    }

    private mutating func readInterchanges(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        var root = PathNode.jsonRoot
        while true {
            while offset < end, PayloadFormat.isSpace(bytes[offset]) { offset += 1 }
            guard offset < end else { break }
            if level == .outside {
                try open(bytes)
                let isX12 = syntax.standard == .x12
                segments = isX12 ? .x12 : .edifact
                root = child(of: .jsonRoot, named: isX12 ? "X12" : "EDIFACT", &paths)
            }
            try split(bytes)
            try write(below: root, bytes, limits, &paths, &leaves)
        }
        guard level == .outside, segmentNumber > 0, bytes.count == end else { throw .ended }
    }

    /// Learns the separators of the interchange that starts here and stands before its first segment.
    private mutating func open(_ bytes: Span<UInt8>) throws(ReadFault) {
        guard offset + 3 < end else { throw .ended }
        let tag = EDICode(bytes, offset..<(offset + 3))
        switch tag {
        case .isa: try syntax.readISA(at: offset, before: end, in: bytes)
        case .unb: try syntax.assumeDefaults(at: offset, before: end, in: bytes)
        case .una:
            try syntax.readUNA(at: offset, before: end, in: bytes)
            offset += 9
            while offset < end, PayloadFormat.isSpace(bytes[offset]) { offset += 1 }
        default: throw .malformed
        }
    }

    /// Splits the segment at `offset` into `fields` and moves behind its terminator.
    private mutating func split(_ bytes: Span<UInt8>) throws(ReadFault) {
        fields.removeAll(keepingCapacity: true)
        var start = offset
        var element = 0
        var component = 1
        var traits: Leaf.Traits = []
        while true {
            offset = dataEnd(from: offset, bytes, &traits)
            guard offset < end else { break }
            let byte = bytes[offset]
            let role = syntax.role(of: byte)
            var length = 1
            switch role {
            case .release:
                // Whatever follows is data; at the end nothing does.
                if offset + 1 < end, bytes[offset + 1] >= 0x80 { traits.insert(.beyondASCII) }
                offset = min(offset + 2, end)
                traits.insert(.ediReleases)
                continue
            case .terminator:
                length = syntax.terminatorLength(at: offset, before: end, in: bytes)
                if length == 0 {
                    traits.insert(.beyondASCII)
                    offset += 1
                    continue
                }
            default: break
            }
            guard fields.count < EDILeaves.widest else { throw .tooMany }
            fields.append(Field(range: start..<offset, element: element, component: component, traits: traits))
            offset += length
            start = offset
            traits = []
            switch role {
            case .terminator: return
            case .element:
                element += 1
                component = 1
                if element == 2 || element == 3, let length = binaryLength(bytes) {
                    try skip(length: length, bytes)
                    start = offset
                }
            case .component: component += 1
            default: component = 1
            }
        }
        // Senders leave the last terminator out; what a limit cut is not a segment.
        guard bytes.count == end, fields.count < EDILeaves.widest else { throw .ended }
        fields.append(Field(range: start..<offset, element: element, component: component, traits: traits))
    }

    /// The next byte from `start` on that is not data.
    @inline(__always)
    private func dataEnd(from start: Int, _ bytes: Span<UInt8>, _ traits: inout Leaf.Traits) -> Int {
        var index = start
        var seen: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            if syntax.role(of: byte) != .data { break }
            seen |= byte
            index &+= 1
        }
        if seen >= 0x80 { traits.insert(.beyondASCII) }
        return index
    }
}
