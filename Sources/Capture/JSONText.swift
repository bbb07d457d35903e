/// A string of a JSON document: the range between its quotes, as written.
package struct JSONText: Sendable, Hashable {
    package let range: Range<Int>
    /// Whether there is a `\` in it; without one the bytes of the range are the text.
    package let isEscaped: Bool

    /// The text in UTF-8.
    ///
    /// The cursor that made this value has checked the escapes.
    package func unescaped(in bytes: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            guard byte == UInt8(ascii: "\\"), position + 1 < range.upperBound else {
                text.append(byte)
                position += 1
                continue
            }
            let kind = bytes[position + 1]
            guard kind == UInt8(ascii: "u") else {
                text.append(JSONText.character(escapedAs: kind))
                position += 2
                continue
            }
            var code = UInt32(JSONText.codeUnit(at: position, in: bytes) ?? 0xFFFD)
            position += 6
            if 0xD800..<0xDC00 ~= code, let low = JSONText.codeUnit(at: position, in: bytes) {
                code = 0x10000 + ((code & 0x3FF) << 10 | UInt32(low) & 0x3FF)
                position += 6
            }
            text.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
        }
        return text
    }

    private static func character(escapedAs kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: kind
        }
    }

    /// The UTF-16 code unit of a `\uXXXX` that starts at `start`; `nil` if there is none.
    static func codeUnit(at start: Int, in bytes: Span<UInt8>) -> UInt16? {
        guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for position in (start + 2)..<(start + 6) {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - 0x37)
            default: return nil
            }
        }
        return unit
    }
}
