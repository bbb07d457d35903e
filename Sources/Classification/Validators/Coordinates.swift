/// Places on earth as a pair of decimal degrees (WGS 84), latitude first.
enum Coordinates {
    /// The end of the pair that starts at `start`: `45.5017, -73.5673`, four decimals or more each, in range.
    ///
    /// Between them stands a comma or a semicolon with blanks or none, or a single space.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard bounds.contains(start), start == bounds.lowerBound || !joins(bytes[start - 1]),
            let latitude = endOfDegrees(at: start, limit: 90, bytes, bounds), latitude < bounds.upperBound
        else { return nil }
        var index = latitude
        while index < bounds.upperBound, index - latitude < 3, bytes[index] == 0x20 { index += 1 }
        if index < bounds.upperBound, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ";") {
            index += 1
        }
        let separator = index
        while index < bounds.upperBound, index - separator < 3, bytes[index] == 0x20 { index += 1 }
        guard index > latitude, let end = endOfDegrees(at: index, limit: 180, bytes, bounds) else { return nil }
        // A third number makes it a list of measures, not a place.
        return isFollowedByNumber(end, bytes, bounds) ? nil : end
    }

    /// The end of one number of degrees of at most `limit`, as in fields of their own; `nil` without four decimals.
    static func endOfDegrees(at start: Int, limit: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var index = start
        if index < bounds.upperBound, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            index += 1
        }
        let whole = index
        var degrees = 0
        while index - whole < 4, Byte.isDigit(at: index, in: bytes, bounds) {
            degrees = degrees * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard 1...3 ~= index - whole, degrees <= limit, index < bounds.upperBound, bytes[index] == UInt8(ascii: ".")
        else { return nil }
        index += 1
        let decimals = index
        var isZero = true
        while Byte.isDigit(at: index, in: bytes, bounds), index - decimals < 18 {
            if bytes[index] != 0x30 { isZero = false }
            index += 1
        }
        guard index - decimals >= 4, degrees < limit || isZero, !Byte.isWord(at: index, in: bytes, bounds) else {
            return nil
        }
        return index
    }

    private static func joins(_ byte: UInt8) -> Bool {
        Byte.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    private static func isFollowedByNumber(_ end: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        guard end < bounds.upperBound else { return false }
        if bytes[end] == UInt8(ascii: ".") { return Byte.isDigit(at: end + 1, in: bytes, bounds) }
        guard bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: ";") else { return false }
        var index = end + 1
        if index < bounds.upperBound, bytes[index] == 0x20 { index += 1 }
        return endOfDegrees(at: index, limit: 180, bytes, bounds) != nil
    }
}
