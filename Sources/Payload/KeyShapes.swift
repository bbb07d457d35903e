/// Shapes of values that are short or without many digits, so that only their form tells them from names.
enum KeyShapes {
    static func match(_ key: [UInt8]) -> Bool {
        isPostalCode(key) || isUKPostcode(key) || isStreet(key) || isSecret(key) || isMAC(key) || isNetwork(key)
            || contains("%40", key)
    }

    /// `H2X 1Y4`, with or without its space.
    private static func isPostalCode(_ key: [UInt8]) -> Bool {
        let dense = key.filter { $0 != 0x20 && $0 != 0x2D }
        guard dense.count == 6 else { return false }
        return dense.enumerated().allSatisfy { index, byte in index.isMultiple(of: 2) ? isLetter(byte) : isDigit(byte) }
    }

    /// `SW1A 1AA`, with its space, in capitals.
    private static func isUKPostcode(_ key: [UInt8]) -> Bool {
        guard 6...8 ~= key.count, key[key.count - 4] == 0x20 else { return false }
        let inward = key.suffix(3)
        guard let first = inward.first, isDigit(first), inward.dropFirst().allSatisfy(isCapital) else { return false }
        let outward = key.dropLast(4)
        return isCapital(outward[0]) && outward.contains(where: isDigit)
            && outward.allSatisfy { isCapital($0) || isDigit($0) }
    }

    /// `24 Sussex Dr`, `1200-B rue Sainte-Catherine`: a number, then words.
    private static func isStreet(_ key: [UInt8]) -> Bool {
        let number = key.prefix(while: isDigit)
        guard 1...5 ~= number.count else { return false }
        let rest = key.dropFirst(number.count).drop { $0 == 0x2D || $0 == UInt8(ascii: ",") || isCapital($0) }
        return rest.first == 0x20 && rest.dropFirst().count(where: isLetter) >= 3
    }

    /// Beginnings that vendors give to their secrets.
    private static func isSecret(_ key: [UInt8]) -> Bool {
        key.count >= 16 && secrets.contains { key.starts(with: $0.utf8) }
    }

    private static let secrets = [
        "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "sk_live_",
        "rk_live_", "sk_test_", "sk-", "shpat_", "shpss_", "shpca_", "shppa_", "Atza|", "Atzr|", "amzn1.", "AKIA",
        "ASIA",
        "AIza", "LTAI", "eyJ", "Bearer ", "Basic ", "glpat-", "npm_", "SG.",
    ]

    /// `00:1B:44:11:3A:B7`.
    private static func isMAC(_ key: [UInt8]) -> Bool {
        guard key.count == 17 else { return false }
        return key.enumerated()
            .allSatisfy { index, byte in
                index % 3 == 2
                    ? byte == key[2] && (byte == UInt8(ascii: ":") || byte == 0x2D) : FormText.nibble(byte) != nil
            }
    }

    /// An address of the web or a compressed one of IPv6.
    private static func isNetwork(_ key: [UInt8]) -> Bool {
        if contains("://", key) { return true }
        return contains("::", key) && key.allSatisfy { $0 == UInt8(ascii: ":") || FormText.nibble($0) != nil }
    }

    private static func contains(_ word: String, _ key: [UInt8]) -> Bool {
        let length = word.utf8.count
        guard key.count >= length else { return false }
        return (0...(key.count - length)).contains { key[$0..<($0 + length)].elementsEqual(word.utf8) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
