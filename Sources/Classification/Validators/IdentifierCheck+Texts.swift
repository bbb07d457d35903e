extension IdentifierCheck {
    /// Kinds whose punctuation belongs to them.
    static let texts: [(String, @Sendable ([UInt8]) -> Bool)] = [
        ("EMAIL EMAIL_ADDRESS", isEmail),
        ("PHONE PHONE_NUMBER TELEPHONE", { PhoneNumber.isWhole($0.indices, in: $0.span) }),
        ("IP_ADDRESS IP IPV4 IPV6", { IPAddress.isWhole($0.indices, in: $0.span) }),
        ("MAC_ADDRESS MAC", { MACAddress.end(at: 0, in: $0.span, bounds: $0.indices) == $0.count }),
        (
            "GEO_COORD GEO_COORDINATES COORDINATES LAT_LON",
            { Coordinates.end(at: 0, in: $0.span, bounds: $0.indices) == $0.count }
        ),
        ("PATENT_NO PATENT PATENT_NUMBER", { PatentNumber.end(at: 0, in: $0.span, bounds: $0.indices) == $0.count }),
        ("HS_CODE HS HTS TARIC HARMONIZED_CODE", isHarmonizedCode),
        ("CA_BANK_ACCOUNT BANK_ACCOUNT CA_BANK", isCanadianAccount),
        ("PASSPORT PASSPORT_NUMBER", isPassport), ("MRZ", { MachineReadableZone.isValid($0.span, $0.indices) }),
        ("SECRET API_KEY", isSecret), ("PRIVATE_KEY", { PrivateKey.isWhole($0.indices, in: $0.span) }),
        ("CARD_EXPIRY EXPIRY", isExpiry),
    ]

    private static func isEmail(_ value: [UInt8]) -> Bool {
        guard let at = value.firstIndex(of: UInt8(ascii: "@")) else { return false }
        return EmailAddress.range(around: at, in: value.span, bounds: value.indices) == value.indices
    }

    /// Bare, or in groups of two and four: `8536.69.26`, `8471 30 0000`.
    private static func isHarmonizedCode(_ value: [UInt8]) -> Bool {
        let span = value.span
        guard let groups = WrittenText.groups(span), groups.allSatisfy({ $0.isMultiple(of: 2) }),
            groups.count == 1 || groups.allSatisfy({ $0 <= 6 }),
            let digits = Characters(span, value.indices)?.digits
        else { return false }
        return HarmonizedCode.isValid(digits)
    }

    /// The electronic form bare; others in their groups, or as eight digits.
    private static func isCanadianAccount(_ value: [UInt8]) -> Bool {
        let span = value.span
        guard let groups = WrittenText.groups(span), let digits = Characters(span, value.indices)?.digits else {
            return false
        }
        switch groups.count {
        case 1: return CanadianBankAccount.isValid(digits)
        case 2: return groups[0] == 5 && groups[1] == 3 && CanadianBankAccount.isValid(digits)
        case 3:
            guard 7...12 ~= groups[2], !digits.isUniform else { return false }
            if groups[0] == 5, groups[1] == 3 {
                return CanadianBankAccount.isInstitution(digits.number(at: 5, length: 3))
            }
            return groups[0] == 3 && groups[1] == 5
                && CanadianBankAccount.isInstitution(digits.number(at: 0, length: 3))
        default: return false
        }
    }

    private static func isPassport(_ value: [UInt8]) -> Bool {
        let span = value.span
        if MachineReadableZone.isValid(span, value.indices) { return true }
        guard WrittenText.groups(span) != nil, let characters = Characters(span, value.indices) else { return false }
        return Passport.isCanadian(characters) || Passport.isAmerican(characters) || Passport.isChinese(characters)
            || Passport.isFrench(characters)
    }

    private static func isSecret(_ value: [UInt8]) -> Bool {
        let span = value.span
        if SecretPattern.end(at: 0, in: span, bounds: value.indices) == value.count { return true }
        if PrivateKey.isWhole(value.indices, in: span) { return true }
        // An address with credentials, whole.
        guard let at = value.lastIndex(of: UInt8(ascii: "@")), value.allSatisfy({ $0 > 0x20 }) else { return false }
        return SecretPattern.credentials(before: at, in: span, bounds: value.indices) != nil
    }

    /// `MM/YY`, `MM/YYYY`, with a slash or a hyphen.
    private static func isExpiry(_ value: [UInt8]) -> Bool {
        guard value.count == 5 || value.count == 7, value[2] == UInt8(ascii: "/") || value[2] == UInt8(ascii: "-")
        else {
            return false
        }
        for (index, byte) in value.enumerated() where index != 2 && !Byte.isDigit(byte) { return false }
        return 1...12 ~= Int(value[0] - 0x30) * 10 + Int(value[1] - 0x30)
    }
}
