/// The type or operation of a document, where only the body has it.
///
/// Looks at the first bytes only, in the places that a format or a platform defines, and gives nothing that could be
/// anything else than a name: letters, digits and `._-:`, at most 64 of them, not a number and no token.
package enum BodyDocument {
    /// How far is looked, in bytes.
    static let window = 8 << 10
    private static let longest = 64

    /// Where the name stands in `bytes`; `nil` when the format has none.
    ///
    /// `OrderRequest` of cXML, `Invoice` of UBL, `850`, `ORDERS`, the operation of a GraphQL request, `method` of TOP,
    /// `type` of Temu, `feedType` of Amazon.
    package static func type(of bytes: Span<UInt8>, format: PayloadFormat) -> Range<Int>? {
        switch format {
        case .json, .jsonLines: ofJSON(bytes).flatMap { name($0, bytes) }
        case .xml: ofXML(bytes).flatMap { name($0, bytes) }
        case .form: ofForm(bytes).flatMap { name($0, bytes) }
        case .x12: ofX12(bytes)
        case .edifact: ofEDIFACT(bytes)
        case .table, .multipart, .text: nil
        }
    }

    /// The range when it holds a name.
    private static func name(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
        guard 1...longest ~= range.count, range.allSatisfy({ isNameByte(bytes[$0]) }) else { return nil }
        return KeyScreen.looksLikeValue(range.map { bytes[$0] }) ? nil : range
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
        default: EDISyntax.isAlphanumeric(byte)
        }
    }

    /// `alibaba.icbu.product.add`, `bg.order.list.v2.get`: what stands in `type` or `method` elsewhere has fewer dots.
    static func isOperation(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        range.count { bytes[$0] == UInt8(ascii: ".") } >= 2
    }

    // MARK: - Forms

    /// The value of `method` (TOP) or `Action` (Amazon MWS).
    private static func ofForm(_ bytes: Span<UInt8>) -> Range<Int>? {
        let end = min(bytes.count, window)
        var start = 0
        while start < end {
            var upper = start
            while upper < end, bytes[upper] != UInt8(ascii: "&"), !PayloadFormat.isSpace(bytes[upper]) { upper += 1 }
            let pair = start..<upper
            if TableCellKind.starts(with: "method=", bytes, pair), isOperation(pair, bytes) {
                return (start + 7)..<upper
            }
            if TableCellKind.starts(with: "Action=", bytes, pair) { return (start + 7)..<upper }
            start = upper + 1
        }
        return nil
    }

    // MARK: - EDI

    /// ST01, three digits.
    private static func ofX12(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard bytes.count > 106 else { return nil }
        var start = 0
        while start < 64, PayloadFormat.isSpace(bytes[start]) { start += 1 }
        let separator = bytes[start + 3]
        var index = start + 64
        while index + 7 < min(bytes.count, window) {
            if bytes[index + 1] == UInt8(ascii: "S"), bytes[index + 2] == UInt8(ascii: "T"),
                bytes[index + 3] == separator, !EDISyntax.isAlphanumeric(bytes[index])
            {
                let code = (index + 4)..<(index + 7)
                if code.allSatisfy({ bytes[$0] &- 0x30 < 10 }), !EDISyntax.isAlphanumeric(bytes[index + 7]) {
                    return code
                }
            }
            index += 1
        }
        return nil
    }

    /// The message type of UNH, six capitals.
    private static func ofEDIFACT(_ bytes: Span<UInt8>) -> Range<Int>? {
        let end = min(bytes.count, window)
        for start in 0..<max(0, end - 5) where TableCellKind.starts(with: "UNH", bytes, start..<end) {
            let separator = bytes[start + 3]
            guard !EDISyntax.isAlphanumeric(separator) else { continue }
            var index = start + 4
            while index < end, bytes[index] != separator, index - start < 20 { index += 1 }
            let code = (index + 1)..<(index + 7)
            guard code.upperBound < end, bytes[index] == separator, code.allSatisfy({ 0x41...0x5A ~= bytes[$0] }),
                !EDISyntax.isAlphanumeric(bytes[code.upperBound])
            else { continue }
            return code
        }
        return nil
    }
}
