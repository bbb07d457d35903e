/// Text that stands inside a value of another format: a document in a string, base64, percent-encoding.
///
/// Whoever reads values undoes their own writing first (`PlainText`), asks here what they hold, and reads that, one
/// level deep. A document that turns out not to be whole is text.
package enum NestedText {
    package enum Form: UInt8, Sendable {
        case json
        case xml
        /// RFC 4648, either alphabet, with or without padding, lines or the head of a `data:` URL.
        case base64
        /// `%C3%A9`; as in the query of an address.
        case percent
    }

    /// What was decoded.
    package enum Content: UInt8, Sendable {
        case text
        case json
        case xml
    }

    /// `{"a":1}`: nothing shorter says more than a text would.
    private static let shortest = 7
    private static let shortestBase64 = 24

    /// What the bytes of `range`, a value without escapes, hold by their first and last ones; `nil` for plain text.
    package static func form(of bytes: Span<UInt8>, _ range: Range<Int>) -> Form? {
        guard range.count >= shortest else { return nil }
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"), 0x20, 0x0A, 0x0D, 0x09:
            return document(in: bytes, range)
        default: return encoding(of: bytes, range)
        }
    }

    /// JSON or XML by the first and last characters; HTML is text, whose words belong together.
    static func document(in bytes: Span<UInt8>, _ range: Range<Int>) -> Form? {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, PayloadFormat.isSpace(bytes[lower]) { lower += 1 }
        while lower < upper, PayloadFormat.isSpace(bytes[upper - 1]) { upper -= 1 }
        guard upper - lower >= shortest else { return nil }
        switch (bytes[lower], bytes[upper - 1]) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")):
            return PayloadFormat.beginsJSON(bytes, at: lower) ? .json : nil
        case (UInt8(ascii: "<"), UInt8(ascii: ">")):
            guard PayloadFormat.beginsXML(bytes, at: lower) else { return nil }
            return HTMLWords.begin(bytes, at: lower) ? nil : .xml
        default: return nil
        }
    }

    /// Base64 or percent-encoding; both are without spaces, so that most text is told by its first word.
    private static func encoding(of bytes: Span<UInt8>, _ range: Range<Int>) -> Form? {
        let head = Base64.headLength(bytes, range)
        var isBase64 = true
        var percents = 0
        var index = range.lowerBound + head
        while index < range.upperBound {
            let byte = bytes[index]
            if Base64.value(of: byte) == Base64.none {
                if byte == UInt8(ascii: "%") {
                    guard FormText.octet(at: index, before: range.upperBound, in: bytes) != nil else { return nil }
                    percents += 1
                    isBase64 = false
                } else if byte == 0x20 || byte < 0x20 {
                    guard byte == 0x0A || byte == 0x0D, percents == 0 else { return nil }
                } else if byte != UInt8(ascii: "=") {
                    isBase64 = false
                    if head > 0 { return nil }
                }
            }
            // A word of text is neither.
            if !isBase64, percents == 0, index &- range.lowerBound > farthestPercent { return nil }
            index &+= 1
        }
        if percents > 0 { return .percent }
        guard isBase64, range.count - head >= shortestBase64 else { return nil }
        return Base64.mayBeText(bytes, (range.lowerBound + head)..<range.upperBound) ? .base64 : nil
    }

    /// How far into a value its first `%` is looked for.
    private static let farthestPercent = 512

    /// Replaces `output` by what the value holds; `nil` when that is no text after all.
    ///
    /// `origins`, when there is such an array, gets the place in `bytes` of each byte of the output, and one more for
    /// the end. JSON and XML are copied as they are.
    package static func decode(
        _ form: Form,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        into output: inout [UInt8],
        origins: inout [Int32]?
    ) -> Content? {
        output.removeAll(keepingCapacity: true)
        origins?.removeAll(keepingCapacity: true)
        switch form {
        case .json, .xml:
            for index in range { append(bytes[index], index, &output, &origins) }
        case .base64:
            let start = range.lowerBound + Base64.headLength(bytes, range)
            guard Base64.decode(bytes, start..<range.upperBound, into: &output, &origins) else { return nil }
        case .percent:
            decodePercents(bytes, range, &output, &origins)
        }
        origins?.append(Int32(truncatingIfNeeded: range.upperBound))
        guard isText(output) else { return nil }
        return switch document(in: output.span, 0..<output.count) {
        case .json: .json
        case .xml: .xml
        default: .text
        }
    }

    private static func decodePercents(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        _ output: inout [UInt8],
        _ origins: inout [Int32]?
    ) {
        var index = range.lowerBound
        // In a query `+` is a space, where no other writing of one shows that it is not.
        var hasPair = false
        let hasSpaces = range.contains { TableCellKind.starts(with: "%20", bytes, $0..<range.upperBound) }
        while index < range.upperBound {
            if let octet = FormText.octet(at: index, before: range.upperBound, in: bytes) {
                append(octet, index, &output, &origins)
                index += 3
                continue
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") { hasPair = true }
            append(byte == UInt8(ascii: "+") && hasPair && !hasSpaces ? 0x20 : byte, index, &output, &origins)
            index += 1
        }
    }

    @inline(__always)
    static func append(_ byte: UInt8, _ origin: Int, _ output: inout [UInt8], _ origins: inout [Int32]?) {
        output.append(byte)
        origins?.append(Int32(truncatingIfNeeded: origin))
    }

    /// UTF-8 without control characters.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || PayloadFormat.isSpace($0) }) else {
            return false
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
            return true
        } catch {
            return false
        }
    }
}
