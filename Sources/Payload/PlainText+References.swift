/// Escapes of JSON and references of XML and HTML.
extension PlainText {
    /// The character of the escape at `index` and the bytes it takes; a broken escape is U+FFFD and one byte.
    static func jsonEscape(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> (Unicode.Scalar, Int) {
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
        case 0x80...:
            // No escape; the character behind is read on its own.
            return ("\u{FFFD}", 1)
        default: return (Unicode.Scalar(bytes[index + 1]), 2)
        }
    }

    private static func hexadecimal(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> UInt32? {
        guard index + 4 <= upper else { return nil }
        var value: UInt32 = 0
        for position in index..<(index + 4) {
            guard let digit = FormText.nibble(bytes[position]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// The longest reference that is read, `&thinsp;` and `&#x10FFFF;`, without its `&`.
    private static let longestReference = 9

    /// Whether a reference may stand behind the `&` at `index`.
    static func mayBeReference(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> Bool {
        var next = index + 1
        let end = min(upper, next + longestReference)
        while next < end, EDISyntax.isAlphanumeric(bytes[next]) || bytes[next] == UInt8(ascii: "#") { next += 1 }
        return next < end && next > index + 1 && bytes[next] == UInt8(ascii: ";")
    }

    /// The character whose name or number stands at `start`, behind `&`, and its length with the `;`.
    ///
    /// One of XML's five, a number, or one of HTML's for the letters and signs of English and French text; never an
    /// entity of the document's own.
    static func reference(after start: Int, before upper: Int, in bytes: Span<UInt8>) -> (Unicode.Scalar, Int)? {
        var end = start
        let limit = min(upper, start + longestReference)
        while end < limit, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < limit, end > start else { return nil }
        let scalar =
            bytes[start] == UInt8(ascii: "#")
            ? numbered((start + 1)..<end, bytes)
            : named.first { TableCatalogue.isLine($0.name, start..<end, bytes) }?.scalar
        return scalar.map { ($0, end - start + 1) }
    }

    private static func numbered(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Unicode.Scalar? {
        var digits = range
        var radix: UInt32 = 10
        if let first = range.first, bytes[first] | 0x20 == UInt8(ascii: "x") {
            digits = (first + 1)..<range.upperBound
            radix = 16
        }
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for index in digits {
            guard let digit = FormText.nibble(bytes[index]), digit < radix else { return nil }
            // Eight digits at most, so that nothing overflows.
            value = value &* radix &+ UInt32(digit)
        }
        return Unicode.Scalar(value)
    }

    private static let named: [(name: String, scalar: Unicode.Scalar)] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
        ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"), ("ndash", "\u{2013}"),
        ("mdash", "\u{2014}"), ("lsquo", "\u{2018}"), ("rsquo", "\u{2019}"), ("laquo", "«"), ("raquo", "»"),
        ("deg", "°"), ("euro", "€"), ("commat", "@"), ("period", "."), ("agrave", "à"), ("acirc", "â"), ("ccedil", "ç"),
        ("eacute", "é"), ("egrave", "è"), ("ecirc", "ê"), ("euml", "ë"), ("icirc", "î"), ("iuml", "ï"), ("ocirc", "ô"),
        ("oelig", "œ"), ("ugrave", "ù"), ("ucirc", "û"), ("uuml", "ü"), ("Agrave", "À"), ("Ccedil", "Ç"),
        ("Eacute", "É"), ("Egrave", "È"), ("Ecirc", "Ê"),
    ]
}
