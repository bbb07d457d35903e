/// What a byte of ASCII is, for the readers of forms.
enum Byte {
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

    /// Whether `byte` goes on a word: letters, digits, `_` and whatever is not ASCII.
    static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x5F || byte >= 0x80 }

    /// Whether the text of `bounds` has a digit at `index`.
    static func isDigit(at index: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        bounds.contains(index) && isDigit(bytes[index])
    }

    /// Whether a word of the text of `bounds` goes on at `index`.
    static func isWord(at index: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        bounds.contains(index) && isWord(bytes[index])
    }
}
