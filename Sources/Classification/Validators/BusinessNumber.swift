/// The Canada Revenue Agency's business numbers: nine digits with a Luhn check, then `RT 0001`.
enum BusinessNumber {
    /// The end of the programme suffix (`RT`, `RC`, `RM`, `RP`, `RZ` and four digits) after a number; `nil` without one.
    static func suffixEnd(after token: NumberToken, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard token.digits.count == 9, Luhn.isValid(token.digits) else { return nil }
        return Suffix.end(of: "R", second: "TCMPZ", at: token.range.upperBound, in: bytes, bounds: bounds)
    }

    static func isValid(_ digits: Digits) -> Bool { digits.count == 9 && !digits.isUniform && Luhn.isValid(digits) }
}

/// Two letters and four digits, with a space before and between or none.
enum Suffix {
    static func end(
        of first: Unicode.Scalar,
        second: String,
        at start: Int,
        in bytes: Span<UInt8>,
        bounds: Range<Int>
    ) -> Int? {
        var index = start
        if index < bounds.upperBound, bytes[index] == 0x20 || bytes[index] == 0x2D { index += 1 }
        guard index + 6 <= bounds.upperBound, bytes[index] == UInt8(ascii: first),
            second.utf8.contains(bytes[index + 1])
        else {
            return nil
        }
        index += 2
        if bytes[index] == 0x20 { index += 1 }
        guard index + 4 <= bounds.upperBound else { return nil }
        for position in index..<(index + 4) where !(0x30...0x39 ~= bytes[position]) { return nil }
        let end = index + 4
        return end == bounds.upperBound || !(0x30...0x39 ~= bytes[end]) ? end : nil
    }
}
