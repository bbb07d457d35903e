/// China's unified social credit code of organisations (GB 32100-2015).
enum ChineseCreditCode {
    /// Eighteen digits and letters without I, O, S, V, Z; sum of value · 3ⁱ mod 31.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 18, characters.areDigits(1..<8) else { return false }
        // The register: 1 to 9, or a letter for the army, agriculture and others.
        switch characters[0] {
        case 0x31...0x39, UInt8(ascii: "A"), UInt8(ascii: "N"), UInt8(ascii: "Y"): break
        default: return false
        }
        // 10 stands for the whole country.
        let province = characters.number(2..<4)
        guard province == 10 || ChineseProvince.isKnown(province) else { return false }
        var sum = 0
        var weight = 1
        for position in 0..<17 {
            guard let value = value(of: characters[position]) else { return false }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return value(of: characters[17]) == (31 - sum % 31) % 31
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte - 0x37)
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte - 0x38)
        case UInt8(ascii: "P")...UInt8(ascii: "R"): Int(byte - 0x39)
        case UInt8(ascii: "T")...UInt8(ascii: "U"): Int(byte - 0x3A)
        case UInt8(ascii: "W")...UInt8(ascii: "Y"): Int(byte - 0x3B)
        default: nil
        }
    }
}

/// China's resident identity number (GB 11643-1999): region, date of birth, serial, check.
enum ChineseResidentID {
    /// A region and a date that exist, and ISO 7064 mod 11-2.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 18, characters.areDigits(0..<17),
            ChineseProvince.isKnown(characters.number(0..<2)), 1_800...2_099 ~= characters.number(6..<10),
            CalendarDate.exists(
                year: characters.number(6..<10),
                month: characters.number(10..<12),
                day: characters.number(12..<14)
            )
        else { return false }
        var sum = 0
        for position in 0..<17 { sum = (sum + Int(characters[position] - 0x30)) * 2 % 11 }
        let check = (12 - sum) % 11
        return characters[17] == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check))
    }
}

/// The first two digits of GB/T 2260's region codes.
enum ChineseProvince {
    static func isKnown(_ code: Int) -> Bool {
        switch code {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
        default: false
        }
    }
}
