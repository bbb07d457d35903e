/// Secrets that are known by their form: issuers' prefixes, JSON web tokens, authorization headers, private keys.
///
/// Prefixes and lengths are those that the issuers publish or gitleaks lists.
enum SecretPattern {
    /// The end of the secret that starts at `start`; `nil` when none does.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard start + 16 <= bounds.upperBound, mayStart(bytes[start], bytes[start + 1]) else { return nil }
        // In the middle of a word nothing starts; this also keeps `eyJ-eyJ-eyJ…` from being read again and again.
        guard start == bounds.lowerBound || !isWord(bytes[start - 1]) || bytes[start] == UInt8(ascii: "-") else {
            return nil
        }
        switch bytes[start] {
        case UInt8(ascii: "-"):
            return PrivateKey.end(at: start, in: bytes, bounds: bounds)
        case UInt8(ascii: "e"):
            return WebToken.end(at: start, in: bytes, bounds: bounds)
        case UInt8(ascii: "B"), UInt8(ascii: "b"):
            return AuthorizationHeader.end(at: start, in: bytes, bounds: bounds)
        default:
            for form in SecretForm.candidates(bytes[start], bytes[start + 1], bytes[start + 2]) {
                if let end = form.end(at: start, in: bytes, bounds: bounds) { return end }
            }
            return nil
        }
    }

    /// Turns nearly every word away at its second letter.
    ///
    /// One look-up by the first byte gives a bit for each second one, mod 32.
    private static func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
        let index = first &- 0x2D
        return index < 80 && SecretForm.seconds[Int(index)] >> UInt32(second & 0x1F) & 1 == 1
    }

    /// Whether a secret could start at `start`, by its first letters.
    static func mayStart(at start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        start + 16 <= bounds.upperBound && mayStart(bytes[start], bytes[start + 1])
    }

    /// Whether the `@` at `at` ends the credentials of an address, `https://user:pass@host`; where they start.
    static func credentials(before at: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard at > bounds.lowerBound, at + 1 < bounds.upperBound, bytes[at - 1] != UInt8(ascii: ":"),
            Byte.isAlphanumeric(bytes[at + 1]) || bytes[at + 1] == UInt8(ascii: "[")
        else { return nil }
        var index = at
        var colons = 0
        while index > bounds.lowerBound, at - index < 200 {
            let byte = bytes[index - 1]
            if byte == UInt8(ascii: ":") { colons += 1 }
            if byte == UInt8(ascii: "/") {
                let isScheme =
                    index - 3 >= bounds.lowerBound && bytes[index - 2] == UInt8(ascii: "/")
                    && bytes[index - 3] == UInt8(ascii: ":")
                return isScheme && colons > 0 ? index : nil
            }
            if byte <= 0x20 || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "\"") { return nil }
            index -= 1
        }
        return nil
    }

    static func isWord(_ byte: UInt8) -> Bool {
        Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    /// What a token of RFC 6750 may hold, and the `|` of Amazon's.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "~"),
            UInt8(ascii: "|"):
            true
        default: isWord(byte)
        }
    }
}
