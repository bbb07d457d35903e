/// Names and marks of XML.
extension XMLLeaves {
    mutating func name(_ bytes: Span<UInt8>) throws(ReadFault) -> Range<Int> {
        let start = offset
        while offset < end {
            switch bytes[offset] {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                0x80...:
                offset += 1
            default:
                guard offset > start, !(0x30...0x39 ~= bytes[start]) else { throw .malformed }
                return start..<offset
            }
        }
        throw .ended
    }

    /// The name without its prefix.
    func local(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
        for index in name where bytes[index] == UInt8(ascii: ":") && index + 1 < name.upperBound {
            return (index + 1)..<name.upperBound
        }
        return name
    }

    /// `xmlns`, `xmlns:…` and `xsi:…` speak of schemas, not of the sender.
    func isNamespace(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        matches("xmlns", at: name.lowerBound, bytes) || matches("xsi:", at: name.lowerBound, bytes)
    }

    func starts(with word: String, _ bytes: Span<UInt8>) -> Bool { matches(word, at: offset, bytes) }

    func matches(_ word: String, at start: Int, _ bytes: Span<UInt8>, ignoringCase: Bool = false) -> Bool {
        guard start + word.utf8.count <= end else { return false }
        var index = start
        for expected in word.utf8 {
            let byte = bytes[index]
            let isLetter = 0x41...0x5A ~= byte
            guard (ignoringCase && isLetter ? byte | 0x20 : byte) == expected else { return false }
            index += 1
        }
        return true
    }

    /// Moves behind the next `mark`.
    mutating func skip(past mark: String, _ bytes: Span<UInt8>) throws(ReadFault) {
        guard let first = mark.utf8.first else { return }
        while offset < end {
            if bytes[offset] == first, starts(with: mark, bytes) {
                offset += mark.utf8.count
                return
            }
            offset += 1
        }
        throw .ended
    }
}
