/// Numbers of passports; none has a check digit outside the machine-readable zone, so they need context.
enum Passport {
    /// Two letters and six digits; since 2023 a letter, six digits and two letters.
    static func isCanadian(_ characters: Characters) -> Bool {
        switch characters.count {
        case 8: characters.areLetters(0..<2) && isSerial(characters, 2..<8)
        case 9: characters.isLetter(0) && isSerial(characters, 1..<7) && characters.areLetters(7..<9)
        default: false
        }
    }

    /// Nine digits, or since 2021 a letter and eight digits.
    static func isAmerican(_ characters: Characters) -> Bool {
        guard characters.count == 9 else { return false }
        return isSerial(characters, 0..<9) || characters.isLetter(0) && isSerial(characters, 1..<9)
    }

    /// `E`, `G`, `P` or `S` and eight digits; after E99999999 a letter and seven digits.
    static func isChinese(_ characters: Characters) -> Bool {
        guard characters.count == 9 else { return false }
        switch characters[0] {
        case UInt8(ascii: "E"): return isSerial(characters, (characters.isLetter(1) ? 2 : 1)..<9)
        case UInt8(ascii: "G"), UInt8(ascii: "P"), UInt8(ascii: "S"): return isSerial(characters, 1..<9)
        default: return false
        }
    }

    /// Two digits, two letters, five digits.
    static func isFrench(_ characters: Characters) -> Bool {
        characters.count == 9 && characters.areDigits(0..<2) && characters.areLetters(2..<4)
            && isSerial(characters, 4..<9)
    }

    private static func isSerial(_ characters: Characters, _ range: Range<Int>) -> Bool {
        characters.areDigits(range) && !characters.isUniform(range)
    }
}
