/// Payment card numbers: issuer range and length (ISO/IEC 7812-1), then Luhn.
///
/// One random 16-digit number in about thirty-five passes, so the caller also asks for context or grouping.
enum PaymentCard {
    static func isValid(_ digits: Digits) -> Bool {
        isIssued(digits) && !digits.isUniform && Luhn.isValid(digits)
    }

    /// As printed on cards: 4-4-4-4, 4-6-5, 4-4-4-4-3.
    static func isGrouped(_ token: NumberToken) -> Bool {
        token.isGrouped(0x4444) || token.isGrouped(0x465) || token.isGrouped(0x44443)
    }

    private static func isIssued(_ digits: Digits) -> Bool {
        guard 12...19 ~= digits.count else { return false }
        let length = digits.count
        let two = digits.number(at: 0, length: 2)
        let three = digits.number(at: 0, length: 3)
        let four = digits.number(at: 0, length: 4)
        switch two {
        case 40...49: return length == 13 || length == 16 || length == 19
        case 51...55: return length == 16
        case 22...27: return 2_221...2_720 ~= four && length == 16
        case 34, 37: return length == 15
        case 60 where four == 6_011: return 16...19 ~= length
        case 64 where 644...649 ~= three: return 16...19 ~= length
        case 65: return 16...19 ~= length
        case 62: return 16...19 ~= length
        case 35: return 3_528...3_589 ~= four && length == 16
        case 21: return four == 2_131 && length == 15
        case 18: return four == 1_800 && length == 15
        case 30, 36, 38: return length == 14
        case 50, 56...58, 60...61, 63, 66...69: return true
        default: return false
        }
    }
}
