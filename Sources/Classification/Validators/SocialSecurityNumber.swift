/// Social security numbers of the United States: nine digits without a check, but with ranges never given out.
enum SocialSecurityNumber {
    /// Area not 000, 666 or 9xx, group not 00, serial not 0000; not one of the numbers that advertisements printed.
    static func isValid(_ digits: Digits) -> Bool {
        guard digits.count == 9, !digits.isUniform else { return false }
        let area = digits.number(at: 0, length: 3)
        guard area != 0, area != 666, area < 900, digits.number(at: 3, length: 2) != 0,
            digits.number(at: 5, length: 4) != 0
        else { return false }
        switch digits.number(at: 0, length: 9) {
        case 78_051_120, 219_099_999, 457_555_462: return false
        default: return true
        }
    }

    /// `ddd-dd-dddd`.
    static func isGrouped(_ token: NumberToken) -> Bool { token.isGrouped(0x324) && !token.hasDot }
}
