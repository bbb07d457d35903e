/// Mail addresses: the part of RFC 5321 that people use.
enum EmailAddress {
    /// The address around the `@` at `at`, within `bounds`; `nil` when there is none.
    ///
    /// Local part 1–64 of `[A-Za-z0-9._%+-]` without two dots together, domain labels 1–63 that neither begin nor end with
    /// a hyphen, a last label of two or more letters or `xn--`.
    static func range(around at: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Range<Int>? {
        guard let lower = startOfLocal(before: at, bytes, bounds), let end = endOfDomain(after: at, bytes, bounds)
        else {
            return nil
        }
        return lower..<end
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    private static func startOfLocal(before at: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var lower = at
        while lower > bounds.lowerBound, isLocal(bytes[lower - 1]), at - lower < 65 {
            // Nothing goes across two dots.
            if bytes[lower - 1] == dot, lower < at, bytes[lower] == dot { break }
            lower -= 1
        }
        while lower < at, bytes[lower] == dot || bytes[lower] == hyphen { lower += 1 }
        return lower < at && at - lower <= 64 && bytes[at - 1] != dot ? lower : nil
    }

    private static func endOfDomain(after at: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var index = at + 1
        var labels = 0
        var last = index..<index
        // A full stop or hyphen after the address belongs to the sentence.
        while index < bounds.upperBound, let label = label(at: index, bytes, bounds) {
            labels += 1
            last = label
            guard label.upperBound < bounds.upperBound, bytes[label.upperBound] == dot else { break }
            index = label.upperBound + 1
        }
        guard labels >= 2, last.upperBound - at <= 254, isTopLevel(last, bytes) else { return nil }
        // A second @ makes it something else.
        return last.upperBound < bounds.upperBound && bytes[last.upperBound] == UInt8(ascii: "@")
            ? nil : last.upperBound
    }

    private static func label(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Range<Int>? {
        var end = start
        while end < bounds.upperBound, end - start < 64, Byte.isAlphanumeric(bytes[end]) || bytes[end] == hyphen {
            end += 1
        }
        guard end > start, end - start < 64, bytes[start] != hyphen else { return nil }
        while bytes[end - 1] == hyphen { end -= 1 }
        return start..<end
    }

    private static func isTopLevel(_ label: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard label.count >= 2 else { return false }
        if label.count > 4, bytes[label.lowerBound] | 0x20 == UInt8(ascii: "x"),
            bytes[label.lowerBound + 1] | 0x20 == UInt8(ascii: "n"),
            bytes[label.lowerBound + 2] == hyphen, bytes[label.lowerBound + 3] == hyphen
        {
            return true
        }
        for index in label where !Byte.isLetter(bytes[index]) { return false }
        return true
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case dot, hyphen, UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"): true
        default: Byte.isAlphanumeric(byte)
        }
    }
}
