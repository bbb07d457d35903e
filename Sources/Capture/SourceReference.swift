/// The `source` of a CloudEvent: a URI reference, in which no control character can stand as it is.
///
/// Senders put them there all the same, by mistake or to forge a line of a log. RFC 3986 has one spelling for what a
/// URI cannot hold, `%XX`: the event is taken under it, and nothing behind this door ever sees the character itself.
enum SourceReference {
    /// Whether there is a C0 or C1 control character or DEL in a text of UTF-8.
    static func hasControl(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where length(ofControlAt: index, in: text) > 0 { return true }
        return false
    }

    /// The text with `%XX` for each byte of a control character; all else stays byte for byte.
    static func encoded(_ text: Span<UInt8>) -> [UInt8] {
        var reference: [UInt8] = []
        reference.reserveCapacity(text.count + 16)
        var index = 0
        while index < text.count {
            let control = length(ofControlAt: index, in: text)
            for position in index..<(index + max(control, 1)) {
                let byte = text[position]
                guard control > 0 else {
                    reference.append(byte)
                    continue
                }
                reference.append(contentsOf: [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)])
            }
            index += max(control, 1)
        }
        return reference
    }

    /// How many bytes the control character at `index` has; 0 if there is none.
    private static func length(ofControlAt index: Int, in text: Span<UInt8>) -> Int {
        switch text[index] {
        case 0..<0x20, 0x7F: 1
        // C1 is U+0080 to U+009F: C2 80 to C2 9F.
        case 0xC2 where index + 1 < text.count && 0x80..<0xA0 ~= text[index + 1]: 2
        default: 0
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
