/// One segment, split into fields: its place, its path and its leaves.
extension EDILeaves {
    mutating func write(
        below root: PathNode,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        let name = trimmed(fields[0].range, bytes)
        guard name.count >= 2, let tag = EDICode(bytes, name), !(0x30...0x39 ~= bytes[name.lowerBound]) else {
            offset = min(offset, name.lowerBound)
            throw .malformed
        }
        segmentNumber &+= 1
        enter(tag)
        let position = segments.position(of: tag)
        let segment = segments[position]
        let code = qualifier(of: segment, bytes)
        let (parent, scope) = place(segment, below: root)
        let (node, row) = self.node(of: tag, position, code, below: parent, &paths)
        switch segment.part {
        case .party: party = (node, scope)
        case .contact: contact = (node, scope)
        default: break
        }
        for index in 1..<max(fields.count, 1) {
            try write(
                index,
                of: segment,
                tag,
                hasCode: code != nil,
                at: node,
                row,
                scope,
                bytes,
                limits,
                &paths,
                &leaves
            )
        }
        if tag == .uno { try skipObject(bytes) }
    }

    mutating func write(
        _ index: Int,
        of segment: EDISegmentTable.Entry,
        _ tag: EDICode,
        hasCode: Bool,
        at node: PathNode,
        _ row: Int32,
        _ scope: Int32,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        let field = fields[index]
        let value = trimmed(field.range, bytes)
        guard !value.isEmpty, !(hasCode && index == 1) else { return }
        if documentType == nil, isDocumentType(tag, field) { documentType = value }
        if segment.hasPairs, isQualifier(index, in: segment), isKnown(value, of: segment, bytes) { return }
        guard leaves.count < limits.leaves else { throw .tooMany }
        let code = segment.hasPairs ? pairCode(of: index, in: segment, bytes) : nil
        leaves.append(
            Leaf(
                node: self.node(of: field, tag, code, below: node, row, &paths),
                range: value,
                scope: scope,
                kind: .string,
                traits: field.traits,
                release: field.traits.contains(.ediReleases) ? syntax.release : 0
            )
        )
    }

    private mutating func node(
        of tag: EDICode,
        _ position: Int,
        _ code: EDICode?,
        below parent: PathNode,
        _ paths: inout PathTrie
    ) -> (PathNode, row: Int32) {
        let known = EDINodes.segment(tag, position: position, code: code, below: parent)
        if let known, let found = nodes.find(known) { return found }
        key.removeAll(keepingCapacity: true)
        tag.write(into: &key)
        if let code { append(code) }
        let node = paths.child(of: parent, key: 0..<key.count, in: key.span)
        // Past the bounds all that hangs below one node is one place, and its elements are not known from it.
        guard let known, node != .overflow else { return (node, -1) }
        let row = nodes.makeRow()
        nodes.insert(node, for: known, row: row)
        return (node, row)
    }

    private mutating func node(
        of field: Field,
        _ tag: EDICode,
        _ code: EDICode?,
        below segment: PathNode,
        _ row: Int32,
        _ paths: inout PathTrie
    ) -> PathNode {
        let isSimple = code == nil && field.component == 1
        if isSimple, let node = nodes.element(field.element, inRow: row) { return node }
        // Past the bounds all that hangs below one node is one place, and its element is not known from it.
        let known =
            segment == .overflow ? nil : EDINodes.element(field.element, field.component, code: code, below: segment)
        if let known, let node = nodes[known] { return node }
        key.removeAll(keepingCapacity: true)
        tag.write(into: &key)
        append(field.element)
        if field.component > 1 {
            key.append(UInt8(ascii: "-"))
            let number = min(field.component, 99)
            if number > 9 { key.append(UInt8(truncatingIfNeeded: 0x30 + number / 10)) }
            key.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
        }
        if let code { append(code) }
        let node = paths.child(of: segment, key: 0..<key.count, in: key.span)
        if isSimple, node != .overflow {
            nodes.setElement(field.element, inRow: row, to: node)
            return node
        }
        if let known { nodes.insert(node, for: known) }
        return node
    }

    /// Follows the envelope; what stands out of order makes the payload malformed and is read.
    private mutating func enter(_ tag: EDICode) {
        let before = level
        var isExpected: Bool
        switch tag {
        case .isa, .unb:
            isExpected = before == .outside
            level = .interchange
            isInGroup = false
        case .gs, .ung:
            isExpected = before == .interchange
            level = .group
            isInGroup = true
        case .st, .unh:
            isExpected = before == .group || (before == .interchange && tag == .unh)
            level = .message
        case .se, .unt:
            isExpected = before == .message
            level = isInGroup ? .group : .interchange
        case .ge, .une:
            isExpected = before == .group
            level = .interchange
            isInGroup = false
        case .iea, .unz:
            isExpected = before == .interchange
            level = .outside
        case .uno, .unp:
            // An object stands beside messages.
            isExpected = syntax.standard == .edifact && (before == .group || before == .interchange)
        case .ta1 where syntax.standard == .x12:
            isExpected = before == .interchange
        default:
            isExpected = before == .message
        }
        // The other standard's envelope is an ordinary segment, in the wrong place.
        if !isExpected { isDisordered = true }
    }

    /// The node below which a segment stands and the scope that it shares with the rest of its party or contact.
    private mutating func place(_ segment: EDISegmentTable.Entry, below root: PathNode) -> (PathNode, Int32) {
        switch segment.part {
        case .other:
            party = nil
            contact = nil
            return (root, segmentNumber)
        case .beside:
            return (root, segmentNumber)
        case .party:
            contact = nil
            return (root, segmentNumber)
        case .ofParty:
            return party ?? (root, segmentNumber)
        case .contact:
            return (party?.node ?? root, segmentNumber)
        case .ofContact:
            // COM stands below its party: which contact it belongs to is told by the scope.
            return (party?.node ?? root, contact?.scope ?? party?.scope ?? segmentNumber)
        }
    }
}
