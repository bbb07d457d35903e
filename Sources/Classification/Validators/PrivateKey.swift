/// Private keys as text (RFC 7468): `-----BEGIN … PRIVATE KEY-----` up to the line that ends them.
enum PrivateKey {
    /// The end of the key that starts at `start`; the end of the text when its last line is missing.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard let body = endOfFirstLine(at: start, in: bytes, bounds: bounds) else { return nil }
        var index = body
        while index < bounds.upperBound {
            if bytes[index] == UInt8(ascii: "-"), let end = endOfLine("-----END ", at: index, bytes, bounds) {
                return end
            }
            index += 1
        }
        return bounds.upperBound
    }

    /// Whether `range` is a key with both its lines and something between.
    static func isWhole(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard let body = endOfFirstLine(at: range.lowerBound, in: bytes, bounds: range) else { return false }
        var characters = 0
        for index in body..<range.upperBound {
            if bytes[index] == UInt8(ascii: "-"), let end = endOfLine("-----END ", at: index, bytes, range) {
                return characters >= 16 && isBlank(end..<range.upperBound, bytes)
            }
            if Base64.value(of: bytes[index]) != nil { characters += 1 }
        }
        return false
    }

    private static func endOfFirstLine(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        endOfLine("-----BEGIN ", at: start, bytes, bounds)
    }

    /// After `word` come at most four words and `PRIVATE KEY-----`, or PGP's `PRIVATE KEY BLOCK-----`.
    private static func endOfLine(_ word: String, at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        guard stands(word, at: start, bytes, bounds) else { return nil }
        let label = start + word.utf8.count
        var index = label
        while index < bounds.upperBound, index - label < 40 {
            if stands("PRIVATE KEY-----", at: index, bytes, bounds) { return index + 16 }
            if stands("PRIVATE KEY BLOCK-----", at: index, bytes, bounds) { return index + 22 }
            guard Byte.isAlphanumeric(bytes[index]) || bytes[index] == 0x20 else { return nil }
            index += 1
        }
        return nil
    }

    private static func isBlank(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        for index in range where bytes[index] > 0x20 { return false }
        return true
    }

    private static func stands(_ word: String, at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        guard start + word.utf8.count <= bounds.upperBound else { return false }
        var index = start
        for expected in word.utf8 {
            guard bytes[index] == expected else { return false }
            index += 1
        }
        return true
    }
}
