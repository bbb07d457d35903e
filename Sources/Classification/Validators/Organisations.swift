/// Dun & Bradstreet's numbers of companies: nine digits, without a check digit since 2006.
enum DUNS {
    static func isValid(_ digits: Digits) -> Bool { digits.count == 9 && !digits.isUniform }

    /// `dd-ddd-dddd`.
    static func isGrouped(_ token: NumberToken) -> Bool { token.isGrouped(0x234) && !token.hasDot }
}

/// Legal entity identifiers (ISO 17442): eighteen characters and two check digits, ISO 7064 mod 97-10.
enum LEI {
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 20, characters.areDigits(18..<20) else { return false }
        var remainder = 0
        for position in 0..<20 {
            let value = characters.value(position)
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }
}

/// Codes of banks (ISO 9362): four letters, a country, two characters of a place and three of a branch or none.
///
/// There is no check digit, so it needs context.
enum BIC {
    static func isValid(_ characters: Characters) -> Bool {
        (characters.count == 8 || characters.count == 11) && characters.areLetters(0..<6)
            && CountryCode.isKnownToBanks(characters[4], characters[5])
    }
}
