/// One character of a text as words are compared: in lower case, without accents, one kind of space, hyphen and quote.
///
/// Knows the letters of Latin-1 and `œ`, combining accents, full-width forms, and the typographic spaces, hyphens and
/// quotes; everything else stands for itself, bytes that are not UTF-8 included.
struct FoldedCharacter {
    /// Up to four bytes, the first in the lowest place.
    var units: UInt32
    var count: UInt8
    /// A letter or digit of a script that puts spaces between words.
    var isWord: Bool
    /// Where the next character begins.
    var next: Int

    private init(units: UInt32, count: UInt8, word: Bool, next: Int) {
        self.units = units
        self.count = count
        isWord = word
        self.next = next
    }

    private init(_ byte: UInt8, word: Bool, next: Int) {
        self.init(units: UInt32(byte), count: 1, word: word, next: next)
    }

    /// What belongs to the character before it and is not compared.
    private init(nothingBefore next: Int) { self.init(units: 0, count: 0, word: true, next: next) }

    private init(_ first: Unicode.Scalar, _ second: Unicode.Scalar, next: Int) {
        self.init(units: first.value | second.value << 8, count: 2, word: true, next: next)
    }

    /// The character at `start`, which is before `end`.
    @inline(__always)
    init(at start: Int, before end: Int, in bytes: Span<UInt8>) {
        let byte = bytes[start]
        if byte < 0x80 {
            self = FoldedCharacter.ascii(byte, next: start &+ 1)
        } else {
            self.init(beyondASCII: byte, at: start, before: end, in: bytes)
        }
    }

    /// Folds one ASCII character.
    @inline(__always)
    static func ascii(_ byte: UInt8, next: Int) -> FoldedCharacter {
        if (byte | 0x20) &- 0x61 < 26 { return FoldedCharacter(byte | 0x20, word: true, next: next) }
        if byte &- 0x30 < 10 { return FoldedCharacter(byte, word: true, next: next) }
        let isSpace = byte == 0x09 || byte == 0x0A || byte == 0x0D
        return FoldedCharacter(isSpace ? 0x20 : byte, word: false, next: next)
    }

    private init(beyondASCII lead: UInt8, at start: Int, before end: Int, in bytes: Span<UInt8>) {
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
        guard length > 1, end - start >= length else {
            self.init(lead, word: false, next: start + 1)
            return
        }
        let next = start + length
        var raw = UInt32(lead)
        for offset in 1..<length { raw |= UInt32(bytes[start + offset]) << UInt32(8 * offset) }
        let second = bytes[start + 1]
        switch (lead, second) {
        case (0xC2, 0xA0): self.init(0x20, word: false, next: next)
        // A soft hyphen is not there.
        case (0xC2, 0xAD): self.init(nothingBefore: next)
        case (0xC3, _): self.init(latin: second, next: next)
        case (0xC5, 0x92), (0xC5, 0x93): self.init("o", "e", next: next)
        case (0xC5, 0xB8): self.init(UInt8(ascii: "y"), word: true, next: next)
        // Combining accents, U+0300 to U+036F.
        case (0xCC, _), (0xCD, ..<0xB0): self.init(nothingBefore: next)
        case (0xE2, 0x80): self.init(punctuation: bytes[start + 2], raw: raw, next: next)
        case (0xE3, 0x80) where bytes[start + 2] == 0x80: self.init(0x20, word: false, next: next)
        // Full-width forms, U+FF01 to U+FF5E.
        case (0xEF, 0xBC) where bytes[start + 2] >= 0x81:
            self = FoldedCharacter.ascii(bytes[start + 2] &- 0x60, next: next)
        case (0xEF, 0xBD) where bytes[start + 2] <= 0x9E:
            self = FoldedCharacter.ascii(bytes[start + 2] &- 0x20, next: next)
        default:
            // Two bytes are Latin, Greek, Cyrillic, Arabic; longer ones mostly scripts without spaces.
            let isWord = length == 2 && lead > 0xC2
            self.init(units: raw, count: UInt8(truncatingIfNeeded: length), word: isWord, next: next)
        }
    }

    /// U+00C0 to U+00FF, by the second byte.
    private init(latin second: UInt8, next: Int) {
        switch second | 0x20 {
        case 0xA6: self.init("a", "e", next: next)
        case 0xA0...0xA5: self.init(UInt8(ascii: "a"), word: true, next: next)
        case 0xA7: self.init(UInt8(ascii: "c"), word: true, next: next)
        case 0xA8...0xAB: self.init(UInt8(ascii: "e"), word: true, next: next)
        case 0xAC...0xAF: self.init(UInt8(ascii: "i"), word: true, next: next)
        case 0xB1: self.init(UInt8(ascii: "n"), word: true, next: next)
        case 0xB2...0xB6, 0xB8: self.init(UInt8(ascii: "o"), word: true, next: next)
        case 0xB9...0xBC: self.init(UInt8(ascii: "u"), word: true, next: next)
        case 0xBD: self.init(UInt8(ascii: "y"), word: true, next: next)
        default:
            // ß and ÿ stand where others have their capitals; × and ÷ are signs.
            if second == 0x9F {
                self.init("s", "s", next: next)
            } else if second == 0xBF {
                self.init(UInt8(ascii: "y"), word: true, next: next)
            } else {
                let isSign = second == 0x97 || second == 0xB7
                self.init(units: 0xC3 | UInt32(second) << 8, count: 2, word: !isSign, next: next)
            }
        }
    }

    /// U+2000 to U+203F, by the third byte.
    private init(punctuation third: UInt8, raw: UInt32, next: Int) {
        switch third {
        case 0x80...0x8A, 0xAF: self.init(0x20, word: false, next: next)
        // Zero-width characters.
        case 0x8B...0x8D: self.init(nothingBefore: next)
        case 0x90...0x95: self.init(UInt8(ascii: "-"), word: false, next: next)
        case 0x98, 0x99: self.init(UInt8(ascii: "'"), word: false, next: next)
        default: self.init(units: raw, count: 3, word: false, next: next)
        }
    }
}
