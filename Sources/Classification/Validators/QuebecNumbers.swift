/// Québec's QST registration: ten digits, `TQ`, four digits.
///
/// No check digit is published.
enum QuebecSalesTax {
    static func suffixEnd(after token: NumberToken, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard token.digits.count == 10 else { return nil }
        return Suffix.end(of: "T", second: "Q", at: token.range.upperBound, in: bytes, bounds: bounds)
    }
}

/// Québec's enterprise number (NEQ): ten digits that start with 11, 22, 33 or 88; only believed with context.
enum QuebecEnterpriseNumber {
    static func isValid(_ digits: Digits) -> Bool {
        digits.count == 10 && [11, 22, 33, 88].contains(digits.number(at: 0, length: 2))
    }
}
