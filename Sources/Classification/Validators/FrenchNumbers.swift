/// The numbers of French companies: SIREN, and SIRET with the five digits of an establishment.
enum FrenchCompanyNumber {
    static func isValid(_ digits: Digits) -> Bool {
        guard !digits.isUniform else { return false }
        switch digits.count {
        case 9: return Luhn.isValid(digits)
        case 14: return Luhn.isValid(digits, count: 9) && (isPostOffice(digits) ?? Luhn.isValid(digits))
        default: return false
        }
    }

    /// La Poste has more establishments than Luhn allows: their digits add up to a multiple of five.
    ///
    /// `nil` for every other company, and for La Poste's head office, where Luhn holds.
    private static func isPostOffice(_ digits: Digits) -> Bool? {
        guard digits.number(at: 0, length: 9) == 356_000_000, digits.number(at: 9, length: 5) != 48 else { return nil }
        var sum = 0
        for position in 0..<14 { sum += Int(digits[position]) }
        return sum.isMultiple(of: 5)
    }
}

/// The number in France's register of persons (NIR): sex, year, month and place of birth, serial, key.
enum FrenchPersonNumber {
    /// The key is 97 − n mod 97, with Corsica's `2A` counted as 19 and `2B` as 18 (INSEE).
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 15, characters.areDigits(0..<6), characters.areDigits(7..<15) else { return false }
        // 3, 4, 7 and 8 are given while the register is being asked.
        switch characters[0] {
        case 0x31...0x34, 0x37, 0x38: break
        default: return false
        }
        // From 20 on: the month is not known.
        switch characters.number(3..<5) {
        case 1...12, 20, 30...42, 50...99: break
        default: return false
        }
        var number = characters.number(0..<5) * 100
        if characters.isDigit(6) {
            let department = characters.number(5..<7)
            guard department != 0 else { return false }
            number += department
        } else {
            guard characters[5] == UInt8(ascii: "2") else { return false }
            switch characters[6] {
            case UInt8(ascii: "A"): number += 19
            case UInt8(ascii: "B"): number += 18
            default: return false
            }
        }
        number = number * 1_000_000 + characters.number(7..<13)
        return characters.number(13..<15) == 97 - number % 97
    }
}
