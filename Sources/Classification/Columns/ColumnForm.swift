/// The forms that a single value can have; each is a pure question about one value.
enum ColumnForm {
    /// `local@host.tld`, one or the first of a list; characters of the local part may be masked by `*`.
    static func isEmail(_ text: ColumnText) -> Bool {
        guard let address = text.parts(between: ";, ").first(where: { !$0.isEmpty }) else { return false }
        let sides = address.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard sides.count == 2, 1...64 ~= sides[0].count, address.allSatisfy({ $0 > 0x20 && $0 != 0x2F }) else {
            return false
        }
        let labels = sides[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
        return labels.allSatisfy { !$0.isEmpty } && last.allSatisfy(ColumnText.isLetter)
    }

    /// A scheme or `www.`, or a host under a usual top-level domain.
    static func isURL(_ text: ColumnText) -> Bool {
        guard !text.hasBlank, !text.bytes.contains(UInt8(ascii: "@")) else { return false }
        let lower = String(decoding: text.bytes, as: UTF8.self).lowercased()
        let schemes = ["http://", "https://", "ftp://", "www."]
        if schemes.contains(where: { lower.hasPrefix($0) && lower.count > $0.count + 2 }) { return true }
        let host = lower.prefix { $0 != "/" && $0 != "?" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, topLevels.contains(String(last)) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.allSatisfy { ColumnText.isDigit($0) || ColumnText.isLetter($0) || $0 == 0x2D }
        }
    }

    /// IPv4 with an optional prefix length, or IPv6.
    static func isIPAddress(_ text: ColumnText) -> Bool {
        let address = text.bytes.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }
        let octets = address.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if octets.count == 4 {
            return octets.allSatisfy { $0.count <= 3 && (ColumnText.number($0) ?? 256) < 256 }
        }
        let groups = address.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let blanks = groups.count(where: \.isEmpty)
        guard 3...8 ~= groups.count, blanks <= 2, groups.count == 8 || blanks > 0 else { return false }
        // A time such as `12:30:45` has no empty group.
        return groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(ColumnText.isHexadecimal) } && address.count > 3
    }

    /// Six pairs of hexadecimal digits (IEEE 802), or 15 digits that pass Luhn (an IMEI, 3GPP 23.003).
    static func isHardwareID(_ text: ColumnText) -> Bool {
        let pairs = text.parts(between: ":-")
        if pairs.count == 6 { return pairs.allSatisfy { $0.count == 2 && $0.allSatisfy(ColumnText.isHexadecimal) } }
        let digits = text.bytes.filter(ColumnText.isDigit)
        let isGrouped = text.bytes.allSatisfy { ColumnText.isDigit($0) || $0 == 0x2D || $0 == 0x20 }
        return isGrouped && digits.count == 15 && digits[0] != 0x30 && passesLuhn(digits)
    }

    /// What a device may be called by under a name that says so: 14 to 17 digits, 16 hexadecimal, a MAC address.
    static func mayBeHardwareID(_ text: ColumnText) -> Bool {
        if isHardwareID(text) { return true }
        let isCode = text.bytes.allSatisfy { ColumnText.isHexadecimal($0) || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
        return isCode && 12...36 ~= text.count && text.digitCount >= 6 && !isDate(text)
    }

    /// 13 to 19 digits of a card network that pass Luhn.
    static func isCardNumber(_ text: ColumnText) -> Bool {
        let digits = text.bytes.filter(ColumnText.isDigit)
        guard 13...19 ~= digits.count, 0x33...0x36 ~= digits[0] || digits[0] == 0x32,
            text.bytes.allSatisfy({ ColumnText.isDigit($0) || $0 == 0x2D || $0 == 0x20 })
        else { return false }
        return passesLuhn(digits)
    }

    /// Two letters, two digits, 11 to 30 more, and the remainder of ISO 13616.
    static func isIBAN(_ text: ColumnText) -> Bool {
        let code = text.bytes.filter { $0 != 0x20 }
        guard 15...34 ~= code.count, code.prefix(2).allSatisfy(ColumnText.isASCIILetter),
            code[2...3].allSatisfy(ColumnText.isDigit)
        else { return false }
        var remainder = 0
        for byte in code[4...] + code[..<4] {
            if ColumnText.isDigit(byte) {
                remainder = (remainder * 10 + Int(byte - 0x30)) % 97
            } else if ColumnText.isASCIILetter(byte) {
                remainder = (remainder * 100 + Int((byte | 0x20) - 0x61) + 10) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }

    static func passesLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit &- 0x30) * (place.isMultiple(of: 2) ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10) && digits.contains { $0 != digits.first }
    }

    private static let topLevels: Set<String> = [
        "com", "org", "net", "edu", "gov", "int", "mil", "io", "co", "info", "biz", "eu", "uk", "ca", "fr", "de", "nl",
        "be",
        "ch", "es", "it", "us", "au", "nz", "br", "mx", "ar", "cl", "pe", "in", "cn", "jp", "kr", "ru", "ua", "pl",
        "se", "no",
        "dk", "fi", "ie", "at", "cz", "pt", "gr", "tr", "za", "ke", "ng", "gh", "ug", "tz", "et", "rw", "cd", "cm",
        "ci", "sn",
        "ml", "ma", "tn", "eg", "jo", "lb", "iq", "ir", "af", "pk", "bd", "np", "lk", "ph", "id", "sg", "tv", "app",
        "dev", "shop",
        "online", "site", "ngo", "ai", "quebec",
    ]
}
