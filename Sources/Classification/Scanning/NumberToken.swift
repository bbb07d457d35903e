/// A run of digits as people group them: `+1 (514) 555-0199`, `4539-1488-0343-6467`.
struct NumberToken: Sendable {
    private(set) var digits = Digits()
    private(set) var range: Range<Int>
    private(set) var hasPlus = false
    private(set) var hasDot = false
    /// All groups are joined by hyphens.
    private(set) var isDashed = true
    /// Where the second group stands, after a space.
    private(set) var secondGroup: Int?
    /// Touches a letter, another number or a path: part of something longer.
    private(set) var isAttached = false
    /// More digits than any number that is looked for.
    private(set) var isLong = false
    private(set) var groups = 0
    /// The lengths of the groups, four bits each, the first highest.
    private var pattern: UInt64 = 0

    /// Reads the token at `start`, which is a digit, `+` or `(`; `nil` when no digit follows.
    init?(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) {
        var index = start
        if bytes[index] == UInt8(ascii: "(") { index += 1 }
        if index < bounds.upperBound, bytes[index] == UInt8(ascii: "+") {
            hasPlus = true
            index += 1
            if index < bounds.upperBound, bytes[index] == UInt8(ascii: "(") { index += 1 }
        }
        guard index < bounds.upperBound, NumberToken.isDigit(bytes[index]) else { return nil }
        range = start..<index
        let before = start > bounds.lowerBound ? bytes[start - 1] : 0x20
        var end = index
        while true {
            let length = readGroup(from: &end, bytes, bounds)
            groups += 1
            pattern = pattern << 4 | UInt64(min(length, 15))
            if isLong || groups == 12 || isComplete { break }
            guard let next = NumberToken.nextGroup(after: end, bytes, bounds) else { break }
            if bytes[end] == UInt8(ascii: ".") { hasDot = true }
            if bytes[end] != UInt8(ascii: "-") { isDashed = false }
            if groups == 1, bytes[end] == 0x20 { secondGroup = next }
            end = next
        }
        range = start..<end
        isAttached = NumberToken.joins(before) || joinsNext(end, bytes, bounds)
    }

    /// Whether the groups have just these lengths, a hexadecimal digit each: `0x334`.
    @inline(__always)
    func isGrouped(_ lengths: UInt64) -> Bool { pattern == lengths }

    /// The length of the first group, at most 15.
    var firstGroup: Int { Int(pattern >> UInt64(4 * (groups - 1)) & 0xF) }
    var lastGroup: Int { Int(pattern & 0xF) }

    /// Whether a byte after a group and the one behind it may begin another group.
    static func mayGoOn(_ separator: UInt8, _ next: UInt8) -> Bool {
        switch separator {
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."): isDigit(next) || next == UInt8(ascii: "(")
        case UInt8(ascii: ")"), UInt8(ascii: "("): true
        default: false
        }
    }

    /// A whole telephone, card or insurance number: what follows a space is something else.
    private var isComplete: Bool {
        if hasPlus {
            guard digits.count == 11 else { return digits.count == 13 && digits[0] == 8 && digits[1] == 6 }
            return digits[0] == 1 || (digits[0] == 3 && digits[1] == 3)
        }
        switch pattern {
        case 0x334, 0x1334: return true
        case 0x4444, 0x465: return Luhn.isValid(digits)
        default: return false
        }
    }

    private mutating func readGroup(from index: inout Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int {
        let start = index
        while index < bounds.upperBound, NumberToken.isDigit(bytes[index]) {
            if digits.count < Digits.capacity { digits.append(bytes[index] - 0x30) } else { isLong = true }
            index += 1
        }
        return index - start
    }

    /// Where the next group starts, after one separator or two with a bracket.
    private static func nextGroup(after end: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        var index = end
        var hasBracket = false
        while index < bounds.upperBound, index - end < 3 {
            let byte = bytes[index]
            if isDigit(byte) { return index > end && (index - end == 1 || hasBracket) ? index : nil }
            switch byte {
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."): break
            case UInt8(ascii: "("), UInt8(ascii: ")"): hasBracket = true
            default: return nil
            }
            index += 1
        }
        return index < bounds.upperBound && hasBracket && isDigit(bytes[index]) ? index : nil
    }

    private func joinsNext(_ end: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        guard end < bounds.upperBound else { return false }
        let byte = bytes[end]
        if NumberToken.isWord(byte) { return !isExtension(end, bytes, bounds) }
        if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") { return true }
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"), end + 1 < bounds.upperBound else { return false }
        return NumberToken.isDigit(bytes[end + 1])
            || NumberToken.isWord(bytes[end + 1]) && (groups == 1 || byte == UInt8(ascii: "/"))
    }

    /// `x1144` behind a telephone number in groups.
    private func isExtension(_ end: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        bytes[end] | 0x20 == UInt8(ascii: "x") && groups > 1 && end + 1 < bounds.upperBound
            && NumberToken.isDigit(bytes[end + 1])
    }

    private static func joins(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "="),
            UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "+"):
            true
        default:
            isWord(byte)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
