/// The encodings other than UTF-8 in which payloads come.
enum TextEncoding: Sendable, Equatable {
    case utf16Little
    case utf16Big
    /// Windows-1252; also what is called ISO-8859-1 or ASCII, as browsers read it (WHATWG Encoding, 4.2).
    case windows1252
    /// ISO-8859-15, which has the euro sign and the œ of French.
    case latin9

    /// The encoding of a payload by its byte order mark, its zero bytes, or what it or its content type declares.
    ///
    /// `nil` for UTF-8, and for bytes that are valid UTF-8 whatever they are called: text of another encoding hardly
    /// ever is by chance, and a wrong label is common.
    init?(of bytes: Span<UInt8>, contentType: String?) {
        guard bytes.count >= 2 else { return nil }
        if let marked = TextEncoding.marked(bytes) {
            self = marked
            return
        }
        let declared = contentType.flatMap(TextEncoding.declared(by:)) ?? TextEncoding.declared(in: bytes)
        guard let declared else { return nil }
        switch declared {
        case .utf16Little, .utf16Big: self = declared
        case .windows1252, .latin9:
            guard !TextEncoding.isUTF8(bytes) else { return nil }
            self = declared
        }
    }

    /// By a byte order mark, or by the zero beside the first character of a document: `{` `[` `<`.
    private static func marked(_ bytes: Span<UInt8>) -> TextEncoding? {
        let isUTF32 = bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): return isUTF32 ? nil : .utf16Little
        case (0xFE, 0xFF): return .utf16Big
        case (0x7B, 0), (0x5B, 0), (0x3C, 0): return isUTF32 ? nil : .utf16Little
        case (0, 0x7B), (0, 0x5B), (0, 0x3C): return .utf16Big
        default: return nil
        }
    }

    private static func declared(by contentType: String) -> TextEncoding? {
        // By far the most, and JSON has no other encoding.
        guard contentType != "application/json" else { return nil }
        let type = contentType.utf8Span.span
        let value = MultipartHead.parameter("charset", in: type, 0..<type.count)
        return value.isEmpty ? nil : TextEncoding(named: value, in: type)
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch {
            return false
        }
    }

    /// By a name of the IANA's registry or Java's (`8859_1`, as Ariba writes it), without its punctuation.
    init?(named range: Range<Int>, in bytes: Span<UInt8>) {
        var name: [UInt8] = []
        for index in range.prefix(24) {
            let byte = bytes[index]
            if EDISyntax.isAlphanumeric(byte) { name.append(0x41...0x5A ~= byte ? byte | 0x20 : byte) }
        }
        guard let encoding = TextEncoding.names.first(where: { name.elementsEqual($0.name.utf8) })?.encoding else {
            return nil
        }
        self = encoding
    }

    private static let names: [(name: String, encoding: TextEncoding)] = [
        ("iso88591", .windows1252), ("windows1252", .windows1252), ("cp1252", .windows1252), ("latin1", .windows1252),
        ("l1", .windows1252), ("88591", .windows1252), ("iso885911987", .windows1252), ("ibm819", .windows1252),
        ("cp819", .windows1252), ("usascii", .windows1252), ("ascii", .windows1252), ("ansix341968", .windows1252),
        ("iso885915", .latin9), ("latin9", .latin9), ("l9", .latin9), ("885915", .latin9),
        ("utf16le", .utf16Little), ("utf16be", .utf16Big),
    ]
}
