/// The binary logarithm without a C library, for the few values that a score needs.
enum Log2 {
    /// log₂ x for x > 0, to about 50 bits; `-infinity` for 0 and below.
    static func of(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return x > 0 ? .infinity : -.infinity }
        var fraction = x.significand
        var result = Double(x.exponent)
        var bit = 0.5
        // Squaring the significand doubles its logarithm: each carry past two is one binary digit.
        for _ in 0..<52 {
            fraction *= fraction
            if fraction >= 2 {
                fraction /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}
