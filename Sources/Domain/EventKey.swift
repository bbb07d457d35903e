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
        // The flipped sign bit keeps instants before 1970 in order.
        let instant = UInt64(bitPattern: occurredAt.microseconds) ^ (1 << 63)
        return EventID.prefix + Base32.encode([instant, key.high, key.low])
    }
}

/// Crockford's base 32 in lower case: sorts as the numbers do, and has no letter that reads as a digit.
package enum Base32 {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Thirteen characters a word.
    package static func encode(_ words: [UInt64]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(words.count * 13)
        for word in words {
            for position in (0..<13).reversed() {
                text.append(alphabet[Int(truncatingIfNeeded: word >> (UInt64(position) * 5)) & 31])
            }
        }
        return String(decoding: text, as: UTF8.self)
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
