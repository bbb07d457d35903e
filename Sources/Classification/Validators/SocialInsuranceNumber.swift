/// Canada's social insurance numbers (NAS): nine digits, the first 1 to 7 or 9, with a Luhn check digit.
enum SocialInsuranceNumber {
    static func isValid(_ digits: Digits) -> Bool {
        digits.count == 9 && digits[0] != 0 && digits[0] != 8 && !digits.isUniform && Luhn.isValid(digits)
    }

    /// `ddd ddd ddd` or `ddd-ddd-ddd`.
    static func isGrouped(_ token: NumberToken) -> Bool { token.isGrouped(0x333) && !token.hasDot }
}
