import Query

/// The outside of a cursor: base64url of a version, the list that it belongs to, and the words of its sort key.
enum CursorCodec {
    /// A cursor of one list means nothing to another.
    enum List: UInt8 {
        case alerts = 1
        case events = 2
        case platforms = 3
        case timeline = 20
        case mutes = 21
        case subscriptions = 10
        case deliveries = 11
    }

    private static let version: UInt8 = 1

    static func text(_ cursor: Cursor, of list: List) -> String {
        Base64URL.encoded(
            [version, list.rawValue]
                + cursor.words.flatMap { word in
                    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
                }
        )
    }

    static func cursor(_ text: String, of list: List) throws(Problem) -> Cursor {
        let bytes = try body(text, of: list)
        guard bytes.count % 8 == 0, bytes.count <= 64, !bytes.isEmpty else { throw Problem.badCursor }
        return Cursor(
            words: stride(from: bytes.startIndex, to: bytes.endIndex, by: 8)
                .map { start in
                    bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
                }
        )
    }

    /// For a list that is sorted by a name.
    static func text(_ name: String, of list: List) -> String {
        Base64URL.encoded([version, list.rawValue] + Array(name.utf8))
    }

    static func name(_ text: String, of list: List) throws(Problem) -> String {
        guard let name = String(validating: try body(text, of: list), as: UTF8.self), !name.isEmpty, !name.hasControl
        else {
            throw Problem.badCursor
        }
        return name
    }

    private static func body(_ text: String, of list: List) throws(Problem) -> ArraySlice<UInt8> {
        guard text.utf8.count <= 256, let bytes = Base64URL.decoded(text), bytes.count > 2, bytes[0] == version,
            bytes[1] == list.rawValue
        else { throw Problem.badCursor }
        return bytes[2...]
    }
}

/// Base 64 for URLs without padding (RFC 4648 section 5); one spelling for each value.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(pending >> bits & 63)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(pending << (6 - bits) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func decoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for character in text.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            pending = pending << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
            }
        }
        // Left-over bits are zero, and never a whole character.
        guard bits < 6, pending & ((1 << bits) - 1) == 0 else { return nil }
        return bytes
    }
}
