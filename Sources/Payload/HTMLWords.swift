/// Elements of HTML: a text with them is read as one text, since what they mark belongs to the words around it.
enum HTMLWords {
    /// Whether a page begins at `start`: with its document type or its outermost elements.
    static func beginPage(_ bytes: Span<UInt8>, at start: Int) -> Bool { begin(bytes, at: start, with: pages) }

    /// Whether a page or a piece of one begins at `start`.
    static func begin(_ bytes: Span<UInt8>, at start: Int) -> Bool { begin(bytes, at: start, with: elements) }

    private static func begin(_ bytes: Span<UInt8>, at start: Int, with elements: [String]) -> Bool {
        var end = start + 1
        while end < bytes.count, end - start <= 12, isNameByte(bytes[end]) { end += 1 }
        guard end < bytes.count else { return false }
        let name = (start + 1)..<end
        if matches("!doctype", bytes, name) {
            var type = end
            while type < bytes.count, PayloadFormat.isSpace(bytes[type]) { type += 1 }
            return matches("html", bytes, type..<min(type + 4, bytes.count))
        }
        return elements.contains { matches($0, bytes, name) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        EDISyntax.isAlphanumeric(byte) || byte == UInt8(ascii: "!")
    }

    private static func matches(_ word: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard word.utf8.count == range.count else { return false }
        return zip(word.utf8, range)
            .allSatisfy { expected, index in
                let byte = bytes[index]
                return (0x41...0x5A ~= byte ? byte | 0x20 : byte) == expected
            }
    }

    private static let elements = pages + fragments
    private static let pages = ["html", "head", "body"]

    /// Those with which fragments begin.
    private static let fragments = [
        "div", "p", "span", "br", "b", "i", "u", "em", "strong", "small", "font", "img", "ul", "ol", "li", "table",
        "tr",
        "td", "th", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "center", "blockquote", "style",
    ]
}
