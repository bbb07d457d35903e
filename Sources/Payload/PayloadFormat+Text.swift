extension PayloadFormat {
    /// The format that a content type names, where the first bytes do not tell it.
    static func declared(by contentType: String) -> PayloadFormat? {
        // By far the most.
        guard contentType != "application/json" else { return nil }
        return types.first { begins(contentType, with: $0.prefix) }?.format
    }

    /// The format of text that begins like neither JSON nor XML; `nil` for what is no text.
    static func ofText(
        _ bytes: Span<UInt8>,
        declared: PayloadFormat?,
        dialect: inout TableDialect?
    ) -> PayloadFormat? {
        let start = markLength(of: bytes)
        guard isText(bytes, from: start) else { return nil }
        if let declared { return declared }
        if TableCatalogue.begins(at: start, before: bytes.count, bytes) { return .table }
        let found = TableDialect(bytes, from: start, to: bytes.count)
        if found.isCertain {
            dialect = found
            return .table
        }
        if isForm(bytes, from: start) { return .form }
        return isProse(bytes, from: start) ? .text : nil
    }

    /// Whether a content type begins with `prefix`, which is lower case.
    static func begins(_ contentType: String, with prefix: String) -> Bool {
        contentType.utf8.count >= prefix.utf8.count
            && zip(contentType.utf8, prefix.utf8)
                .allSatisfy { byte, expected in
                    byte == expected || (0x41...0x5A ~= byte && byte | 0x20 == expected)
                }
    }

    private static let types: [(prefix: String, format: PayloadFormat)] = [
        ("text/csv", .table), ("text/tab-separated-values", .table), ("application/csv", .table),
        ("text/comma-separated-values", .table), ("text/x-csv", .table), ("application/x-www-form-urlencoded", .form),
        ("multipart/", .multipart), ("application/x-ndjson", .jsonLines), ("application/ndjson", .jsonLines),
        ("application/jsonl", .jsonLines), ("application/json-lines", .jsonLines),
        ("application/x-jsonlines", .jsonLines),
    ]

    /// How far into a payload is looked for the pairs of a form.
    private static let window = 4 << 10

    /// How far control characters are looked for.
    private static let controlWindow = 512

    /// Whether the first bytes hold no control characters, as those of UTF-16, archives and images do.
    private static func isText(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        if bytes.count >= 2, bytes[0] >= 0xFE, bytes[0] ^ bytes[1] == 1 { return false }
        var index = start
        let end = min(bytes.count, start + controlWindow)
        // Bytes of 0x20 and more, eight at a time.
        while index + 8 <= end, ByteWord.zeros(ByteWord.load(bytes, at: index) & 0xE0 &* ByteWord.ones) == 0 {
            index += 8
        }
        while index < end {
            if bytes[index] < 0x20, isControl(bytes[index]) { return false }
            index += 1
        }
        return true
    }

    /// A form feed is a space, and logs have escape sequences for colours.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !isSpace(byte) && byte != 0x0C && byte != 0x1B
    }

    /// Whether the bytes are UTF-8 without control characters as far as is looked, and no page of PDF.
    private static func isProse(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        let end = min(bytes.count, window)
        guard !TableCellKind.starts(with: "%PDF", bytes, min(start, end)..<end) else { return false }
        for index in min(start, end)..<end {
            let byte = bytes[index]
            if byte < 0x20, isControl(byte) { return false }
        }
        // The window may end inside a character.
        for cut in 0..<min(4, max(1, end - start)) {
            do {
                _ = try UTF8Span(validating: bytes.extracting(min(start, end)..<(end - (end < bytes.count ? cut : 0))))
                return true
            } catch {
                if end == bytes.count { return false }
            }
        }
        return false
    }

    /// Whether the bytes are two or more pairs `name=value`, with names of plain letters and without a space.
    private static func isForm(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var pairs = 0
        var isName = true
        var length = 0
        var end = min(bytes.count, window)
        while end > start, end == bytes.count || end < window, isSpace(bytes[end - 1]) { end -= 1 }
        for index in start..<max(start, end) {
            let byte = bytes[index]
            guard byte > 0x20 else { return false }
            switch byte {
            case UInt8(ascii: "&"):
                // A name without `=`.
                guard !isName else { return false }
                isName = true
                length = 0
            case UInt8(ascii: "=") where isName:
                guard length > 0 else { return false }
                isName = false
                pairs += 1
            default:
                guard !isName || isNameByte(byte) else { return false }
                length += 1
            }
        }
        return pairs >= 2
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5B, 0x5D, 0x5F, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "%"),
            UInt8(ascii: "+"):
            true
        default:
            false
        }
    }
}
