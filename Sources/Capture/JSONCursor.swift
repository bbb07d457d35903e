/// A strict reading position in the bytes of a JSON document (RFC 8259, no extension).
///
/// The cursor holds only an offset, so it never allocates and the caller keeps the bytes. It reports ranges,
/// still escaped; whoever needs the text asks `JSONText` for it. That the bytes are UTF-8 is checked elsewhere,
/// once for a whole body.
package struct JSONCursor: Sendable {
    package private(set) var offset: Int

    package init(at offset: Int = 0) { self.offset = offset }

    /// The next byte that is not white space, without passing it; `nil` at the end.
    @inline(__always)
    package mutating func peek(in bytes: Span<UInt8>) -> UInt8? {
        var position = offset
        while position < bytes.count {
            let byte = bytes[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
                offset = position
                return byte
            }
            position &+= 1
        }
        offset = position
        return nil
    }

    /// Passes `byte`, after any white space.
    @inline(__always)
    package mutating func expect(_ byte: UInt8, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        if offset < bytes.count, bytes[offset] == byte {
            offset &+= 1
            return
        }
        try expectBehindSpace(byte, in: bytes)
    }

    private mutating func expectBehindSpace(_ byte: UInt8, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        guard let next = peek(in: bytes) else { throw JSONSyntaxError(.endedEarly, at: offset) }
        guard next == byte else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
        offset += 1
    }

    /// Passes `byte` if it comes next, after any white space.
    @inline(__always)
    package mutating func take(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
        guard peek(in: bytes) == byte else { return false }
        offset += 1
        return true
    }

    /// After a member or an element: whether another one follows; passes the comma or the `closing` bracket.
    @inline(__always)
    package mutating func another(before closing: UInt8, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        guard let next = peek(in: bytes) else { throw JSONSyntaxError(.endedEarly, at: offset) }
        guard next == UInt8(ascii: ",") || next == closing else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
        offset += 1
        return next != closing
    }

    /// Fails unless nothing but white space is left.
    package mutating func end(in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        if peek(in: bytes) != nil { throw JSONSyntaxError(.trailingBytes, at: offset) }
    }

    /// Reads a string, after any white space.
    package mutating func string(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> JSONText {
        try expect(UInt8(ascii: "\""), in: bytes)
        let start = offset
        var position = start
        var isEscaped = false
        while true {
            position = JSONCursor.endOfPlainText(from: position, in: bytes)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            if byte > 0x22, byte != UInt8(ascii: "\\") {
                position &+= 1
            } else if byte == UInt8(ascii: "\"") {
                offset = position + 1
                return JSONText(range: start..<position, isEscaped: isEscaped)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                position = try JSONCursor.endOfEscape(at: position, in: bytes)
            } else if byte >= 0x20 {
                position &+= 1
            } else {
                throw JSONSyntaxError(.controlCharacter, at: position)
            }
        }
        throw JSONSyntaxError(.endedEarly, at: bytes.count)
    }

    /// Passes, eight at a time, bytes that are neither `"` nor `\` nor control characters; may stop before the last.
    @inline(__always)
    private static func endOfPlainText(from start: Int, in bytes: Span<UInt8>) -> Int {
        var position = start
        while position &+ 8 <= bytes.count {
            // SAFETY: the offset is within bounds, which the load checks too, and any eight bytes make a UInt64.
            let word = unsafe UInt64(
                littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            )
            let stops = zeros(word ^ (0x22 &* ones)) | zeros(word ^ (0x5C &* ones)) | zeros(word & (0xE0 &* ones))
            guard stops == 0 else { return position &+ stops.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        return position
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The high bit of each byte that is zero; right up to the first one, which is all that is asked.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (0x80 &* ones) }

    /// Reads a number of any size and precision, after any white space; the range holds its text.
    package mutating func number(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Range<Int> {
        try numberParts(in: bytes).text
    }

    /// Reads a number and says where its `e` stands, or where it ends if it has none.
    @inline(__always)
    mutating func numberParts(in bytes: Span<UInt8>) throws(JSONSyntaxError) -> (text: Range<Int>, exponent: Int) {
        _ = peek(in: bytes)
        let start = offset
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let whole = offset
        try digits(in: bytes)
        guard bytes[whole] != UInt8(ascii: "0") || offset == whole + 1 else {
            throw JSONSyntaxError(.badNumber, at: whole)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try digits(in: bytes)
        }
        let exponent = offset
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            try digits(in: bytes)
        }
        return (start..<offset, exponent)
    }

    /// At least one digit.
    private mutating func digits(in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        let start = offset
        while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset &+= 1 }
        guard offset > start else {
            throw JSONSyntaxError(offset < bytes.count ? .badNumber : .endedEarly, at: offset)
        }
    }

    /// Reads `true`, `false` or `null`.
    package mutating func literal(in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        switch peek(in: bytes) {
        case UInt8(ascii: "t"): try word("true", in: bytes)
        case UInt8(ascii: "f"): try word("false", in: bytes)
        case UInt8(ascii: "n"): try word("null", in: bytes)
        case nil: throw JSONSyntaxError(.endedEarly, at: offset)
        default: throw JSONSyntaxError(.unexpectedByte, at: offset)
        }
    }

    private mutating func word(_ word: String, in bytes: Span<UInt8>) throws(JSONSyntaxError) {
        for expected in word.utf8 {
            guard offset < bytes.count else { throw JSONSyntaxError(.endedEarly, at: offset) }
            guard bytes[offset] == expected else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
            offset += 1
        }
    }

    /// The offset behind the escape that starts at `start`; a surrogate pair counts as one escape.
    private static func endOfEscape(at start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
        guard start + 1 < bytes.count else { throw JSONSyntaxError(.endedEarly, at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            guard let unit = JSONText.codeUnit(at: start, in: bytes) else {
                throw JSONSyntaxError(.badEscape, at: start)
            }
            if 0xD800..<0xDC00 ~= unit {
                guard let low = JSONText.codeUnit(at: start + 6, in: bytes), 0xDC00..<0xE000 ~= low else {
                    throw JSONSyntaxError(.loneSurrogate, at: start)
                }
                return start + 12
            }
            guard !(0xDC00..<0xE000 ~= unit) else { throw JSONSyntaxError(.loneSurrogate, at: start) }
            return start + 6
        default:
            throw JSONSyntaxError(.badEscape, at: start)
        }
    }
}
