extension PayloadFormat {
    /// The format of bytes that start like an interchange at `index`, or that their content type says is one.
    ///
    /// `ISA` or `UNB` and a separator, or `UNA` with `UNB` behind its six characters: words that start alike are none.
    static func ofInterchange(_ bytes: Span<UInt8>, at index: Int, contentType: String?) -> PayloadFormat? {
        if let format = sniffedInterchange(bytes, at: index) { return format }
        guard let contentType else { return nil }
        if begins(contentType, with: "application/edi-x12") { return .x12 }
        return begins(contentType, with: "application/edifact") ? .edifact : nil
    }

    private static func sniffedInterchange(_ bytes: Span<UInt8>, at index: Int) -> PayloadFormat? {
        guard bytes.count - index >= 4 else { return nil }
        switch EDICode(bytes, index..<(index + 3)) {
        case .isa:
            return EDISyntax.isAlphanumeric(bytes[index + 3]) || bytes[index + 3] <= 0x20 ? nil : .x12
        case .unb:
            return bytes[index + 3] == UInt8(ascii: "+") || bytes[index + 3] == 0x1D ? .edifact : nil
        case .una:
            var next = index + 9
            while next < bytes.count, isSpace(bytes[next]) { next += 1 }
            return next + 3 <= bytes.count && EDICode(bytes, next..<(next + 3)) == .unb ? .edifact : nil
        default:
            return nil
        }
    }
}
