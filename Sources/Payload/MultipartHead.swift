/// The header lines of one part of a multipart body.
struct MultipartHead: Sendable {
    /// The field's name in the payload; empty when it has none.
    private(set) var name = 0..<0
    /// The name of the file; empty when there is none.
    private(set) var fileName = 0..<0
    /// The content is base64, which is no text.
    private(set) var isEncoded = false
    /// Where the content starts; past the bytes when they end in the head.
    private(set) var end = 0

    static let unnamed = Array("part".utf8)
    static let fileNameKey = Array("filename".utf8)

    /// Reads the lines from `start` up to and with the empty one.
    mutating func read(_ bytes: Span<UInt8>, from start: Int, before limit: Int) {
        name = 0..<0
        fileName = 0..<0
        isEncoded = false
        var line = start
        while line < limit {
            var next = line
            while next < limit, bytes[next] != 0x0A { next += 1 }
            guard next < limit else { break }
            let upper = next > line && bytes[next - 1] == 0x0D ? next - 1 : next
            if upper == line {
                end = next + 1
                return
            }
            let range = line..<upper
            if MultipartHead.starts("content-disposition:", bytes, range) {
                name = MultipartHead.parameter("name", in: bytes, range)
                fileName = MultipartHead.parameter("filename", in: bytes, range)
            } else if MultipartHead.starts("content-transfer-encoding:", bytes, range) {
                isEncoded = MultipartHead.contains("base64", bytes, range)
            }
            line = next + 1
        }
        end = limit + 1
    }

    /// The value of `; key=value` or `; key="value"` in a header, without its quotes; empty when there is none.
    static func parameter(_ key: String, in bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var index = range.lowerBound
        let upper = range.upperBound
        while index < upper {
            if bytes[index] == UInt8(ascii: "\"") {
                index = quotedEnd(from: index + 1, before: upper, bytes) + 1
                continue
            }
            guard bytes[index] == UInt8(ascii: ";") else {
                index += 1
                continue
            }
            index += 1
            while index < upper, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
            let value = index + key.utf8.count + 1
            guard value <= upper, starts(key, bytes, index..<upper), bytes[value - 1] == UInt8(ascii: "=") else {
                continue
            }
            if value < upper, bytes[value] == UInt8(ascii: "\"") {
                return (value + 1)..<quotedEnd(from: value + 1, before: upper, bytes)
            }
            var end = value
            while end < upper, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ";") { end += 1 }
            return value..<end
        }
        return upper..<upper
    }

    /// Where the quote stands that ends a quoted string.
    private static func quotedEnd(from start: Int, before upper: Int, _ bytes: Span<UInt8>) -> Int {
        var index = start
        while index < upper, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, upper)
    }

    /// Whether the range begins with `word`, which is lower case, in any case.
    private static func starts(_ word: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard word.utf8.count <= range.count else { return false }
        var index = range.lowerBound
        for expected in word.utf8 {
            let byte = bytes[index]
            guard (0x41...0x5A ~= byte ? byte | 0x20 : byte) == expected else { return false }
            index += 1
        }
        return true
    }

    private static func contains(_ word: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { starts(word, bytes, $0..<range.upperBound) }
    }
}
