extension ColumnForm {
    /// Latitude and longitude (or the reverse) in degrees, with a height and precision behind as surveys have it;
    /// `POINT (lon lat)`; degrees, minutes and a letter; an open location code.
    static func isCoordinatePair(_ text: ColumnText) -> Bool {
        if text.bytes.contains(0xB0), text.digitCount > 1 { return true }
        var body = text.bytes.filter { !Array("()[]°".utf8).contains($0) }
        if body.starts(with: Array("POINT".utf8)) { body.removeFirst(5) }
        if isOpenLocationCode(text) { return true }
        let numbers = body.split { $0 == 0x2C || $0 == 0x20 || $0 == 0x3B }
        guard 2...4 ~= numbers.count, let first = decimal(numbers[0]), let second = decimal(numbers[1]) else {
            return false
        }
        let isOnEarth = (abs(first) <= 90 && abs(second) <= 180) || (abs(first) <= 180 && abs(second) <= 90)
        return isOnEarth && numbers.prefix(2).contains { fractionDigits($0) >= 2 }
            && numbers.dropFirst(2).allSatisfy { decimal($0) != nil }
    }

    /// A number that may be one coordinate: degrees with a fraction, or metres of a projection.
    static func isCoordinate(_ text: ColumnText) -> Bool {
        let point = text.bytes.map { $0 == 0x2C ? 0x2E : $0 }
        guard let number = decimal(point[...]) else { return false }
        return abs(number) <= 180 ? fractionDigits(point[...]) >= 2 : abs(number) >= 10_000 && abs(number) < 10_000_000
    }

    private static func fractionDigits(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.firstIndex(of: 0x2E).map { bytes.endIndex - $0 - 1 } ?? 0
    }

    /// `8FVC9G8F+6X` (Open Location Code).
    private static func isOpenLocationCode(_ text: ColumnText) -> Bool {
        let alphabet = Array("23456789CFGHJMPQRVWX+".utf8)
        guard 9...13 ~= text.count, let plus = text.bytes.firstIndex(of: UInt8(ascii: "+")), plus == 8 else {
            return false
        }
        return text.bytes.count { $0 == UInt8(ascii: "+") } == 1 && text.bytes.allSatisfy(alphabet.contains)
    }

    /// A postal code of any of some sixty countries, by its pattern of digits and letters.
    static func isZipCode(_ text: ColumnText) -> Bool {
        guard text.count <= 12 else { return false }
        let shape = shape(of: text)
        return digitZips.contains(shape) || letterZips.contains(shape)
    }

    /// A postal code whose letters give it away: Canada, the United Kingdom, the Netherlands, ZIP+4.
    static func isTellingZipCode(_ text: ColumnText) -> Bool { letterZips.contains(shape(of: text)) }

    /// Digits as 9, letters as A; the rest as it is.
    private static func shape(of text: ColumnText) -> String {
        String(
            text.bytes.prefix(16)
                .map { byte -> Character in
                    if ColumnText.isDigit(byte) { return "9" }
                    return ColumnText.isASCIILetter(byte) ? "A" : Character(Unicode.Scalar(byte))
                }
        )
    }

    private static let digitZips: Set<String> = [
        "999", "9999", "99999", "999999", "9999999", "999-9999", "99-999", "999 99", "9999-999", "99999-999", "99999.9",
        "99999999", "999-99", "999 999",
    ]
    private static let letterZips: Set<String> = [
        "A9A 9A9", "A9A9A9", "A9A-9A9", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "9999AA",
        "9999 AA",
        "99999-9999", "A99 A999", "A9999AAA", "A-9999", "A-99999", "AA-9999", "AA-99999", "AAA 9999", "AA9999",
        "A99A999",
    ]

    /// A word for a street, a box or a flat beside a number.
    static func isStreet(_ text: ColumnText) -> Bool {
        guard text.digitCount > 0, text.letterCount > 2, !text.bytes.contains(0x40), !isURL(text) else { return false }
        return text.words.contains { word in
            ColumnVocabulary.streets.contains(word)
                || ["strasse", "straße", "straat", "gasse", "weg", "laan", "gatan", "vej"]
                    .contains { word.hasSuffix($0) && word.count > $0.count }
        }
    }

    /// A number beside words, or after `#`: `Baghia 18`, `#401`.
    static func mayBeStreet(_ text: ColumnText) -> Bool {
        if text.bytes.first == UInt8(ascii: "#") { return text.digitCount > 0 && text.count <= 8 }
        guard text.digitCount > 0, text.letterCount > 2, text.words.count > 1, !text.bytes.contains(0x40) else {
            return false
        }
        return !isDate(text) && !isURL(text)
    }
}
