/// Amounts from 2⁻²⁰ to 2⁴⁴ in sixteen bits: six of the exponent, ten of the fraction, 0.05 % of error.
///
/// What is kept long and in number is rounded to it when it is learned, so that a snapshot loses nothing.
enum ShortFloat {
    private static let lowest: UInt32 = 127 - 20
    private static let dropped: UInt32 = 13

    /// The nearest amount that has a code; what is too small, or none, is 0.
    static func rounded(_ value: Float) -> Float { decoded(code(value)) }

    static func code(_ value: Float) -> UInt16 {
        guard value > 0, value.isFinite else { return 0 }
        let bits = value.bitPattern &+ (1 << (dropped - 1))
        let exponent = bits >> 23
        guard exponent > lowest else { return 0 }
        guard exponent < lowest + 64 else { return .max }
        return UInt16(truncatingIfNeeded: (bits >> dropped) &- (lowest << 10))
    }

    static func decoded(_ code: UInt16) -> Float {
        code == 0 ? 0 : Float(bitPattern: (UInt32(code) &+ (lowest << 10)) << dropped)
    }
}
