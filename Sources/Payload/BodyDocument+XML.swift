/// Documents of XML: the name of the root, or of what an envelope holds.
extension BodyDocument {
    /// cXML's request, SOAP's body, the type that Amazon's envelope and the UN/CEFACT header name; else the root.
    static func ofXML(_ bytes: Span<UInt8>) -> Range<Int>? {
        let end = min(bytes.count, window)
        guard let root = tag(from: PayloadFormat.markLength(of: bytes), before: end, bytes) else { return nil }
        if TableCatalogue.isLine("cXML", root, bytes) {
            let part = tag(named: ["Request", "Message", "Response"], from: root.upperBound, before: end, bytes)
            guard let part, let content = tag(from: part.upperBound, before: end, bytes) else { return root }
            // A response begins with its status, which is all that some have.
            guard TableCatalogue.isLine("Status", content, bytes) else { return content }
            return tag(from: content.upperBound, before: end, bytes) ?? part
        }
        if TableCatalogue.isLine("Envelope", root, bytes) {
            let body = tag(named: ["Body"], from: root.upperBound, before: end, bytes)
            return body.flatMap { tag(from: $0.upperBound, before: end, bytes) } ?? root
        }
        if TableCatalogue.isLine("AmazonEnvelope", root, bytes) {
            return tag(named: ["MessageType"], from: root.upperBound, before: end, bytes)
                .flatMap { text(of: $0, before: end, bytes) } ?? root
        }
        if TableCatalogue.isLine("StandardBusinessDocument", root, bytes) {
            return tag(named: ["Type"], from: root.upperBound, before: end, bytes)
                .flatMap { text(of: $0, before: end, bytes) } ?? root
        }
        return root
    }

    private static func tag(
        named names: [String],
        from start: Int,
        before end: Int,
        _ bytes: Span<UInt8>
    ) -> Range<Int>? {
        var index = start
        while let found = tag(from: index, before: end, bytes) {
            if names.contains(where: { TableCatalogue.isLine($0, found, bytes) }) { return found }
            index = found.upperBound
        }
        return nil
    }

    /// The name, without its prefix, of the next start tag; `nil` when it is not whole.
    private static func tag(from start: Int, before end: Int, _ bytes: Span<UInt8>) -> Range<Int>? {
        var index = start
        while index + 1 < end {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "!"): index = behindDeclaration(at: index, before: end, bytes)
            case UInt8(ascii: "?"), UInt8(ascii: "/"): index += 2
            default:
                var lower = index + 1
                index = lower
                while index < end, isNameByte(bytes[index]) {
                    if bytes[index] == UInt8(ascii: ":") { lower = index + 1 }
                    index += 1
                }
                return index < end && lower < index ? lower..<index : nil
            }
        }
        return nil
    }

    /// Behind a comment, a CDATA section or a document type with its internal subset.
    private static func behindDeclaration(at start: Int, before end: Int, _ bytes: Span<UInt8>) -> Int {
        let rest = start..<end
        if TableCellKind.starts(with: "<!--", bytes, rest) { return behind("-->", from: start + 4, before: end, bytes) }
        if TableCellKind.starts(with: "<![CDATA[", bytes, rest) {
            return behind("]]>", from: start + 9, before: end, bytes)
        }
        var index = start
        var depth = 0
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0: return index + 1
            default: break
            }
            index += 1
        }
        return end
    }

    private static func behind(_ mark: String, from start: Int, before end: Int, _ bytes: Span<UInt8>) -> Int {
        var index = start
        while index < end {
            if TableCellKind.starts(with: mark, bytes, index..<end) { return index + mark.utf8.count }
            index += 1
        }
        return end
    }

    /// The text of the element whose name stands at `name`, without the spaces around.
    private static func text(of name: Range<Int>, before end: Int, _ bytes: Span<UInt8>) -> Range<Int>? {
        var lower = name.upperBound
        while lower < end, bytes[lower] != UInt8(ascii: ">") { lower += 1 }
        lower += 1
        while lower < end, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
        var upper = lower
        while upper < end, bytes[upper] != UInt8(ascii: "<"), !PayloadFormat.isSpace(bytes[upper]) { upper += 1 }
        return lower < upper ? lower..<upper : nil
    }
}
