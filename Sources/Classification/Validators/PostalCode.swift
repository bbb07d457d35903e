/// Canada's postal codes: `A9A 9A9`.
enum PostalCode {
    /// The first letter is none of D F I O Q U W Z, the others none of D F I O Q U (Canada Post).
    static func isValid(_ characters: Characters) -> Bool {
        guard characters.count == 6 else { return false }
        for position in 0..<6 {
            guard position.isMultiple(of: 2) ? isUsed(characters[position]) : characters.isDigit(position) else {
                return false
            }
        }
        return characters[0] != UInt8(ascii: "W") && characters[0] != UInt8(ascii: "Z")
    }

    private static func isUsed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "Q"),
            UInt8(ascii: "U"):
            false
        default: Byte.isCapital(byte)
        }
    }
}
