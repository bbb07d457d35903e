/// Accounts at Canada's financial institutions: transit, institution and account number (Payments Canada).
///
/// There is no check digit, so it needs context.
enum CanadianBankAccount {
    /// Transit and institution (`tttttiii`), or the electronic form (`0iiittttt`), each with an account of 7 to 12 digits
    /// or none.
    static func isValid(_ digits: Digits) -> Bool {
        guard !digits.isUniform else { return false }
        switch digits.count {
        case 8: return isInstitution(digits.number(at: 5, length: 3))
        case 9: return digits[0] == 0 && isInstitution(digits.number(at: 1, length: 3))
        case 15...20: return isInstitution(digits.number(at: 5, length: 3)) || isElectronic(digits)
        default: return false
        }
    }

    /// As cheques and deposit forms write it: `ttttt-iii`, `ttttt-iii-account` or `iii-ttttt-account`.
    static func isGrouped(_ token: NumberToken) -> Bool {
        let digits = token.digits
        if token.isGrouped(0x53) { return isInstitution(digits.number(at: 5, length: 3)) }
        guard token.groups == 3, 15...20 ~= digits.count else { return false }
        let account = UInt64(truncatingIfNeeded: digits.count - 8)
        if token.isGrouped(0x530 | account) { return isInstitution(digits.number(at: 5, length: 3)) }
        return token.isGrouped(0x350 | account) && isInstitution(digits.number(at: 0, length: 3))
    }

    private static func isElectronic(_ digits: Digits) -> Bool {
        digits.count >= 16 && digits[0] == 0 && isInstitution(digits.number(at: 1, length: 3))
    }

    /// Banks have 001 to 399, trust and loan companies 500 to 699, caisses and credit unions 800 to 899.
    static func isInstitution(_ number: Int) -> Bool {
        switch number {
        case 1...399, 500...699, 800...899: true
        default: false
        }
    }
}
