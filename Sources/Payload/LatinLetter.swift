/// Letters of words that are looked up: in lower case and without accents, so that `Référence` is `reference`.
package enum LatinLetter {
    /// The letter at `index`, in ASCII where it has such a base; `index` moves to its last byte.
    ///
    /// Knows ASCII and the Latin-1 letters, which UTF-8 writes with 0xC3 in front; any other byte stands for itself.
    @inline(__always)
    package static func folded(at index: inout Int, before end: Int, in bytes: Span<UInt8>) -> UInt8 {
        guard bytes[index] == 0xC3, index + 1 < end else { return bytes[index] | 0x20 }
        index += 1
        return base(of: bytes[index] | 0x20)
    }

    /// Of the second byte of a Latin-1 letter in lower case.
    private static func base(of byte: UInt8) -> UInt8 {
        switch byte {
        case 0xA0...0xA5: UInt8(ascii: "a")
        case 0xA7: UInt8(ascii: "c")
        case 0xA8...0xAB: UInt8(ascii: "e")
        case 0xAC...0xAF: UInt8(ascii: "i")
        case 0xB2...0xB6: UInt8(ascii: "o")
        case 0xB9...0xBC: UInt8(ascii: "u")
        default: byte
        }
    }
}
