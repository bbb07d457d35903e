/// The formats that a reader exists for.
package enum PayloadFormat: Sendable, Equatable {
    case json
    case xml

    /// The format of a payload by its first bytes; the content type only says what not to try.
    ///
    /// Senders often give a wrong content type or none, so the bytes decide. `nil` for UTF-16, CSV, EDI and all else.
    package init?(sniffing bytes: Span<UInt8>, contentType: String?) {
        if let contentType, PayloadFormat.isUnreadable(contentType) { return nil }
        var index = PayloadFormat.markLength(of: bytes)
        while index < bytes.count, PayloadFormat.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        // A zero byte beside the first character is UTF-16.
        if index + 1 < bytes.count, bytes[index + 1] == 0 { return nil }
        switch bytes[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        case UInt8(ascii: "<"): self = .xml
        default: return nil
        }
    }

    /// The length of a UTF-8 byte order mark at the start, 3 or 0.
    static func markLength(of bytes: Span<UInt8>) -> Int {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static let unreadable = [
        "multipart/", "image/", "application/edi", "text/html", "text/csv", "application/pdf",
        "application/x-www-form-urlencoded",
    ]

    private static func isUnreadable(_ contentType: String) -> Bool {
        // By far the most.
        guard !contentType.hasPrefix("application/json") else { return false }
        return unreadable.contains { prefix in
            contentType.utf8.count >= prefix.utf8.count
                && zip(contentType.utf8, prefix.utf8)
                    .allSatisfy { byte, expected in
                        byte == expected || (0x41...0x5A ~= byte && byte | 0x20 == expected)
                    }
        }
    }
}
