/// Telephone numbers: E.164 with its `+`, the North American plan, and mainland China's mobiles.
enum PhoneNumber {
    enum Form: Sendable {
        /// Written as only telephone numbers are.
        case formatted
        /// A number that could be one; needs context.
        case bare
    }

    static func form(of token: NumberToken) -> Form? {
        let digits = token.digits
        if token.hasPlus {
            guard 8...15 ~= digits.count, digits[0] != 0 else { return nil }
            return digits[0] == 1 ? (digits.count == 11 && isNANP(digits, at: 1) ? .formatted : nil) : .formatted
        }
        switch digits.count {
        case 10 where isNANP(digits, at: 0):
            return token.isGrouped([3, 3, 4]) ? .formatted : token.groups == 1 ? .bare : nil
        case 11 where digits[0] == 1 && isNANP(digits, at: 1):
            return token.isGrouped([1, 3, 3, 4]) ? .formatted : token.groups == 1 ? .bare : nil
        case 11 where digits[0] == 1 && digits[1] >= 3:
            return .bare
        case 7...15 where token.groups > 1 || digits[0] == 0:
            return .bare
        default:
            return nil
        }
    }

    /// Area code and exchange `[2-9]xx`, neither `N11`.
    private static func isNANP(_ digits: Digits, at start: Int) -> Bool {
        digits[start] >= 2 && digits[start + 3] >= 2
            && !(digits[start + 1] == 1 && digits[start + 2] == 1)
            && !(digits[start + 4] == 1 && digits[start + 5] == 1)
    }
}
