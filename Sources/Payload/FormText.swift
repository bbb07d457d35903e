/// The writing of application/x-www-form-urlencoded: `+` for a space, `%2B` for a byte.
enum FormText {
    /// The byte written at `index` and how many bytes that takes; `nil` where a byte stands for itself.
    ///
    /// The spaces, hyphens and digits of typography become ASCII, as everywhere in `PlainText`. A `%` without two
    /// hexadecimal digits stands for itself.
    static func byte(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> (UInt8, Int)? {
        if bytes[index] == UInt8(ascii: "+") { return (0x20, 1) }
        guard let first = octet(at: index, before: upper, in: bytes) else { return nil }
        if first >= 0xC2, let second = octet(at: index + 3, before: upper, in: bytes) {
            let third = octet(at: index + 6, before: upper, in: bytes) ?? 0
            if let (ascii, length) = PlainText.typography(first, second, third) { return (ascii, length * 3) }
        }
        return (first, 3)
    }

    /// Writes what the bytes of `range` stand for into `output`.
    static func write(_ range: Range<Int>, of bytes: Span<UInt8>, into output: inout [UInt8]) {
        output.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            if let (byte, length) = byte(at: index, before: range.upperBound, in: bytes) {
                output.append(byte)
                index += length
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
    }

    /// What the value at `range` needs before it is read.
    static func traits(of range: Range<Int>, in bytes: Span<UInt8>) -> Leaf.Traits {
        var traits: Leaf.Traits = []
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "%"), UInt8(ascii: "+"): traits.insert(.percentEncoding)
            case 0x80...: traits.insert(.beyondASCII)
            default: break
            }
        }
        return traits
    }

    /// The byte that `%2B` at `index` writes.
    static func octet(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> UInt8? {
        guard index + 2 < upper, bytes[index] == UInt8(ascii: "%"),
            let high = nibble(bytes[index + 1]), let low = nibble(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// The value of a hexadecimal digit.
    static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
        default: nil
        }
    }
}
