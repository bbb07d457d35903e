import Domain

/// What kinds of characters a value has, from one look at its bytes.
struct ValueShape: Sendable {
    var length = 0
    var digits = 0
    /// ASCII letters; letters beyond ASCII are in `beyond`.
    var letters = 0
    /// Those of the letters that are capitals.
    var capitals = 0
    var spaces = 0
    var beyond = 0
    /// Characters that mask: `*`, and `•` by its bytes.
    var masks = 0
    var hasAt = false
    /// A `%`, as in percent-encoding.
    var hasPercent = false
    /// Starts as a document does: `{`, `[`, `<`.
    var opens = false
    /// A digit other than zero.
    var hasNonZero = false

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        length = range.count
        // In locals, which stay in registers.
        var (numbers, small, large, blanks, others, stars) = (0, 0, 0, 0, 0, 0)
        var (ats, percents, nonZeros) = (UInt64(0), UInt64(0), UInt64(0))
        var index = range.lowerBound
        while index < range.upperBound, index &+ 8 <= bytes.count {
            let eight = EightBytes(bytes, at: index)
            let mask = EightBytes.first(range.upperBound &- index)
            let digits = eight.within(0x30, 0x39) & mask
            numbers &+= EightBytes.count(digits)
            small &+= EightBytes.count(eight.within(0x61, 0x7A) & mask)
            large &+= EightBytes.count(eight.within(0x41, 0x5A) & mask)
            blanks &+= EightBytes.count(eight.within(0x20, 0x20) & mask)
            others &+= EightBytes.count(eight.beyond & mask)
            stars &+= EightBytes.count(eight.within(0x2A, 0x2A) & mask)
            ats |= eight.within(0x40, 0x40) & mask
            percents |= eight.within(0x25, 0x25) & mask
            nonZeros |= eight.within(0x31, 0x39) & mask
            index &+= 8
        }
        (digits, letters, capitals) = (numbers, small &+ large, large)
        (spaces, beyond, masks) = (blanks, others, stars)
        (hasAt, hasPercent, hasNonZero) = (ats != 0, percents != 0, nonZeros != 0)
        while index < range.upperBound {
            count(bytes[index])
            index &+= 1
        }
        guard length > 6 else { return }
        let first = bytes[range.lowerBound]
        opens = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "<") || first <= 0x20
    }

    /// The same for one byte, at the end of the payload.
    private mutating func count(_ byte: UInt8) {
        switch byte {
        case 0x30: digits &+= 1
        case 0x31...0x39:
            digits &+= 1
            hasNonZero = true
        case 0x41...0x5A:
            letters &+= 1
            capitals &+= 1
        case 0x61...0x7A: letters &+= 1
        case 0x20: spaces &+= 1
        case 0x80...: beyond &+= 1
        case 0x40: hasAt = true
        case 0x2A: masks &+= 1
        case 0x25: hasPercent = true
        default: break
        }
    }

    /// A number as people and machines write it: `1 234,50 $`, `19.90 CAD`, `12%`.
    var isNumeric: Bool { digits > 0 && letters <= 4 && beyond <= 6 && length <= 32 && masks == 0 && !hasAt }

    /// Enough digits, ASCII or full-width, for a number that a detector knows.
    var mayHoldNumber: Bool { digits >= 7 || beyond >= 21 }

    /// Whether a detector could find something: a number, an address, a token, or what the field's name promises.
    func mayHold(_ context: DetectorSet, isText: Bool) -> Bool {
        if digits >= 6 || hasAt || beyond >= 21 || (digits >= 3 && letters >= 3) { return true }
        if !context.isEmpty { return length >= 5 }
        // Words in small letters are none of the codes, and no token is without a digit.
        return isText && length >= 12 && (digits > 0 || capitals >= 5)
    }

    /// Whether a document or an encoded text could stand in the value.
    var mayNest: Bool { opens || (length >= 24 && spaces == 0 && letters >= 12) || (hasPercent && spaces == 0) }

    var hasText: Bool { letters + beyond > 1 }
}
