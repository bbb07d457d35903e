/// Tells field names from data that stands where a field name should: `{"ann@example.com": 12}`.
///
/// Paths are stored and shown, so a key that may be a value never becomes part of one.
enum KeyScreen {
    /// The longest key that is taken for a name, in bytes.
    static let longestName = 64

    /// Whether a key, unescaped, looks like a value: an address, a number, an identifier, a token, something unprintable.
    static func looksLikeValue(_ key: [UInt8]) -> Bool {
        guard !key.isEmpty, key.count <= longestName, isPrintable(key) else { return true }
        var digits = 0
        var letters = 0
        var hexadecimal = 0
        var caseChanges = 0
        var hasSeparator = false
        var hasLower = false
        var previousIsUpper = false
        for (index, byte) in key.enumerated() {
            switch byte {
            case 0x30...0x39:
                digits += 1
                hexadecimal += 1
            case 0x41...0x5A, 0x61...0x7A:
                letters += 1
                if byte | 0x20 <= 0x66 { hexadecimal += 1 }
                let isUpper = byte < 0x61
                if index > 0, isUpper != previousIsUpper { caseChanges += 1 }
                previousIsUpper = isUpper
                if !isUpper { hasLower = true }
            case 0x80...:
                letters += 1
            case UInt8(ascii: "@") where index > 0:
                return true
            case UInt8(ascii: "-"):
                hexadecimal += 1
                hasSeparator = true
            default:
                hasSeparator = true
            }
        }
        if letters == 0 || digits >= 6 { return true }
        if hexadecimal == key.count, digits >= 2, key.count >= 8 { return true }
        if key.count >= 16, !hasSeparator, digits >= (hasLower ? 3 : 1) || caseChanges >= 10 { return true }
        return isPostalCode(key)
    }

    private static func isPrintable(_ key: [UInt8]) -> Bool {
        guard key.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
        return key.allSatisfy({ $0 < 0x80 }) || String(validating: key, as: UTF8.self) != nil
    }

    /// `H2X 1Y4`, with or without its space.
    private static func isPostalCode(_ key: [UInt8]) -> Bool {
        let dense = key.filter { $0 != 0x20 && $0 != 0x2D }
        guard dense.count == 6 else { return false }
        return dense.enumerated()
            .allSatisfy { index, byte in
                index.isMultiple(of: 2) ? 0x41...0x5A ~= byte & 0xDF : 0x30...0x39 ~= byte
            }
    }
}
