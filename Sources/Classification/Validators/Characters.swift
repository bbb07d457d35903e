/// Up to forty capitals and digits taken out of a text, without allocation.
struct Characters: Sendable {
    static let capacity = 40
    private var values = InlineArray<40, UInt8>(repeating: 0)
    private(set) var count = 0

    init() {}

    /// The letters and digits of `range`, capitals throughout; ``Separator``s between them are left out.
    ///
    /// `nil` when anything else stands there, or more than ``capacity`` characters.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if Byte.isAlphanumeric(byte) {
                guard count < Characters.capacity else { return nil }
                append(Byte.isDigit(byte) ? byte : byte & 0xDF)
                index += 1
            } else {
                let separator = Separator.length(at: index, in: bytes, bounds: range)
                guard separator > 0 else { return nil }
                index += separator
            }
        }
    }

    /// - Precondition: `count < capacity`, and `byte` is an ASCII capital or digit.
    mutating func append(_ byte: UInt8) {
        values[count] = byte
        count += 1
    }

    subscript(position: Int) -> UInt8 { values[position] }

    func isDigit(_ position: Int) -> Bool { values[position] &- 0x30 < 10 }

    func isLetter(_ position: Int) -> Bool { values[position] &- 0x41 < 26 }

    func areDigits(_ range: Range<Int>) -> Bool {
        for position in range where !isDigit(position) { return false }
        return true
    }

    func areLetters(_ range: Range<Int>) -> Bool {
        for position in range where !isLetter(position) { return false }
        return true
    }

    /// The number that the digits of `range` make; only asked of digits, and of no more than eighteen.
    func number(_ range: Range<Int>) -> Int {
        var number = 0
        for position in range { number = number &* 10 &+ Int(values[position] &- 0x30) }
        return number
    }

    /// Digits as they are, capitals 10 to 35: what the checks of ISO 7064 count with.
    func value(_ position: Int) -> Int {
        let byte = values[position]
        return Int(byte < 0x41 ? byte - 0x30 : byte - 0x37)
    }

    /// All alike, as in placeholders.
    var isUniform: Bool { isUniform(0..<count) }

    func isUniform(_ range: Range<Int>) -> Bool {
        for position in range where values[position] != values[range.lowerBound] { return false }
        return true
    }

    /// The digits of `range`; `nil` when a letter stands among them, or there are too many.
    func digits(_ range: Range<Int>) -> Digits? {
        guard range.count <= Digits.capacity, areDigits(range) else { return nil }
        var digits = Digits()
        for position in range { digits.append(values[position] - 0x30) }
        return digits
    }

    /// Those of `range` alone.
    subscript(range: Range<Int>) -> Characters {
        var part = Characters()
        for position in range { part.append(values[position]) }
        return part
    }

    /// Whether the two characters at `position` are these.
    func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, at position: Int) -> Bool {
        position + 1 < count && values[position] == UInt8(ascii: first) && values[position + 1] == UInt8(ascii: second)
    }

    func ends(with word: String) -> Bool {
        guard word.utf8.count <= count else { return false }
        var position = count - word.utf8.count
        for byte in word.utf8 {
            guard values[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// The sum of the digits, each times its weight: a hexadecimal digit of `weights`, which has `count` of them.
    func weighted(_ weights: UInt64, count: Int, from start: Int = 0) -> Int {
        var sum = 0
        for position in 0..<count {
            let weight = Int(weights >> UInt64(4 * (count - 1 - position)) & 0xF)
            sum += weight * Int(values[start + position] &- 0x30)
        }
        return sum
    }

    /// All of them as digits; `nil` when there is a letter.
    var digits: Digits? { digits(0..<count) }
}
