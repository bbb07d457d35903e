/// Checks of southern countries; each is given a number that has the country's form.
extension ValueAddedTax {
    static func croatia(_ number: Characters) -> Bool { isMod1110(number) }

    /// Digits in odd places are replaced; the sum mod 26 is the letter.
    static func cyprus(_ number: Characters) -> Bool {
        guard !number.has("1", "2", at: 0) else { return false }
        let replaced: InlineArray<10, Int> = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        var sum = 0
        for position in 0..<8 {
            let digit = Int(number[position] - 0x30)
            sum += position.isMultiple(of: 2) ? replaced[digit] : digit
        }
        return number[8] == UInt8(ascii: "A") + UInt8(sum % 26)
    }

    /// Powers of two mod 11, ten written as 0.
    static func greece(_ number: Characters) -> Bool {
        var sum = 0
        for position in 0..<8 { sum = sum * 2 + Int(number[position] - 0x30) }
        return number.number(0..<9) > 0 && sum * 2 % 11 % 10 == Int(number[8] - 0x30)
    }

    /// Luhn; a serial number, then the province that gave it out.
    static func italy(_ number: Characters) -> Bool {
        guard let digits = number.digits, number.number(0..<7) > 0 else { return false }
        switch number.number(7..<10) {
        case 1...100, 120, 121, 888, 999: return Luhn.isValid(digits)
        default: return false
        }
    }

    static func malta(_ number: Characters) -> Bool {
        number[0] != 0x30 && (number.weighted(0x346_789A, count: 7) + Int(number[7] - 0x30)) % 37 == 0
    }

    static func portugal(_ number: Characters) -> Bool {
        let check = (11 - number.weighted(0x9876_5432, count: 8) % 11) % 11 % 10
        return number[0] != 0x30 && check == Int(number[8] - 0x30)
    }

    static func slovenia(_ number: Characters) -> Bool {
        let check = 11 - number.weighted(0x876_5432, count: 7) % 11
        return number[0] != 0x30 && check < 11 && check % 10 == Int(number[7] - 0x30)
    }

    /// Persons: the letter is the number mod 23; companies: Luhn, as a digit or as a letter.
    static func spain(_ number: Characters) -> Bool {
        switch number[0] {
        case 0x30...0x39: return number[8] == spanishLetter(number.number(0..<8))
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"):
            return number[8] == spanishLetter(number.number(1..<8))
        case UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "Z"):
            return number[8] == spanishLetter(Int(number[0] - 0x58) * 10_000_000 + number.number(1..<8))
        case UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "T"): return false
        default: return isSpanishCompany(number)
        }
    }

    private static func isSpanishCompany(_ number: Characters) -> Bool {
        var sum = 0
        for position in 1..<8 {
            let digit = Int(number[position] - 0x30) * (position.isMultiple(of: 2) ? 1 : 2)
            sum += digit / 10 + digit % 10
        }
        let check = (10 - sum % 10) % 10
        return number[8] == 0x30 + UInt8(check) || number[8] == (check == 0 ? UInt8(ascii: "J") : 0x40 + UInt8(check))
    }

    private static func spanishLetter(_ number: Int) -> UInt8 {
        let letters: InlineArray<23, UInt8> = [
            0x54, 0x52, 0x57, 0x41, 0x47, 0x4D, 0x59, 0x46, 0x50, 0x44, 0x58, 0x42, 0x4E, 0x4A, 0x5A, 0x53, 0x51, 0x56,
            0x48, 0x4C, 0x43, 0x4B, 0x45,
        ]
        return letters[number % 23]
    }
}
