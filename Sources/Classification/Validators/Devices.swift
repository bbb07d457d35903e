/// Mobile devices (3GPP TS 23.003): fifteen digits with a Luhn check digit.
enum IMEI {
    static func isValid(_ digits: Digits) -> Bool {
        digits.count == 15 && !digits.isUniform && Luhn.isValid(digits)
    }
}

/// Vehicles (ISO 3779): seventeen characters without I, O and Q, the ninth a check digit as North America asks.
enum VehicleNumber {
    /// Weighted sum mod 11, ten written as X (49 CFR 565.15).
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 17, !characters.isUniform else { return false }
        let weights: InlineArray<17, Int> = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
        var sum = 0
        for position in 0..<17 {
            guard let value = value(of: characters[position]) else { return false }
            sum += value * weights[position]
        }
        let check = sum % 11
        return characters[8] == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check))
    }

    /// Digits as they are; letters count 1 to 9 again and again, S from 2.
    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte - 0x40)
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte - 0x49)
        case UInt8(ascii: "P"): 7
        case UInt8(ascii: "R"): 9
        case UInt8(ascii: "S")...UInt8(ascii: "Z"): Int(byte - 0x51)
        default: nil
        }
    }
}
