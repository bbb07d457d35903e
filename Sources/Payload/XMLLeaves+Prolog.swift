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

    /// Refuses a declared encoding that nobody here reads.
    ///
    /// The others were written over as UTF-8 by `PayloadText` where the bytes need it.
    func checkEncoding(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(ReadFault) {
        guard !hasRoot, let name = TextEncoding.xmlName(in: bytes, from: range.lowerBound) else { return }
        let isUnicode = ["utf-8", "utf8", "utf-16"]
            .contains { matches($0, at: name.lowerBound, bytes, ignoringCase: true) }
        guard isUnicode || TextEncoding(named: name, in: bytes) != nil else { throw .foreignEncoding }
    }
}
