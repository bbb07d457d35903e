/// Whether bytes begin as JSON or XML do, where text may begin with the same character.
extension PayloadFormat {
    /// `{` with a key, `[` with a value; `[2026-11-02 08:15]`, `[Note]` and `{name}` begin texts.
    static func beginsJSON(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        var index = start + 1
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return true }
        let byte = bytes[index]
        if bytes[start] == UInt8(ascii: "{") { return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}") }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""): return true
        default: return isScalar(bytes, at: index)
        }
    }

    /// A name, a comment, an instruction or a document type; `<34>Nov 2` and `<- here` begin texts.
    static func beginsXML(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        guard start + 1 < bytes.count else { return true }
        switch bytes[start + 1] {
        case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
            0x80...:
            return true
        default: return false
        }
    }

    /// `application/json`, `text/json`, `application/vnd.api+json; …`.
    static func saysJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let type = contentType.utf8Span.span
        var index = 0
        while index < type.count, type[index] != UInt8(ascii: ";"), type[index] != 0x20 { index += 1 }
        return index >= 5 && (type[index - 5] == UInt8(ascii: "/") || type[index - 5] == UInt8(ascii: "+"))
            && type[index - 4] | 0x20 == UInt8(ascii: "j") && type[index - 3] | 0x20 == UInt8(ascii: "s")
            && type[index - 2] | 0x20 == UInt8(ascii: "o") && type[index - 1] | 0x20 == UInt8(ascii: "n")
    }

    /// A document that is one value, `12` or `"a"`, when the content type says JSON.
    static func isScalarOfJSON(_ bytes: Span<UInt8>, at index: Int, contentType: String?) -> Bool {
        guard bytes[index] == UInt8(ascii: "\"") || isScalar(bytes, at: index) else { return false }
        return saysJSON(contentType)
    }

    /// A number, `true`, `false` or `null`, up to what ends it.
    private static func isScalar(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        var index = start
        while index < bytes.count, index - start < 64, isOfScalar(bytes[index]) { index += 1 }
        guard index > start else { return false }
        let range = start..<index
        let isWord = ["true", "false", "null"].contains { TableCatalogue.isLine($0, range, bytes) }
        guard isWord || TableNumber.matches(bytes, range) else { return false }
        guard index < bytes.count else { return true }
        return isSpace(bytes[index]) || bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "]")
    }

    private static func isOfScalar(_ byte: UInt8) -> Bool {
        EDISyntax.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".")
    }
}
