/// What people put between the groups of a number.
enum Separator {
    /// The bytes of the separator at `index`: a space, hyphen or dot of ASCII, or a no-break space or hyphen of Unicode.
    ///
    /// 0 when there is none: U+00A0, U+202F, U+2007, U+2009 and U+2010 to U+2015 count, and no other character.
    static func length(at index: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int {
        guard bounds.contains(index) else { return 0 }
        switch bytes[index] {
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."): return 1
        case 0xC2: return index + 1 < bounds.upperBound && bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < bounds.upperBound, bytes[index + 1] == 0x80 else { return 0 }
            switch bytes[index + 2] {
            case 0x87, 0x89, 0x90...0x95, 0xAF: return 3
            default: return 0
            }
        default: return 0
        }
    }
}
