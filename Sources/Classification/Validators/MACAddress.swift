/// Hardware addresses (IEEE 802): six pairs of hexadecimal digits with `:` or `-`, the same throughout.
enum MACAddress {
    /// The end of the address that starts at `start`; `nil` when none does, or when it is part of something longer.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard bounds.contains(start), start + 17 <= bounds.upperBound else { return nil }
        let separator = bytes[start + 2]
        guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "-"),
            start == bounds.lowerBound || !Byte.isWord(bytes[start - 1]) && bytes[start - 1] != separator
        else { return nil }
        for position in 0..<17 {
            let byte = bytes[start + position]
            guard position % 3 == 2 ? byte == separator : Byte.isHexadecimal(byte) else { return nil }
        }
        let end = start + 17
        return end < bounds.upperBound && (Byte.isWord(bytes[end]) || bytes[end] == separator) ? nil : end
    }
}
