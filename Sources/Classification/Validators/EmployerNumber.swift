/// The United States' employer identification numbers: `dd-ddddddd`, with a prefix that the IRS has given out.
enum EmployerNumber {
    static func isValid(_ token: NumberToken) -> Bool {
        (token.groups == 1 || token.isGrouped(0x27)) && isValid(token.digits)
    }

    static func isValid(_ digits: Digits) -> Bool {
        guard digits.count == 9, !digits.isUniform else { return false }
        switch digits.number(at: 0, length: 2) {
        // Prefixes that no campus uses.
        case 0, 7...9, 17...19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: return false
        default: return true
        }
    }
}
