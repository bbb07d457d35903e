import CByteMap
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
    /// Characters that mask: `*`.
    var masks = 0
    var hasAt = false
    /// A `%`, as in percent-encoding.
    var hasPercent = false
    /// Starts as a document does: `{`, `[`, `<`.
    var opens = false
    /// A digit other than zero.
    var hasNonZero = false

    /// The shape of the value in `range`; `map` is that of its beginning.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, _ map: TextMap) {
        length = range.count
        count(map)
        var end = map.end
        while end < range.upperBound {
            let next = TextMap(at: end, in: bytes, before: range.upperBound)
            count(next)
            end = next.end
        }
        guard length > 6 else { return }
        let first = bytes[range.lowerBound]
        opens = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "<") || first <= 0x20
    }

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        self.init(bytes, range, TextMap(at: range.lowerBound, in: bytes, before: range.upperBound))
    }

    @inline(__always)
    private mutating func count(_ map: TextMap) {
        let classes = map.classes
        digits &+= classes.digits.nonzeroBitCount
        letters &+= (classes.capitals | classes.small).nonzeroBitCount
        if classes.capitals != 0 { capitals &+= classes.capitals.nonzeroBitCount }
        if classes.spaces != 0 { spaces &+= classes.spaces.nonzeroBitCount }
        if classes.beyond != 0 { beyond &+= classes.beyond.nonzeroBitCount }
        if classes.stars != 0 { masks &+= classes.stars.nonzeroBitCount }
        if classes.ats != 0 { hasAt = true }
        if classes.percents != 0 { hasPercent = true }
        if classes.digits != classes.zeros { hasNonZero = true }
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
