/// Up to twenty decimal digits taken out of a text, without allocation.
struct Digits: Sendable {
    static let capacity = 20
    private var values = InlineArray<20, UInt8>(repeating: 0)
    private(set) var count = 0

    /// - Precondition: `count < capacity`.
    mutating func append(_ value: UInt8) {
        values[count] = value
        count += 1
    }

    subscript(position: Int) -> UInt8 { values[position] }

    /// The number that `length` digits from `start` make.
    func number(at start: Int, length: Int) -> Int {
        var number = 0
        for position in start..<min(start + length, count) { number = number * 10 + Int(values[position]) }
        return number
    }

    /// All digits the same, as in placeholders.
    var isUniform: Bool {
        for position in 1..<max(count, 1) where values[position] != values[0] { return false }
        return true
    }
}
