/// Where the formats themselves say how they are written.
extension TextEncoding {
    /// How far a declaration is looked for.
    private static let window = 1_024

    /// By the declaration of XML, the syntax identifier of UN/EDIFACT, the head of a CIF catalogue, a page's `meta`.
    static func declared(in bytes: Span<UInt8>) -> TextEncoding? {
        var start = 0
        while start < min(bytes.count, 64), PayloadFormat.isSpace(bytes[start]) { start += 1 }
        guard start + 8 < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "<"):
            guard let name = xmlName(in: bytes, from: start) ?? htmlName(in: bytes, from: start),
                !isUTF8(name, bytes)
            else { return nil }
            return TextEncoding(named: name, in: bytes)
        case UInt8(ascii: "U"): return interchange(bytes, from: start)
        case UInt8(ascii: "C"):
            guard TableCatalogue.begins(at: start, before: bytes.count, bytes) else { return nil }
            return value(after: "CHARSET:", in: bytes, from: start).flatMap { TextEncoding(named: $0, in: bytes) }
        default: return nil
        }
    }

    /// `UTF-8`, which nearly all documents name.
    private static func isUTF8(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        name.count == 5 && TableCellKind.starts(with: "UTF-8", bytes, name)
    }

    /// The name in `<?xml … encoding="…"?>` at `start`.
    static func xmlName(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        let end = min(bytes.count, start + window)
        guard TableCellKind.starts(with: "<?xml", bytes, start..<end) else { return nil }
        var upper = start
        while upper < end, bytes[upper] != UInt8(ascii: ">") { upper += 1 }
        guard let word = find("encoding", in: bytes, start..<upper) else { return nil }
        var index = word + 8
        while index < upper, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") { index += 1 }
        guard index < upper else { return nil }
        let name = index + 1
        index = name
        while index < upper, bytes[index] != bytes[name - 1] { index += 1 }
        return name..<index
    }

    /// The name in `<meta charset="…">` or `content="text/html; charset=…"`.
    private static func htmlName(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        guard HTMLWords.beginPage(bytes, at: start) else { return nil }
        let end = min(bytes.count, start + window)
        guard let meta = find("<meta", in: bytes, start..<end) else { return nil }
        return value(after: "charset=", in: bytes, from: meta)
    }

    private static func value(after word: String, in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        let end = min(bytes.count, start + window)
        guard let found = find(word, in: bytes, start..<end) else { return nil }
        var lower = found + word.utf8.count
        while lower < end, bytes[lower] == 0x20 || bytes[lower] == UInt8(ascii: "\"") { lower += 1 }
        var upper = lower
        while upper < end, bytes[upper] > 0x20, bytes[upper] != UInt8(ascii: "\""), bytes[upper] != UInt8(ascii: ">") {
            upper += 1
        }
        return lower..<upper
    }

    /// `UNB+UNOC`: the repertoire C is ISO 8859-1, and A and B are parts of it (ISO 9735-1, annex C).
    private static func interchange(_ bytes: Span<UInt8>, from start: Int) -> TextEncoding? {
        let end = min(bytes.count, start + 32)
        guard let tag = find("UNB", in: bytes, start..<end), tag + 8 <= bytes.count,
            TableCellKind.starts(with: "UNO", bytes, (tag + 4)..<bytes.count)
        else { return nil }
        return UInt8(ascii: "A")...UInt8(ascii: "C") ~= bytes[tag + 7] ? .windows1252 : nil
    }

    private static func find(_ word: String, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        range.first { TableCellKind.starts(with: word, bytes, $0..<range.upperBound) }
    }
}
