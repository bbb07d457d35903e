/// Reads JSON numbers as integers: exactly, or not at all.
package enum JSONInteger {
    /// The value of the number in `range`, which a `JSONCursor` has found well formed.
    ///
    /// `3.0`, `1e3` and `1200e-2` are integers; `nil` for what has a fraction or is out of the range of `Int64`,
    /// such as `1e131071`, whose eight bytes would become 128 KiB of digits.
    package static func value(of range: Range<Int>, in bytes: Span<UInt8>) -> Int64? {
        var position = range.lowerBound
        let isNegative = position < range.upperBound && bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }

        var magnitude: UInt64 = 0
        /// Zeros read after the last other digit: they count once another digit follows, or as an exponent.
        var zeros = 0
        var decimals = 0
        var isFraction = false
        while position < range.upperBound {
            let byte = bytes[position]
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                break
            } else {
                guard byte &- 0x30 < 10 else { return nil }
                if isFraction { decimals += 1 }
                if byte == UInt8(ascii: "0") {
                    zeros += 1
                } else {
                    guard let shifted = scaled(magnitude, byPowerOfTen: zeros + 1) else { return nil }
                    let (sum, overflow) = shifted.addingReportingOverflow(UInt64(byte - 0x30))
                    guard !overflow else { return nil }
                    magnitude = sum
                    zeros = 0
                }
            }
            position += 1
        }
        guard magnitude != 0 else { return 0 }
        let exponent = exponent(from: position, to: range.upperBound, in: bytes) - decimals + zeros
        guard exponent >= 0, let scaled = scaled(magnitude, byPowerOfTen: exponent) else { return nil }
        guard isNegative else { return Int64(exactly: scaled) }
        return scaled == Int64.min.magnitude ? Int64.min : Int64(exactly: scaled).map { -$0 }
    }

    /// The largest power of ten of the widest decimal format for interchange (IEEE 754-2019, decimal128).
    package static let largestExponent = 6_144

    /// Whether a number is too large, too small or too long to be one for anybody: beyond what decimal128 can say.
    ///
    /// Such a number is an attack on whoever works it out: the eight bytes of `1e131071` are 128 KiB of digits in
    /// PostgreSQL, and `1e131072` it refuses. `exponent` is where the `e` stands, or the end.
    static func isVast(_ text: Range<Int>, exponent start: Int, in bytes: Span<UInt8>) -> Bool {
        let digits = start - text.lowerBound
        // Five signs behind the `e` are needed to say as much.
        guard digits > largestExponent || text.upperBound - start > 4 else { return false }
        let power = exponent(from: start, to: text.upperBound, in: bytes)
        return digits > largestExponent || power.magnitude > UInt(largestExponent)
    }

    private static func scaled(_ value: UInt64, byPowerOfTen power: Int) -> UInt64? {
        guard value != 0 else { return 0 }
        guard power < 20 else { return nil }
        var result = value
        for _ in 0..<power {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }

    /// The exponent behind an `e`, 0 without one; held within a range that no body is long enough to make up for.
    private static func exponent(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Int {
        guard start < end else { return 0 }
        var position = start + 1
        var isNegative = false
        if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
            isNegative = bytes[position] == UInt8(ascii: "-")
            position += 1
        }
        var exponent = 0
        while position < end {
            exponent = min(exponent * 10 + Int(bytes[position] &- 0x30), 1 << 40)
            position += 1
        }
        return isNegative ? -exponent : exponent
    }
}
