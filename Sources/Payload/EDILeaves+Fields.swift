/// The fields of the segment at hand: values, qualifiers, lengths.
extension EDILeaves {
    func trimmed(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
        while lower < upper, PayloadFormat.isSpace(bytes[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    /// The code of the first element, when it is one that paths name.
    func qualifier(of segment: EDISegmentTable.Entry, _ bytes: Span<UInt8>) -> EDICode? {
        guard segment.codes != 0, fields.count > 1, fields[1].element == 1,
            let code = EDICode(bytes, trimmed(fields[1].range, bytes)), segments.contains(code, in: segment.codes)
        else { return nil }
        return code
    }

    /// Whether the field only says what another one is.
    func isQualifier(_ index: Int, in segment: EDISegmentTable.Entry) -> Bool {
        let field = fields[index]
        if field.component == 1, EDISegment.has(segment.pairs, field.element + 1) {
            return index + 1 < fields.count && fields[index + 1].element == field.element + 1
                && !fields[index + 1].range.isEmpty
        }
        guard segment.followed != 0 else { return false }
        return syntax.standard == .x12
            ? field.component == 1 && EDISegment.has(segment.followed, field.element - 1)
            : field.component == 2 && EDISegment.has(segment.followed, field.element)
    }

    func isKnown(_ value: Range<Int>, of segment: EDISegmentTable.Entry, _ bytes: Span<UInt8>) -> Bool {
        EDICode(bytes, value).map { segments.contains($0, in: segment.pairCodes) } ?? false
    }

    /// The code of the field beside this one that says what it is.
    func pairCode(of index: Int, in segment: EDISegmentTable.Entry, _ bytes: Span<UInt8>) -> EDICode? {
        let field = fields[index]
        var other = -1
        if EDISegment.has(segment.pairs, field.element), field.component == 1 {
            other = index - 1
            guard fields[other].element == field.element - 1, fields[other].component == 1 else { return nil }
        } else if field.component == 1, EDISegment.has(segment.followed, field.element) {
            other = index + 1
            guard other < fields.count else { return nil }
            let isBeside =
                syntax.standard == .x12
                ? fields[other].element == field.element + 1
                : fields[other].element == field.element && fields[other].component == 2
            guard isBeside else { return nil }
        }
        guard other > 0, let code = EDICode(bytes, trimmed(fields[other].range, bytes)) else { return nil }
        return segments.contains(code, in: segment.pairCodes) ? code : nil
    }

    func isDocumentType(_ tag: EDICode, _ field: Field) -> Bool {
        switch tag {
        case .st: syntax.standard == .x12 && field.element == 1
        case .unh: syntax.standard == .edifact && field.element == 2 && field.component == 1
        default: false
        }
    }

    /// Appends `*ST` or `+BY`.
    mutating func append(_ code: EDICode) {
        key.append(syntax.standard == .x12 ? UInt8(ascii: "*") : UInt8(ascii: "+"))
        code.write(into: &key)
    }

    /// Appends an element's number in two digits; all past the ninety-ninth share one.
    mutating func append(_ element: Int) {
        let number = min(element, 99)
        key.append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
        key.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }

    mutating func child(of parent: PathNode, named name: String, _ paths: inout PathTrie) -> PathNode {
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: name.utf8)
        return paths.child(of: parent, key: 0..<key.count, in: key.span)
    }
}

// MARK: - Objects

extension EDILeaves {
    /// The length of the binary data that begin here: that of BIN's second element stands in its first one, that of
    /// BDS's third, behind the name of a filter, in its second one.
    func binaryLength(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard fields.count == 2 || fields.count == 3, syntax.standard == .x12 else { return nil }
        let name = trimmed(fields[0].range, bytes)
        guard name.count == 3, bytes[name.lowerBound] == UInt8(ascii: "B"), let tag = EDICode(bytes, name) else {
            return nil
        }
        if tag == .bin, fields.count == 2 { return fields[1].range }
        return tag == .bds && fields.count == 3 ? fields[2].range : nil
    }

    /// Passes over the object behind UNO, whose length is its fourth element (ISO 9735-8, S022).
    mutating func skipObject(_ bytes: Span<UInt8>) throws(ReadFault) {
        guard let length = fields.first(where: { $0.element == 4 && $0.component == 1 }) else { throw .malformed }
        try skip(length: length.range, bytes)
    }

    mutating func skip(length: Range<Int>, _ bytes: Span<UInt8>) throws(ReadFault) {
        let digits = trimmed(length, bytes)
        guard 1...9 ~= digits.count else { throw .malformed }
        var count = 0
        for index in digits {
            guard bytes[index] &- 0x30 < 10 else { throw .malformed }
            count = count * 10 + Int(bytes[index] - 0x30)
        }
        guard count <= end - offset else {
            offset = end
            throw .ended
        }
        offset += count
        if count > 0 { hasUnread = true }
    }
}
