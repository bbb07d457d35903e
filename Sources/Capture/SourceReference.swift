/// The `source` of a CloudEvent: a URI reference, in which no control character can stand as it is.
///
/// Senders put them there all the same, by mistake or to forge a line of a log. RFC 3986 has one spelling for what a
/// URI cannot hold, `%XX`: the event is taken under it, and nothing behind this door ever sees the character itself.
enum SourceReference {
    /// The text with `%XX` for each byte of a control character; all else stays byte for byte.
    static func encoded(_ text: Span<UInt8>) -> [UInt8] {
        var reference: [UInt8] = []
        reference.reserveCapacity(text.count + 16)
        var index = 0
        while index < text.count {
            let control = ControlCharacter.length(at: index, in: text)
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

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
