import Domain

/// A forward-only reader of multipart/form-data (RFC 7578) and other multipart bodies that writes each part as a leaf.
///
/// A part stands at its field's name, `/invoice[total]` as `/invoice/total`; one without a name at `/part`. The name of
/// a file is a leaf beside it, `/scan/@filename`. Parts that are not text are passed over, and the payload is then
/// `truncated`: nobody has looked into all of it. A part that is a document itself is one leaf.
package struct MultipartLeaves: Sendable {
    private var offset = 0
    private var end = 0
    private var boundary: [UInt8] = []
    private var part = MultipartHead()
    private var hasPassedOver = false
    private var passedOver = 0

    /// RFC 2046 allows 70 characters.
    private static let longestBoundary = 200

    package init() {}

    /// Appends the leaves of `bytes` to `leaves`; never traps, whatever the bytes.
    ///
    /// The boundary is the one that the content type names, or else the first line that begins with `--`.
    package mutating func read(
        _ bytes: Span<UInt8>,
        contentType: String?,
        limits: ReadLimits,
        paths: inout PathTrie,
        leaves: inout [Leaf]
    ) -> ReadEnding {
        end = min(bytes.count, limits.bytes)
        offset = min(PayloadFormat.markLength(of: bytes), end)
        hasPassedOver = false
        passedOver = 0
        let isCut = bytes.count > end
        do throws(ReadFault) {
            try findBoundary(bytes, contentType)
            try readParts(bytes, limits, &paths, &leaves)
            return ReadEnding(condition: hasPassedOver ? .truncated : .whole, inspected: bytes.count - passedOver)
        } catch {
            return ReadEnding(condition: error.condition(cut: isCut), inspected: min(offset, end) - passedOver)
        }
    }

    private mutating func readParts(
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        // What stands before the first boundary is for readers without multipart.
        var line = try nextBoundary(bytes)
        var scope: Int32 = 0
        while !line.isLast {
            scope &+= 1
            offset = line.next
            part.read(bytes, from: offset, before: end)
            guard part.end <= end else { throw .ended }
            let content = part.end
            offset = content
            do throws(ReadFault) {
                line = try nextBoundary(bytes)
            } catch {
                // What there is of the last part counts.
                try append(content..<end, scope, bytes, limits, &paths, &leaves)
                offset = end
                throw error
            }
            try append(content..<max(content, line.start), scope, bytes, limits, &paths, &leaves)
        }
    }

    private mutating func append(
        _ content: Range<Int>,
        _ scope: Int32,
        _ bytes: Span<UInt8>,
        _ limits: ReadLimits,
        _ paths: inout PathTrie,
        _ leaves: inout [Leaf]
    ) throws(ReadFault) {
        let node: PathNode
        if part.name.isEmpty {
            let name = MultipartHead.unnamed
            node = paths.child(of: .jsonRoot, key: 0..<name.count, in: name.span)
        } else {
            node = FormKey.node(of: part.name, in: bytes, depth: limits.depth, &paths)
        }
        if !part.fileName.isEmpty {
            guard leaves.count < limits.leaves else { throw .tooMany }
            let name = MultipartHead.fileNameKey
            leaves.append(
                Leaf(
                    node: paths.child(of: node, key: 0..<name.count, in: name.span, segment: .attribute),
                    range: part.fileName,
                    scope: scope,
                    kind: .string,
                    traits: part.fileName.contains { bytes[$0] >= 0x80 } ? .beyondASCII : []
                )
            )
        }
        guard !part.isEncoded, let traits = MultipartLeaves.traits(ofText: content, bytes) else {
            hasPassedOver = true
            passedOver += content.count
            return
        }
        guard leaves.count < limits.leaves else { throw .tooMany }
        let kind: Leaf.Kind = TableNumber.matches(bytes, content) ? .number : .string
        leaves.append(Leaf(node: node, range: content, scope: scope, kind: kind, traits: traits))
    }

    /// `nil` for what is no text: it holds control characters.
    private static func traits(ofText range: Range<Int>, _ bytes: Span<UInt8>) -> Leaf.Traits? {
        var seen: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            guard byte >= 0x20 || PayloadFormat.isSpace(byte) || byte == 0x0C else { return nil }
            seen |= byte
        }
        return seen >= 0x80 ? .beyondASCII : []
    }

    // MARK: - Boundaries

    /// A line that is the boundary.
    private struct BoundaryLine {
        /// The end of what stands before it, without the line end that belongs to the boundary.
        let start: Int
        let next: Int
        let isLast: Bool
    }

    /// Finds the next line that is the boundary, from `offset`, which begins a line.
    private mutating func nextBoundary(_ bytes: Span<UInt8>) throws(ReadFault) -> BoundaryLine {
        var line = offset
        while line < end {
            if let found = boundaryLine(at: line, bytes) {
                offset = line
                return found
            }
            while line < end, bytes[line] != 0x0A { line += 1 }
            line += 1
        }
        throw .ended
    }

    private func boundaryLine(at line: Int, _ bytes: Span<UInt8>) -> BoundaryLine? {
        var index = line + 2 + boundary.count
        guard index <= end, bytes[line] == UInt8(ascii: "-"), bytes[line + 1] == UInt8(ascii: "-") else { return nil }
        for position in boundary.indices where boundary[position] != bytes[line + 2 + position] { return nil }
        let isLast = index + 1 < end && bytes[index] == UInt8(ascii: "-") && bytes[index + 1] == UInt8(ascii: "-")
        if isLast { index += 2 }
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
        // `--boundary` and more is another boundary.
        guard index == end || bytes[index] == 0x0A else { return nil }
        var start = line
        if start > 0, bytes[start - 1] == 0x0A {
            start -= 1
            if start > 0, bytes[start - 1] == 0x0D { start -= 1 }
        }
        return BoundaryLine(start: start, next: min(index + 1, end), isLast: isLast)
    }

    /// Takes the boundary from the content type or from the first line that looks like one.
    private mutating func findBoundary(_ bytes: Span<UInt8>, _ contentType: String?) throws(ReadFault) {
        boundary.removeAll(keepingCapacity: true)
        if let contentType {
            let type = contentType.utf8Span.span
            let value = MultipartHead.parameter("boundary", in: type, 0..<type.count)
            for index in value.prefix(MultipartLeaves.longestBoundary) { boundary.append(type[index]) }
        }
        guard boundary.isEmpty else { return }
        var line = offset
        while line < end {
            if line + 2 < end, bytes[line] == UInt8(ascii: "-"), bytes[line + 1] == UInt8(ascii: "-") {
                var index = line + 2
                while index < end, bytes[index] > 0x20, boundary.count < MultipartLeaves.longestBoundary {
                    boundary.append(bytes[index])
                    index += 1
                }
                if !boundary.isEmpty { return }
            }
            while line < end, bytes[line] != 0x0A { line += 1 }
            line += 1
        }
        throw .ended
    }
}
