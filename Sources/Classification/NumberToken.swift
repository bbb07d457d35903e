/// A run of digits as people group them: `+1 (514) 555-0199`, `4539-1488-0343-6467`.
struct NumberToken: Sendable {
    private(set) var digits = Digits()
    private(set) var range: Range<Int>
    private(set) var hasPlus = false
    private(set) var hasDot = false
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
            end = next
        }
        range = start..<end
        isAttached = NumberToken.joins(before) || joinsNext(end, bytes, bounds)
    }

    /// Whether the groups have just these lengths.
    func isGrouped(_ lengths: [Int]) -> Bool {
        groups == lengths.count && pattern == lengths.reduce(into: 0) { $0 = $0 << 4 | UInt64($1) }
    }

    /// A whole North American number without `+`: what follows a space is something else.
    private var isComplete: Bool {
        !hasPlus && ((digits.count == 10 && pattern == 0x334) || (digits.count == 11 && pattern == 0x1334))
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
        if NumberToken.isWord(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") { return true }
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"), end + 1 < bounds.upperBound else { return false }
        return NumberToken.isWord(bytes[end + 1])
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
