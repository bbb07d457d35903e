/// JSON web tokens (RFC 7519): three parts in base64url, or five when encrypted.
enum WebToken {
    /// The end of the token that starts at `start` with `eyJ`, the beginning of `{"`; `nil` when none does.
    ///
    /// The header must decode to a JSON object that names its algorithm, so that a picture in base64 is none.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard start + 20 <= bounds.upperBound, bytes[start] == UInt8(ascii: "e"), bytes[start + 1] == UInt8(ascii: "y")
        else { return nil }
        let header = endOfPart(at: start, limit: 4_096, bytes, bounds)
        guard header < bounds.upperBound, bytes[header] == UInt8(ascii: "."), namesAlgorithm(start..<header, in: bytes)
        else {
            return nil
        }
        let body = endOfPart(at: header + 1, limit: 1 << 20, bytes, bounds)
        guard body < bounds.upperBound, bytes[body] == UInt8(ascii: ".") else { return nil }
        var end = endOfPart(at: body + 1, limit: 1 << 20, bytes, bounds)
        // Unsigned tokens end with the dot.
        guard body > header + 1 || end > body + 1 else { return nil }
        for _ in 0..<2 {
            guard end < bounds.upperBound, bytes[end] == UInt8(ascii: ".") else { break }
            let next = endOfPart(at: end + 1, limit: 1 << 20, bytes, bounds)
            guard next > end + 1 else { break }
            end = next
        }
        return end
    }

    private static func endOfPart(at start: Int, limit: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int {
        var end = start
        while end < bounds.upperBound, end - start < limit, SecretPattern.isWord(bytes[end]) { end += 1 }
        return end
    }

    /// Whether the decoded header starts with `{` and holds `"alg"`.
    private static func namesAlgorithm(_ header: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let alg: UInt64 = 0x22_61_6C_67_22
        var seen: UInt64 = 0
        var bits: UInt32 = 0
        var count = 0
        for (offset, index) in header.enumerated() {
            guard let value = Base64.value(of: bytes[index]) else { return false }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
            if offset == 1, byte != UInt8(ascii: "{") { return false }
            seen = (seen << 8 | UInt64(byte)) & 0xFF_FFFF_FFFF
            if seen == alg { return true }
        }
        return false
    }
}

/// The alphabets of RFC 4648: base64 and base64url read alike.
enum Base64 {
    /// The six bits of a character; `nil` when it has none.
    static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x47)
        case 0x30...0x39: UInt32(byte + 4)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

/// Values of the `Authorization` header: `Bearer` and a token (RFC 6750), `Basic` and credentials (RFC 7617).
enum AuthorizationHeader {
    /// The end of the credentials, from the name of the scheme at `start` on.
    static func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        if stands("bearer ", at: start, in: bytes, bounds) {
            let end = endOfToken(at: start + 7, bytes, bounds)
            return end - start - 7 >= 16 && hasVariety(start + 7..<end, in: bytes) ? end : nil
        }
        guard stands("basic ", at: start, in: bytes, bounds) else { return nil }
        let end = endOfToken(at: start + 6, bytes, bounds)
        return holdsCredentials(start + 6..<end, in: bytes) ? end : nil
    }

    private static func endOfToken(at start: Int, _ bytes: Span<UInt8>, _ bounds: Range<Int>) -> Int {
        var end = start
        while end < bounds.upperBound, SecretPattern.isToken(bytes[end]) { end += 1 }
        while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return end
    }

    /// A long word of prose has neither digits nor capitals inside.
    private static func hasVariety(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        for index in range.dropFirst() where !(0x61...0x7A ~= bytes[index] || bytes[index] == UInt8(ascii: "-")) {
            return true
        }
        return false
    }

    /// Whether base64 gives `user:password` in printable characters.
    private static func holdsCredentials(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard 8...2_048 ~= range.count else { return false }
        var bits: UInt32 = 0
        var count = 0
        var length = 0
        var colon = 0
        for index in range {
            if bytes[index] == UInt8(ascii: "=") { break }
            guard let value = Base64.value(of: bytes[index]) else { return false }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
            guard byte >= 0x20, byte != 0x7F else { return false }
            length += 1
            if byte == UInt8(ascii: ":"), colon == 0 { colon = length }
        }
        return colon > 0 && length > 3
    }

    /// Whether `word`, in small letters, stands at `start` in either case.
    private static func stands(_ word: String, at start: Int, in bytes: Span<UInt8>, _ bounds: Range<Int>) -> Bool {
        guard start + word.utf8.count <= bounds.upperBound else { return false }
        var index = start
        for expected in word.utf8 {
            guard bytes[index] | 0x20 == expected else { return false }
            index += 1
        }
        return true
    }
}
