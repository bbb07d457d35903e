/// Numbers of bills of lading: no standard but the carrier's code (SCAC) at the front.
enum BillOfLading {
    /// A known sea carrier's code and six to twelve characters, at least half of them digits.
    static func isValid(_ characters: Characters) -> Bool {
        guard 10...16 ~= characters.count, isCarrier(characters) else { return false }
        var digits = 0
        for position in 4..<characters.count where characters.isDigit(position) { digits += 1 }
        return digits * 2 >= characters.count - 4 && !characters.isUniform(4..<characters.count)
    }

    /// Whether the first four letters are a sea carrier's code.
    static func isCarrier(_ characters: Characters) -> Bool {
        guard characters.count >= 4, characters.areLetters(0..<4) else { return false }
        var code: UInt32 = 0
        for position in 0..<4 { code = code << 8 | UInt32(characters[position]) }
        return carriers.contains(code)
    }

    /// Lines, then forwarders who issue their own bills.
    private static let carriers: Set<UInt32> = {
        let table = """
            MAEU MAEI SAFM SEAU SUDU MSCU MEDU CMDU APLU ANNU CHNJ CNIU HLCU EGLV EISU OOLU COSU CCLU ONEY NYKS KKLU MOLU
            HDMU HJSC ZIMU YMLU YMJA WHLC PABV PCIU KMTC KMTU SMLM SNKO HASL SITC SITD TSLI RCLU ACLU IILU MATS CAMN
            SMLU TOTE UASC UASU CSAV SENU MISC XPRS ARKU TRKU SWIR MFUS
            BANQ DMAL EXDO SHPT ECUW TOPO OERT
            """
        var carriers: Set<UInt32> = []
        for word in table.split(whereSeparator: \.isWhitespace) {
            carriers.insert(word.utf8.reduce(0) { $0 << 8 | UInt32($1) })
        }
        return carriers
    }()
}
