/// The two-letter codes of ISO 3166-1: the 249 that are assigned.
enum CountryCode {
    /// Whether two capitals name a country; one look-up, whatever the bytes.
    static func isKnown(_ first: UInt8, _ second: UInt8) -> Bool {
        let row = Int(first &- 0x41)
        let column = second &- 0x41
        return row < 26 && column < 26 && rows[row] >> UInt32(column) & 1 == 1
    }

    /// Kosovo's, which banks use although ISO 3166 leaves it to its users.
    static func isKnownToBanks(_ first: UInt8, _ second: UInt8) -> Bool {
        isKnown(first, second) || first == UInt8(ascii: "X") && second == UInt8(ascii: "K")
    }

    /// For each first letter, one bit for each second letter.
    private static let rows: InlineArray<26, UInt32> = {
        // The first letter of a word of this table goes with every other letter of it.
        let table = """
            ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY
            HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY
            QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW
            """
        var rows = InlineArray<26, UInt32>(repeating: 0)
        for word in table.split(whereSeparator: \.isWhitespace) {
            var letters = word.utf8.makeIterator()
            guard let first = letters.next() else { continue }
            while let second = letters.next() { rows[Int(first - 0x41)] |= 1 << UInt32(second - 0x41) }
        }
        return rows
    }()
}
