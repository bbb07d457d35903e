/// Secrets that are known by their form: issuers' prefixes, JSON web tokens, bearer headers, private keys.
///
/// Prefixes and lengths are those that the issuers publish or gitleaks lists.
enum SecretPattern {
    /// No payload is longer: what starts as a token and goes on is one.
    private static let longest = 1 << 30

    /// The end of the secret that starts at `start`; `nil` when none does.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard start + 16 <= bounds.upperBound, mayStart(bytes[start], bytes[start + 1]) else { return nil }
        // In the middle of a word nothing starts; this also keeps `eyJ-eyJ-eyJ…` from being read again and again.
        guard start == bounds.lowerBound || !isWord(bytes[start - 1]) || bytes[start] == UInt8(ascii: "-") else {
            return nil
        }
        switch bytes[start] {
        case UInt8(ascii: "A"): return startingWithA(start, bytes, bounds)
        case UInt8(ascii: "L"): return run("LTAI", 12...24, isAlphanumeric, start, bytes, bounds)
        case UInt8(ascii: "g"):
            for prefix in ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"] {
                if let end = run(prefix, 36...255, isAlphanumeric, start, bytes, bounds) { return end }
            }
            return run("github_pat_", 60...255, isWord, start, bytes, bounds)
        case UInt8(ascii: "s"):
            for prefix in ["shpat_", "shpca_", "shppa_", "shpss_"] {
                if let end = run(prefix, 32...32, isHexadecimal, start, bytes, bounds) { return end }
            }
            return run("sk_live_", 16...255, isAlphanumeric, start, bytes, bounds)
        case UInt8(ascii: "r"): return run("rk_live_", 16...255, isAlphanumeric, start, bytes, bounds)
        case UInt8(ascii: "x"):
            guard matches("xox", start, bytes, bounds), "baprs".utf8.contains(bytes[start + 3]) else { return nil }
            return run("-", 10...255, isWord, start + 4, bytes, bounds)
        case UInt8(ascii: "a"): return run("amzn1.oa2-cs.v1.", 64...64, isHexadecimal, start, bytes, bounds)
        case UInt8(ascii: "e"): return webToken(start, bytes, bounds)
        case UInt8(ascii: "B"), UInt8(ascii: "b"):
            let name = bytes[start] == UInt8(ascii: "B") ? "Bearer " : "bearer "
            return run(name, 16...longest, isToken, start, bytes, bounds)
        case UInt8(ascii: "-"): return privateKey(start, bytes, bounds)
        default: return nil
        }
    }

    /// Whether a secret could start at `start`, by its first letters.
    @inline(__always)
    static func mayStart(at start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        start + 16 <= bounds.upperBound && mayStart(bytes[start], bytes[start + 1])
    }

    /// Whether the `@` at `at` ends the credentials of an address: `https://user:pass@host`.
    static func credentials(before at: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        var index = at
        var colons = 0
        while index > bounds.lowerBound, at - index < 200 {
            let byte = bytes[index - 1]
            if byte == UInt8(ascii: ":") { colons += 1 }
            if byte == UInt8(ascii: "/") {
                let isScheme =
                    index - 3 >= bounds.lowerBound && bytes[index - 2] == UInt8(ascii: "/")
                    && bytes[index - 3] == UInt8(ascii: ":")
                // One colon between the name and the password, which may not be empty.
                return isScheme && colons == 1 && bytes[at - 1] != UInt8(ascii: ":") ? index : nil
            }
            if byte <= 0x20 || byte == UInt8(ascii: "@") { return nil }
            index -= 1
        }
        return nil
    }

    /// Turns nearly every word away at its second letter.
    private static func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first, second) {
        case (UInt8(ascii: "A"), UInt8(ascii: "K")), (UInt8(ascii: "A"), UInt8(ascii: "S")),
            (UInt8(ascii: "A"), UInt8(ascii: "B")), (UInt8(ascii: "A"), UInt8(ascii: "C")),
            (UInt8(ascii: "A"), UInt8(ascii: "t")), (UInt8(ascii: "A"), UInt8(ascii: "I")),
            (UInt8(ascii: "L"), UInt8(ascii: "T")), (UInt8(ascii: "g"), UInt8(ascii: "h")),
            (UInt8(ascii: "g"), UInt8(ascii: "i")), (UInt8(ascii: "s"), UInt8(ascii: "h")),
            (UInt8(ascii: "s"), UInt8(ascii: "k")), (UInt8(ascii: "r"), UInt8(ascii: "k")),
            (UInt8(ascii: "x"), UInt8(ascii: "o")), (UInt8(ascii: "a"), UInt8(ascii: "m")),
            (UInt8(ascii: "e"), UInt8(ascii: "y")), (UInt8(ascii: "B"), UInt8(ascii: "e")),
            (UInt8(ascii: "b"), UInt8(ascii: "e")), (UInt8(ascii: "-"), UInt8(ascii: "-")):
            true
        default:
            false
        }
    }

    private static func startingWithA(_ start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        for prefix in ["AKIA", "ASIA", "ABIA", "ACCA"] {
            if let end = run(prefix, 16...16, isBase32, start, bytes, bounds) { return end }
        }
        for prefix in ["Atzr|", "Atza|", "Atc|"] {
            if let end = run(prefix, 16...longest, isToken, start, bytes, bounds) { return end }
        }
        return run("AIza", 35...35, isWord, start, bytes, bounds)
    }

    /// Three parts in base64url; the first two start as `{"` does.
    private static func webToken(_ start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        guard let header = run("eyJ", 8...1_024, isWord, start, bytes, bounds), header < bounds.upperBound,
            bytes[header] == UInt8(ascii: "."),
            let body = run("eyJ", 8...16_384, isWord, header + 1, bytes, bounds), body < bounds.upperBound,
            bytes[body] == UInt8(ascii: ".")
        else { return nil }
        var end = body + 1
        while end < bounds.upperBound, isWord(bytes[end]) { end += 1 }
        return end
    }

    /// RFC 7468: `-----BEGIN … PRIVATE KEY-----`.
    private static func privateKey(_ start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int? {
        guard matches("-----BEGIN ", start, bytes, bounds) else { return nil }
        for index in (start + 11)..<min(start + 40, bounds.upperBound)
        where matches("PRIVATE KEY-----", index, bytes, bounds) {
            return bounds.upperBound
        }
        return nil
    }

    /// The end of `prefix` and a run of as many characters as `lengths` allows, with nothing of the kind after it.
    private static func run(
        _ prefix: String,
        _ lengths: ClosedRange<Int>,
        _ isMember: (UInt8) -> Bool,
        _ start: Int,
        _ bytes: Span<UInt8>,
        _ bounds: Range<Int>
    ) -> Int? {
        guard matches(prefix, start, bytes, bounds) else { return nil }
        let body = start + prefix.utf8.count
        var end = body
        while end < bounds.upperBound, end - body <= lengths.upperBound, isMember(bytes[end]) { end += 1 }
        return lengths.contains(end - body) ? end : nil
    }

    private static func matches(_ word: String, _ start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        guard start + word.utf8.count <= bounds.upperBound else { return false }
        var index = start
        for expected in word.utf8 {
            guard bytes[index] == expected else { return false }
            index += 1
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 }
    private static func isBase32(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x32...0x37 ~= byte }
    private static func isHexadecimal(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20 }
    private static func isWord(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    private static func isToken(_ byte: UInt8) -> Bool {
        isWord(byte)
            || [
                UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "~"),
                UInt8(ascii: "|"),
            ]
            .contains(byte)
    }
}
