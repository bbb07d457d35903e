/// International air waybills: three digits of the airline, seven of a serial number, a check digit.
enum AirWaybill {
    /// The check digit is the serial number mod 7 (IATA resolution 600a).
    static func isValid(_ digits: Digits) -> Bool {
        guard digits.count == 11, !digits.isUniform, digits.number(at: 0, length: 3) != 0 else { return false }
        return digits.number(at: 3, length: 7) % 7 == Int(digits[10])
    }

    /// `ddd-dddddddd`, or with the serial number in two groups.
    static func isGrouped(_ token: NumberToken) -> Bool {
        (token.isGrouped(0x38) || token.isGrouped(0x344)) && !token.hasDot
    }
}

/// Freight containers (ISO 6346): owner, `U`, `J` or `Z`, six digits, a check digit.
enum ContainerNumber {
    /// Letters count 10 to 38 without the multiples of 11; sum of value · 2ⁱ mod 11, ten written as 0.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 11, characters.areLetters(0..<4), characters.areDigits(4..<11) else { return false }
        switch characters[3] {
        case UInt8(ascii: "U"), UInt8(ascii: "J"), UInt8(ascii: "Z"): break
        default: return false
        }
        var sum = 0
        for position in 0..<10 { sum += value(of: characters[position]) << position }
        return sum % 11 % 10 == Int(characters[10] - 0x30)
    }

    private static func value(of byte: UInt8) -> Int {
        guard byte >= 0x41 else { return Int(byte - 0x30) }
        let letter = Int(byte - 0x41)
        // 11, 22 and 33 are left out: A 10, B 12 … K 21, L 23 … U 32, V 34 … Z 38.
        return letter + 10 + (letter > 0 ? 1 : 0) + (letter > 10 ? 1 : 0) + (letter > 20 ? 1 : 0)
    }
}

/// Places of trade and transport (UN/LOCODE, UNECE recommendation 16): a country, then three of `A–Z2–9`.
enum LocationCode {
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 5, CountryCode.isKnown(characters[0], characters[1]) else { return false }
        for position in 2..<5 where characters[position] == 0x30 || characters[position] == 0x31 { return false }
        return true
    }
}

/// Codes of the Harmonized System, with the national digits of a tariff or without.
enum HarmonizedCode {
    /// Six, eight or ten digits in chapter 01 to 97; chapter 77 is kept for later.
    static func isValid(_ digits: Digits) -> Bool {
        switch digits.count {
        case 6, 8, 10: break
        default: return false
        }
        let chapter = digits.number(at: 0, length: 2)
        return 1...97 ~= chapter && chapter != 77
    }
}
