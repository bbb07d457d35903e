/// The formats that a reader exists for.
package enum PayloadFormat: Sendable, Equatable {
    case json
    /// JSON documents, one on a line.
    case jsonLines
    case xml
    /// CSV, TSV and their like.
    case table
    case form
    case multipart
    case x12
    case edifact
    /// Prose, logs, pages: any other text.
    case text

    /// The format of a payload by its first bytes; where these do not tell, by its content type, then by its lines.
    ///
    /// Senders often give a wrong content type or none, so the bytes decide. `nil` for what is no text, and for text in
    /// UTF-16, which `PayloadText` writes over.
    package init?(sniffing bytes: Span<UInt8>, contentType: String?) {
        var dialect: TableDialect?
        self.init(sniffing: bytes, contentType: contentType, dialect: &dialect)
    }

    /// The same; `dialect` gets how the lines of a table were found to be written, for `TableLeaves`.
    package init?(sniffing bytes: Span<UInt8>, contentType: String?, dialect: inout TableDialect?) {
        dialect = nil
        if let contentType, PayloadFormat.isUnreadable(contentType) { return nil }
        let declared = contentType.flatMap(PayloadFormat.declared)
        var index = PayloadFormat.markLength(of: bytes)
        while index < bytes.count, PayloadFormat.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        // A zero byte beside the first character is UTF-16.
        if index + 1 < bytes.count, bytes[index + 1] == 0 { return nil }
        switch bytes[index] {
        case UInt8(ascii: "{"): self = declared == .jsonLines ? .jsonLines : .json
        case UInt8(ascii: "[") where PayloadFormat.beginsJSON(bytes, at: index) || PayloadFormat.saysJSON(contentType):
            self = declared == .jsonLines ? .jsonLines : .json
        case UInt8(ascii: "<") where PayloadFormat.beginsXML(bytes, at: index):
            let isPage = contentType.map { PayloadFormat.begins($0, with: "text/html") } ?? false
            self = isPage || HTMLWords.beginPage(bytes, at: index) ? .text : .xml
        default:
            if PayloadFormat.isScalarOfJSON(bytes, at: index, contentType: contentType) {
                self = .json
                return
            }
            if let format = PayloadFormat.ofInterchange(bytes, at: index, contentType: contentType) {
                self = format
                return
            }
            // A part in a multipart body need not be text.
            guard
                let format = declared == .multipart
                    ? .multipart : PayloadFormat.ofText(bytes, declared: declared, dialect: &dialect)
            else { return nil }
            self = format
        }
    }

    /// The length of a UTF-8 byte order mark at the start, 3 or 0.
    static func markLength(of bytes: Span<UInt8>) -> Int {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static let unreadable = [
        "image/", "audio/", "video/", "font/", "application/pdf", "application/zip",
    ]

    private static func isUnreadable(_ contentType: String) -> Bool {
        // By far the most.
        guard !contentType.hasPrefix("application/json") else { return false }
        return unreadable.contains { PayloadFormat.begins(contentType, with: $0) }
    }
}
