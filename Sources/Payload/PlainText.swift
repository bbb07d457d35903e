/// Undoes the ways in which formats write characters.
package enum PlainText {
    /// Writes a leaf's characters into `output`, at most `limit` bytes: escapes and references undone, and the spaces,
    /// hyphens and digits of typography made ASCII, so that a validator sees `514-555-0199` however it was typed.
    package static func write(_ leaf: Leaf, of bytes: Span<UInt8>, into output: inout [UInt8], limit: Int) {
        output.removeAll(keepingCapacity: true)
        var index = Int(leaf.lower)
        let upper = Int(leaf.upper)
        let hasEscapes = leaf.traits.contains(.jsonEscapes)
        let hasReferences = leaf.traits.contains(.xmlReferences)
        let hasDoubles = leaf.traits.contains(.doubledQuotes)
        let hasPercents = leaf.traits.contains(.percentEncoding)
        let hasReleases = leaf.traits.contains(.ediReleases)
        while index < upper, output.count < limit {
            let byte = bytes[index]
            if hasEscapes, byte == UInt8(ascii: "\\") {
                let (scalar, length) = jsonEscape(at: index, before: upper, in: bytes)
                append(scalar, to: &output)
                index += length
            } else if hasReferences, byte == UInt8(ascii: "&"),
                let (scalar, length) = xmlReference(at: index, before: upper, in: bytes)
            {
                append(scalar, to: &output)
                index += length
            } else if hasReleases, byte == UInt8(ascii: "?"), index + 1 < upper {
                output.append(bytes[index + 1])
                index += 2
            } else if hasDoubles, byte == UInt8(ascii: "\""), index + 1 < upper, bytes[index + 1] == byte {
                output.append(byte)
                index += 2
            } else if hasPercents, let (byte, length) = FormText.byte(at: index, before: upper, in: bytes) {
                output.append(byte)
                index += length
            } else if byte >= 0x80, let (ascii, length) = typography(at: index, before: upper, in: bytes) {
                output.append(ascii)
                index += length
            } else {
                output.append(byte)
                index += 1
            }
        }
    }

    static func unescapingJSON(_ raw: [UInt8]) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "\\")) else { return raw }
        var output: [UInt8] = []
        var index = 0
        while index < raw.count {
            if raw[index] == UInt8(ascii: "\\") {
                let (scalar, length) = jsonEscape(at: index, before: raw.count, in: raw.span)
                output.append(contentsOf: String(Character(scalar)).utf8)
                index += length
            } else {
                output.append(raw[index])
                index += 1
            }
        }
        return output
    }

    static func unescapingPointer(_ part: ArraySlice<UInt8>) -> [UInt8] {
        guard part.contains(UInt8(ascii: "~")) else { return Array(part) }
        let text = String(decoding: part, as: UTF8.self)
        var output = ""
        var isTilde = false
        for character in text.unicodeScalars {
            if isTilde {
                output.unicodeScalars.append(character == "1" ? "/" : character == "0" ? "~" : character)
                isTilde = false
            } else if character == "~" {
                isTilde = true
            } else {
                output.unicodeScalars.append(character)
            }
        }
        return Array(output.utf8)
    }

    static func escapingPointer(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~") }) else { return name }
        return name.reduce(into: "") { text, character in
            switch character {
            case "/": text += "~1"
            case "~": text += "~0"
            default: text.append(character)
            }
        }
    }

    /// The character of the escape at `index` and the bytes it takes; a broken escape is U+FFFD and one byte.
    private static func jsonEscape(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> (Unicode.Scalar, Int) {
        guard index + 1 < upper else { return ("\u{FFFD}", 1) }
        switch bytes[index + 1] {
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): return (" ", 2)
        case UInt8(ascii: "u"):
            guard let high = hexadecimal(at: index + 2, before: upper, in: bytes) else { return ("\u{FFFD}", 2) }
            if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
            guard 0xD800..<0xDC00 ~= high, index + 7 < upper, bytes[index + 6] == UInt8(ascii: "\\"),
                bytes[index + 7] == UInt8(ascii: "u"),
                let low = hexadecimal(at: index + 8, before: upper, in: bytes), 0xDC00..<0xE000 ~= low,
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { return ("\u{FFFD}", 6) }
            return (scalar, 12)
        default: return (Unicode.Scalar(bytes[index + 1]), 2)
        }
    }

    private static func hexadecimal(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> UInt32? {
        guard index + 4 <= upper else { return nil }
        var value: UInt32 = 0
        for position in index..<(index + 4) {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// One of XML's five named references or a numeric one; never an entity of the document's own.
    private static func xmlReference(
        at index: Int,
        before upper: Int,
        in bytes: Span<UInt8>
    ) -> (Unicode.Scalar, Int)? {
        var end = index + 1
        while end < upper, end - index <= 10, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < upper, bytes[end] == UInt8(ascii: ";"), end > index + 1 else { return nil }
        var name: [UInt8] = []
        for position in (index + 1)..<end { name.append(bytes[position]) }
        let text = String(decoding: name, as: UTF8.self)
        let scalar: Unicode.Scalar?
        switch text {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        case "nbsp": scalar = " "
        default:
            guard text.hasPrefix("#") else { return nil }
            let isHexadecimal = text.dropFirst().hasPrefix("x")
            let number = UInt32(text.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
            scalar = number.flatMap { Unicode.Scalar($0) }
        }
        return scalar.map { ($0, end - index + 1) }
    }

    /// The ASCII form of a no-break space, a typographic hyphen or a full-width digit at `index`.
    private static func typography(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> (UInt8, Int)? {
        guard index + 1 < upper else { return nil }
        return typography(bytes[index], bytes[index + 1], index + 2 < upper ? bytes[index + 2] : 0)
    }

    /// The same for a character's first bytes, 0 where there is none.
    static func typography(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (UInt8, Int)? {
        switch (first, second, third) {
        case (0xC2, 0xA0, _): return (0x20, 2)
        case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x80...0x8A): return (0x20, 3)
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return (0x2D, 3)
        case (0xEF, 0xBC, let low) where 0x90...0x99 ~= low: return (low - 0x60, 3)
        default: return nil
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        switch scalar.value {
        case 0xA0, 0x202F, 0x2000...0x200A: output.append(0x20)
        case 0x2010...0x2015, 0x2212: output.append(0x2D)
        case 0xFF10...0xFF19: output.append(UInt8(scalar.value - 0xFF10) + 0x30)
        default: output.append(contentsOf: String(Character(scalar)).utf8)
        }
    }
}
