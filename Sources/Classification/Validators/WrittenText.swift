/// Text as identifiers are compared: full-width forms, no-break spaces and typographic hyphens made plain.
enum WrittenText {
    /// ASCII for U+FF01–FF5E, a space for the blanks of Unicode, `-` for U+2010–2015 and U+2212; the rest as it is.
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] >= 0x80, let (byte, length) = plain(bytes[index...]) {
                folded.append(byte)
                index += length
            } else {
                folded.append(bytes[index])
                index += 1
            }
        }
        return folded
    }

    /// The plain character for the one that `bytes` start with, and its length in UTF-8.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
        let start = bytes.startIndex
        if bytes[start] == 0xC2 { return bytes.count > 1 && bytes[start + 1] == 0xA0 ? (0x20, 2) : nil }
        guard bytes.count > 2, bytes[start] & 0xF0 == 0xE0 else { return nil }
        let scalar =
            Int(bytes[start] & 0x0F) << 12 | Int(bytes[start + 1] & 0x3F) << 6 | Int(bytes[start + 2] & 0x3F)
        switch scalar {
        case 0xFF01...0xFF5E: return (UInt8(scalar - 0xFEE0), 3)
        case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (0x20, 3)
        case 0x2010...0x2015, 0x2212: return (UInt8(ascii: "-"), 3)
        default: return nil
        }
    }

    /// The lengths of the groups of letters and digits, with one separator of ASCII between; `nil` for anything else.
    static func groups(_ bytes: Span<UInt8>) -> [Int]? {
        var groups: [Int] = []
        var length = 0
        for index in 0..<bytes.count {
            switch bytes[index] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: length += 1
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."):
                guard length > 0 else { return nil }
                groups.append(length)
                length = 0
            default: return nil
            }
        }
        guard length > 0 else { return nil }
        groups.append(length)
        return groups
    }
}
