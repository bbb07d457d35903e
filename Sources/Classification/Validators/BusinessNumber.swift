/// The Canada Revenue Agency's business numbers: nine digits with a Luhn check, then `RT 0001`.
enum BusinessNumber {
    /// The end of the programme's account (`RT`, `RC`, `RP`, … and four digits) after a number; `nil` without one.
    static func suffixEnd(after token: NumberToken, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard isValid(token.digits) else { return nil }
        return Suffix.end(of: "R", second: programmes, at: token.range.upperBound, in: bytes, bounds: bounds)
    }

    static func isValid(_ digits: Digits) -> Bool { digits.count == 9 && !digits.isUniform && Luhn.isValid(digits) }

    /// With an account of a programme, or without.
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 9 || characters.count == 15, let digits = characters.digits(0..<9), isValid(digits)
        else { return false }
        return characters.count == 9
            || characters[9] == UInt8(ascii: "R") && programmes.utf8.contains(characters[10])
                && characters.areDigits(11..<15) && characters.number(11..<15) != 0
    }

    /// GST/HST, corporations, importers, payroll, information returns, charities; excise duty and tax, air travellers'
    /// security, insurance.
    private static let programmes = "TCMPZRDEGN"
}

/// Two letters and four digits, with a separator before and between or none.
enum Suffix {
    static func end(
        of first: Unicode.Scalar,
        second: String,
        at start: Int,
        in bytes: Span<UInt8>,
        bounds: Range<Int>
    ) -> Int? {
        var index = start + Separator.length(at: start, in: bytes, bounds: bounds)
        guard index + 6 <= bounds.upperBound, bytes[index] == UInt8(ascii: first),
            second.utf8.contains(bytes[index + 1])
        else {
            return nil
        }
        index += 2
        index += Separator.length(at: index, in: bytes, bounds: bounds)
        guard index + 4 <= bounds.upperBound else { return nil }
        var isZero = true
        for position in index..<(index + 4) {
            guard Byte.isDigit(bytes[position]) else { return nil }
            if bytes[position] != 0x30 { isZero = false }
        }
        // Accounts are counted from 0001.
        return isZero || Byte.isDigit(at: index + 4, in: bytes, bounds) ? nil : index + 4
    }
}
