/// What may stand before the root element.
extension XMLLeaves {
    /// Passes `<!DOCTYPE …>` whole, internal subset and all: nothing in it is resolved.
    mutating func skipDocumentType(_ bytes: Span<UInt8>) throws(ReadFault) {
        offset += 9
        var depth = 0
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                offset += 1
                while offset < end, bytes[offset] != byte { offset += 1 }
            } else if starts(with: "<!--", bytes) {
                try skip(past: "-->", bytes)
                continue
            } else if starts(with: "<?", bytes) {
                try skip(past: "?>", bytes)
                continue
            } else if byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == UInt8(ascii: ">"), depth <= 0 {
                offset += 1
                return
            }
            offset += 1
        }
        throw .ended
    }

    /// Refuses a declared encoding that is not a form of UTF-8.
    func checkEncoding(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(ReadFault) {
        guard !hasRoot, matches("<?xml ", at: range.lowerBound, bytes) else { return }
        guard let start = range.first(where: { matches("encoding", at: $0, bytes) }) else { return }
        var index = start + 8
        while index < range.upperBound, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") {
            index += 1
        }
        let name = index + 1
        let isKnown = ["utf-8", "utf8", "us-ascii", "ascii"]
            .contains { matches($0, at: name, bytes, ignoringCase: true) }
        guard isKnown else { throw .foreignEncoding }
    }
}
