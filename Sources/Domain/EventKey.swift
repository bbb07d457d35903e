/// What makes an event the same event: 128 bits of SHA-256 over the bytes of its source and id.
///
/// Bytes, not characters: two spellings that Swift calls equal are two events, as in PostgreSQL.
package struct EventKey: Sendable, Hashable, Comparable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static func < (left: EventKey, right: EventKey) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

/// The public name of a stored event, `ev_…`: its instant and its key, so that it sorts by time and needs no index.
package struct EventID: Sendable, Hashable {
    package let occurredAt: Timestamp
    package let key: EventKey

    package init(occurredAt: Timestamp, key: EventKey) {
        self.occurredAt = occurredAt
        self.key = key
    }

    package static let prefix = "ev_"

    package init?(_ text: String) {
        guard text.hasPrefix(EventID.prefix),
            let words = Base32.decode(text.dropFirst(EventID.prefix.utf8.count).utf8, words: 3)
        else { return nil }
        self.init(
            occurredAt: Timestamp(microseconds: Int64(bitPattern: words[0] ^ (1 << 63))),
            key: EventKey(high: words[1], low: words[2])
        )
    }

    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text, in ASCII.
    package func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: EventID.prefix.utf8)
        // The flipped sign bit keeps instants before 1970 in order.
        Base32.append(UInt64(bitPattern: occurredAt.microseconds) ^ (1 << 63), to: &bytes)
        Base32.append(key.high, to: &bytes)
        Base32.append(key.low, to: &bytes)
    }
}

/// Crockford's base 32 in lower case: sorts as the numbers do, and has no letter that reads as a digit.
package enum Base32 {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Thirteen characters a word.
    package static func encode(_ words: [UInt64]) -> String {
        var text: [UInt8] = []
        for word in words { append(word, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    static func append(_ word: UInt64, to text: inout [UInt8]) {
        var digits = InlineArray<13, UInt8>(repeating: 0)
        for position in 0..<13 {
            let digit = UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: 60 &- position &* 5)) & 31
            // `0`–`9`, then the letters without i, l, o and u.
            let letter =
                digit &+ 0x57 &+ (digit >= 18 ? 1 : 0) &+ (digit >= 20 ? 1 : 0) &+ (digit >= 22 ? 1 : 0)
                &+ (digit >= 27 ? 1 : 0)
            digits[position] = digit < 10 ? digit | 0x30 : letter
        }
        // SAFETY: the pointer lives for the call only, and `append` copies from it.
        unsafe digits.span.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    }

    /// `nil` unless the text is just what `encode` writes for `words` words.
    package static func decode(_ text: some Collection<UInt8>, words count: Int) -> [UInt64]? {
        guard text.count == count * 13 else { return nil }
        var words: [UInt64] = []
        var word: UInt64 = 0
        for (position, character) in text.enumerated() {
            guard let digit = alphabet.firstIndex(of: character) else { return nil }
            // Thirteen times five bits are 65: the first digit may hold four.
            if position % 13 == 0 {
                guard digit < 16 else { return nil }
                word = 0
            }
            word = word << 5 | UInt64(digit)
            if position % 13 == 12 { words.append(word) }
        }
        return words
    }
}
