/// Strings, numbers and literals, each from its first byte to its last.
extension JSONLeaves {
    /// Reads a string and returns what stands between its quotes.
    mutating func string(_ bytes: Span<UInt8>) throws(ReadFault) -> (range: Range<Int>, traits: Leaf.Traits) {
        offset += 1
        let start = offset
        var traits: Leaf.Traits = []
        var seen: UInt64 = 0
        while true {
            seen |= skipPlain(bytes)
            guard offset < end else { throw .ended }
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                if seen & ByteWord.highs != 0 { traits.insert(.beyondASCII) }
                offset += 1
                return (start..<(offset - 1), traits)
            case UInt8(ascii: "\\"):
                traits.insert(.jsonEscapes)
                try escape(bytes)
                continue
            case 0..<0x20:
                throw .malformed
            case UInt8(ascii: "&") where PlainText.mayBeReference(at: offset, before: end, in: bytes):
                traits.insert(.htmlReferences)
            default: break
            }
            seen |= UInt64(byte)
            offset += 1
        }
    }

    /// Passes what means nothing in a string, eight bytes a step, and returns what was passed, one over the other.
    @inline(__always)
    private mutating func skipPlain(_ bytes: Span<UInt8>) -> UInt64 {
        var seen: UInt64 = 0
        while offset &+ 8 <= end {
            let word = ByteWord.load(bytes, at: offset)
            let stops =
                ByteWord.matches(word, UInt8(ascii: "\"")) | ByteWord.matches(word, UInt8(ascii: "\\"))
                | ByteWord.matches(word, UInt8(ascii: "&")) | ByteWord.controls(word)
            if stops != 0 {
                offset &+= stops.trailingZeroBitCount >> 3
                return seen | ByteWord.before(stops, in: word)
            }
            seen |= word
            offset &+= 8
        }
        return seen
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(ReadFault) {
        guard offset + 1 < end else {
            offset = end
            throw .ended
        }
        switch bytes[offset + 1] {
        case UInt8(ascii: "u"):
            offset += 2
            for _ in 0..<4 {
                guard offset < end else { throw .ended }
                switch bytes[offset] {
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: offset += 1
                default: throw .malformed
                }
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
        default:
            throw .malformed
        }
    }

    mutating func number(_ bytes: Span<UInt8>) throws(ReadFault) {
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        guard offset < end else { throw .ended }
        if bytes[offset] == 0x30 {
            offset += 1
        } else {
            try digits(bytes)
        }
        if offset < end, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try digits(bytes)
        }
        if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
            try digits(bytes)
        }
        // Half a number is another number.
        if isCut, offset == end { throw .ended }
    }

    private mutating func digits(_ bytes: Span<UInt8>) throws(ReadFault) {
        let start = offset
        while offset < end, 0x30...0x39 ~= bytes[offset] { offset += 1 }
        guard offset > start else { throw offset < end ? .malformed : .ended }
    }

    mutating func literal(_ word: String, _ bytes: Span<UInt8>) throws(ReadFault) {
        for expected in word.utf8 {
            guard offset < end else { throw .ended }
            guard bytes[offset] == expected else { throw .malformed }
            offset += 1
        }
    }
}
