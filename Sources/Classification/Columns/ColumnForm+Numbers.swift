extension ColumnForm {
    /// A telephone number as nobody writes anything else: `+` and 8 to 15 digits (E.164), a North American number in
    /// groups, an area code in brackets, a trunk `0` and groups.
    static func isPhone(_ text: ColumnText) -> Bool {
        guard isDialable(text), !isDate(text) else { return false }
        let digits = text.bytes.filter(ColumnText.isDigit)
        if text.bytes.first == UInt8(ascii: "+") { return 8...15 ~= digits.count }
        let groups = text.bytes.split { !ColumnText.isDigit($0) }.map(\.count)
        if groups == [3, 3, 4] || (groups == [1, 3, 3, 4] && digits[0] == 0x31) { return true }
        if text.bytes[0] == UInt8(ascii: "("), groups.count > 1 { return 8...12 ~= digits.count }
        return digits[0] == 0x30 && groups.count > 1 && 9...12 ~= digits.count
    }

    /// Six to fifteen digits with the marks used in telephone numbers.
    static func isDialable(_ text: ColumnText) -> Bool {
        guard 7...15 ~= text.digitCount || (text.digitCount == 6 && text.count <= 8), text.count <= 30 else {
            return false
        }
        let marks = Array("+-(). /#x".utf8)
        guard text.bytes.allSatisfy({ ColumnText.isDigit($0) || marks.contains($0) }) else { return false }
        return decimal(text.bytes[...]) == nil || text.integer != nil || text.bytes[0] == UInt8(ascii: "+")
    }

    /// Years lived, 0 to 120, alone, as a range, or with the word for years or months.
    static func isAge(_ text: ColumnText) -> Bool {
        if ageGroups.contains(text.key) { return true }
        var numbers = 0
        for word in text.words {
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            let unit = String(word.dropFirst(digits.count))
            if let number = Int(digits) {
                guard number <= 120 else { return false }
                numbers += 1
            }
            guard unit.isEmpty || ageUnits.contains(unit) else { return false }
        }
        // `-1.5` is no age; `34.0` is one that a spreadsheet spoiled.
        guard 1...2 ~= numbers, text.bytes.first != UInt8(ascii: "-") else { return false }
        guard text.bytes.contains(UInt8(ascii: ".")) else { return !isDate(text) }
        return (decimal(text.bytes[...]) ?? -1) >= 0
    }

    /// A plain decimal number, with a point.
    static func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
        guard 1...24 ~= bytes.count, bytes.allSatisfy({ ColumnText.isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) })
        else {
            return nil
        }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// A code without blanks that holds a digit: `5`, `uid-9982`, `SO22/014`; neither a date nor a measure.
    static func isIdentifier(_ text: ColumnText) -> Bool {
        guard 1...80 ~= text.count, text.digitCount > 0, !isDate(text) || text.integer != nil else { return false }
        let marks = Array("-_./:#|".utf8)
        guard text.bytes.allSatisfy({ ColumnText.isDigit($0) || ColumnText.isASCIILetter($0) || marks.contains($0) })
        else {
            return false
        }
        return decimal(text.bytes[...]) == nil || text.integer != nil || text.bytes.suffix(2) == [0x2E, 0x30]
    }

    /// An identifier of letters and digits too long to be a grade or a size.
    static func isMixedCode(_ text: ColumnText) -> Bool {
        isIdentifier(text) && text.count >= 5 && text.bytes.contains(where: ColumnText.isASCIILetter) && !isURL(text)
            && !isZipCode(text) && !isAge(text)
    }

    private static let ageUnits = ColumnVocabulary.set(
        """
        y; yr; yrs; year; years; yo; old; m; mo; month; months; mois; an; ans; ano; anos; mes; meses; to; a; and;
        jahre; over; under; plus; ou; d; days
        """
    )
    private static let ageGroups = ColumnVocabulary.set(
        """
        infant; toddler; child; children; adolescent; youth; teenager; teen; young adult; adult; elderly; senior;
        middle aged; enfant; jeune; adulte; personne agee; aine; nino; joven; adulto; adulto mayor; anciano; minor;
        mineur; menor; old; young
        """
    )
}
