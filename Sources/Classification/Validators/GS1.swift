/// The keys of GS1: GTIN-8, -12, -13, -14, GLN (13) and SSCC (18), with their common check digit.
///
/// One random number in ten passes.
enum GS1 {
    /// Mod 10, weights 3 and 1 from the right (GS1 General Specifications, 7.9).
    static func isValid(_ digits: Digits) -> Bool {
        switch digits.count {
        case 8, 12, 13, 14, 18: break
        default: return false
        }
        guard !digits.isUniform else { return false }
        var sum = 0
        for position in 0..<digits.count {
            let digit = Int(digits[digits.count - 1 - position])
            sum += position.isMultiple(of: 2) ? digit : digit * 3
        }
        return sum.isMultiple(of: 10)
    }
}
