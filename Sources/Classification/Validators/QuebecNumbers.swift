/// Québec's QST registration (Revenu Québec, SW-340): ten digits, `TQ`, four digits.
///
/// No check digit is published.
enum QuebecSalesTax {
    /// The end of the `TQ 0001` after the ten digits of a number; `nil` without one.
    static func suffixEnd(after token: NumberToken, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard token.digits.count == 10, !token.digits.isUniform else { return nil }
        return Suffix.end(of: "T", second: "Q", at: token.range.upperBound, in: bytes, bounds: bounds)
    }

    /// The usual form, `NR` and eight digits of those who are not residents, or the nine digits of a selected listed
    /// financial institution.
    static func isValid(_ characters: Characters) -> Bool {
        switch characters.count {
        case 16:
            characters.areDigits(0..<10) && !characters.isUniform(0..<10) && characters[10] == UInt8(ascii: "T")
                && characters[11] == UInt8(ascii: "Q") && characters.areDigits(12..<16)
                && characters.number(12..<16) != 0
        case 10:
            characters[0] == UInt8(ascii: "N") && characters[1] == UInt8(ascii: "R") && characters.areDigits(2..<10)
                && !characters.isUniform(2..<10)
        case 9: characters.areDigits(0..<9) && !characters.isUniform
        default: false
        }
    }
}

/// Québec's enterprise number (NEQ): ten digits that start with 11, 22, 33 or 88; only believed with context.
enum QuebecEnterpriseNumber {
    static func isValid(_ digits: Digits) -> Bool {
        guard digits.count == 10, !digits.isUniform else { return false }
        switch digits.number(at: 0, length: 2) {
        case 11, 22, 33, 88: return true
        default: return false
        }
    }
}
