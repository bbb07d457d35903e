/// The machine-readable zone of a passport (ICAO 9303 part 4, TD3): two lines of 44 characters.
enum MachineReadableZone {
    static let lineLength = 44

    /// Whether `range` is the two lines, or the second alone, with every check digit right.
    static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        if range.count == lineLength { return isSecondLine(at: range.lowerBound, in: bytes, bounds: range) }
        return end(at: range.lowerBound, in: bytes, bounds: range) == range.upperBound
    }

    /// The end of the two lines that start at `start`; a line end of any form, or none, stands between them.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard bounds.contains(start), bytes[start] == UInt8(ascii: "P"), start + 2 * lineLength <= bounds.upperBound
        else {
            return nil
        }
        for index in (start + 1)..<(start + lineLength) {
            guard Byte.isCapital(bytes[index]) || bytes[index] == filler else { return nil }
        }
        var index = start + lineLength
        while index < bounds.upperBound, isLineEnd(index, bytes, bounds), index - start < lineLength + 4 { index += 1 }
        guard isSecondLine(at: index, in: bytes, bounds: bounds) else { return nil }
        return index + lineLength
    }

    /// Number, nationality, birth, sex, expiry, personal number, each with the digit that checks it.
    static func isSecondLine(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Bool {
        guard bounds.contains(start), start + lineLength <= bounds.upperBound else { return false }
        for index in start..<(start + lineLength) {
            guard Byte.isDigit(bytes[index]) || Byte.isCapital(bytes[index]) || bytes[index] == filler else {
                return false
            }
        }
        for index in (start + 10)..<(start + 13) where Byte.isDigit(bytes[index]) { return false }
        for index in (start + 21)..<(start + 27) where !Byte.isDigit(bytes[index]) { return false }
        switch bytes[start + 20] {
        case UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "X"), filler: break
        default: return false
        }
        return isChecked(0..<9, by: 9, start, bytes) && isChecked(13..<19, by: 19, start, bytes)
            && isChecked(21..<27, by: 27, start, bytes) && isChecked(28..<42, by: 42, start, bytes)
            && isComposite(start, bytes)
    }

    private static let filler = UInt8(ascii: "<")

    /// Weights 7, 3, 1; letters 10 to 35, the filler 0.
    ///
    /// A field of fillers may have one for its digit.
    private static func isChecked(_ field: Range<Int>, by digit: Int, _ start: Int, _ bytes: Span<UInt8>) -> Bool {
        var sum = 0
        var isEmpty = true
        for position in field {
            let byte = bytes[start + position]
            if byte != filler { isEmpty = false }
            sum += value(byte) * weight(position - field.lowerBound)
        }
        let check = bytes[start + digit]
        return check == 0x30 + UInt8(sum % 10) || isEmpty && check == filler
    }

    private static func isComposite(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
        var sum = 0
        var place = 0
        for position in 0..<43 where position < 10 || 13..<20 ~= position || position >= 21 {
            sum += value(bytes[start + position]) * weight(place)
            place += 1
        }
        return bytes[start + 43] == 0x30 + UInt8(sum % 10)
    }

    private static func weight(_ place: Int) -> Int { place % 3 == 0 ? 7 : place % 3 == 1 ? 3 : 1 }

    private static func value(_ byte: UInt8) -> Int {
        byte == filler ? 0 : Int(Byte.isDigit(byte) ? byte - 0x30 : byte - 0x37)
    }

    /// A line feed or carriage return, or one of them escaped as JSON does.
    private static func isLineEnd(_ index: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        let byte = bytes[index]
        if byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == UInt8(ascii: "\\") { return true }
        return (byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r")) && bytes[index - 1] == UInt8(ascii: "\\")
    }
}
