/// International bank account numbers (ISO 13616): length by country, then ISO 7064 mod 97-10.
enum IBAN {
    /// The number that starts at `start`, with a space after every four characters or none; `nil` when there is none.
    static func range(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Range<Int>? {
        guard start + 15 <= bounds.upperBound, let length = length(bytes[start], bytes[start + 1]),
            isDigit(bytes[start + 2]), isDigit(bytes[start + 3])
        else { return nil }
        var remainder = 0
        var head = 0
        var count = 0
        var index = start
        while index < bounds.upperBound, count < length {
            let byte = bytes[index]
            if byte == 0x20, count.isMultiple(of: 4), count > 0, bytes[index - 1] != 0x20 {
                index += 1
                continue
            }
            guard let value = value(of: byte) else { return nil }
            // The first four characters are moved behind the rest.
            if count < 4 {
                head = value > 9 ? head * 100 + value : head * 10 + value
            } else {
                remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97
            }
            count += 1
            index += 1
        }
        guard count == length, index == bounds.upperBound || value(of: bytes[index]) == nil else { return nil }
        // Two letters and two digits: six decimal places.
        return (remainder * 1_000_000 + head) % 97 == 1 ? start..<index : nil
    }

    /// Digits as they are, capitals 10 to 35.
    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x5A: Int(byte - 0x37)
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    /// The length for a country; `nil` where no such number exists.
    private static func length(_ first: UInt8, _ second: UInt8) -> Int? {
        lengths[UInt16(first) << 8 | UInt16(second)]
    }

    /// From the SWIFT registry.
    private static let lengths: [UInt16: Int] = {
        let table = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29
            ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28
            LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25
            QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
            """
        var lengths: [UInt16: Int] = [:]
        for word in table.split(whereSeparator: \.isWhitespace) {
            let code = Array(word.utf8.prefix(2))
            lengths[UInt16(code[0]) << 8 | UInt16(code[1])] = Int(word.dropFirst(2))
        }
        return lengths
    }()
}
