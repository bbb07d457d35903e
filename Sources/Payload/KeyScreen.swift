/// Tells field names from data that stands where a field name should: `{"ann@example.com": 12}`.
///
/// Paths are stored and shown, so a key that may be a value never becomes part of one. Names of people and the like
/// cannot be told from names of fields; what has a shape of its own can.
enum KeyScreen {
    /// The longest key that is taken for a name, in bytes.
    static let longestName = 64

    /// Whether a key, unescaped, looks like a value: an address, a number, an identifier, a token, something unprintable.
    static func looksLikeValue(_ key: [UInt8]) -> Bool {
        guard !key.isEmpty, key.count <= longestName, isPrintable(key) else { return true }
        let census = Census(key)
        if census.letters == 0 || census.digits >= 6 || census.hasAt { return true }
        // A hash, an identifier in hexadecimal.
        if census.hexadecimal == key.count, census.digits >= 2, key.count >= 8 { return true }
        if key.split(whereSeparator: isSeparator).contains(where: isToken) { return true }
        return KeyShapes.match(key)
    }

    /// What a key consists of.
    private struct Census {
        var digits = 0
        var letters = 0
        var hexadecimal = 0
        var hasAt = false

        init(_ key: [UInt8]) {
            var index = 0
            while index < key.count {
                let byte = key[index]
                let digit = KeyScreen.wideDigit(key, at: index)
                switch byte {
                case _ where digit > 0:
                    digits += 1
                    index += digit - 1
                case 0x30...0x39:
                    digits += 1
                    hexadecimal += 1
                case 0x41...0x5A, 0x61...0x7A:
                    letters += 1
                    if byte | 0x20 <= 0x66 { hexadecimal += 1 }
                case 0x80...: letters += 1
                case UInt8(ascii: "-"): hexadecimal += 1
                case UInt8(ascii: "@"): if index > 0 { hasAt = true }
                default: break
                }
                index += 1
            }
        }
    }

    /// The length of a digit of another script than ASCII's at `index`: full-width, Arabic; 0 for anything else.
    private static func wideDigit(_ key: [UInt8], at index: Int) -> Int {
        guard key[index] >= 0x80 else { return 0 }
        let second = index + 1 < key.count ? key[index + 1] : 0
        let third = index + 2 < key.count ? key[index + 2] : 0
        switch (key[index], second, third) {
        case (0xEF, 0xBC, 0x90...0x99): return 3
        case (0xD9, 0xA0...0xA9, _), (0xDB, 0xB0...0xB9, _): return 2
        default: return 0
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: false
        default: true
        }
    }

    /// Whether a run of letters and digits is made by a machine: long, with digits or capitals all over.
    private static func isToken(_ run: ArraySlice<UInt8>) -> Bool {
        guard run.count >= 12 else { return false }
        var digits = 0
        var changes = 0
        var hasLower = false
        var previous = 0
        // Capitals beside one another, which names have once at most: `HSCode`.
        var clusters = 0
        var isCluster = false
        for byte in run {
            let kind: Int
            switch byte {
            case 0x30...0x39:
                kind = 1
                digits += 1
            case 0x41...0x5A: kind = 2
            default:
                kind = 3
                hasLower = true
            }
            if previous != 0, kind != previous { changes += 1 }
            if kind == 2, previous == 2, !isCluster { clusters += 1 }
            isCluster = kind == 2 && previous == 2
            previous = kind
        }
        if run.count >= 16, digits >= (hasLower ? 3 : 1) { return true }
        // The words of a name in camel case have four letters and more, on the average, but for `billOfLadingNo`.
        return changes >= 6 && run.count * 2 < changes * 5 && (digits > 0 || clusters > 1)
    }

    private static func isPrintable(_ key: [UInt8]) -> Bool {
        guard key.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
        return key.allSatisfy({ $0 < 0x80 }) || String(validating: key, as: UTF8.self) != nil
    }
}
