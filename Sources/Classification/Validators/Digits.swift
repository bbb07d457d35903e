/// Up to twenty decimal digits taken out of a text, without allocation.
struct Digits: Sendable {
    static let capacity = 20
    /// Four bits a digit, the first lowest: in registers, where a list of bytes would have to be in memory.
    private var first: UInt64 = 0
    private var rest: UInt64 = 0
    private(set) var count = 0

    /// - Precondition: `count < capacity`.
    @inline(__always)
    mutating func append(_ value: UInt8) {
        let shift = UInt64(truncatingIfNeeded: count & 15) &* 4
        if count < 16 { first |= UInt64(value) &<< shift } else { rest |= UInt64(value) &<< shift }
        count &+= 1
    }

    @inline(__always)
    subscript(position: Int) -> UInt8 {
        let shift = UInt64(truncatingIfNeeded: position & 15) &* 4
        return UInt8(truncatingIfNeeded: ((position < 16 ? first : rest) &>> shift) & 0xF)
    }

    /// The number that `length` digits from `start` make.
    func number(at start: Int, length: Int) -> Int {
        var number = 0
        for position in start..<min(start + length, count) { number = number * 10 + Int(self[position]) }
        return number
    }

    /// All digits the same, as in placeholders.
    var isUniform: Bool {
        for position in 1..<max(count, 1) where self[position] != self[0] { return false }
        return true
    }
}
