/// Payloads in UTF-16, ISO-8859-1 or Windows-1252 written over as UTF-8, once, before a reader sees them.
package enum PayloadText {
    /// Replaces `output` by the text of `bytes` as UTF-8; `false`, with nothing written, when they are UTF-8 already.
    ///
    /// Writes at most `limit` bytes and one character more, so that a reader with the same limit is told that the text
    /// goes on. `origins`, when there is such an array, gets the place in `bytes` of each byte of the output, and one
    /// more for the end. A broken pair of surrogates becomes U+FFFD.
    package static func decode(
        _ bytes: Span<UInt8>,
        contentType: String?,
        into output: inout [UInt8],
        origins: inout [Int32]?,
        limit: Int
    ) -> Bool {
        guard let encoding = TextEncoding(of: bytes, contentType: contentType) else { return false }
        output.removeAll(keepingCapacity: true)
        origins?.removeAll(keepingCapacity: true)
        output.reserveCapacity(max(0, min(bytes.count, limit)))
        let end: Int
        switch encoding {
        case .utf16Little: end = decodeUTF16(bytes, high: 1, into: &output, &origins, limit)
        case .utf16Big: end = decodeUTF16(bytes, high: 0, into: &output, &origins, limit)
        case .windows1252: end = decodeBytes(bytes, isLatin9: false, into: &output, &origins, limit)
        case .latin9: end = decodeBytes(bytes, isLatin9: true, into: &output, &origins, limit)
        }
        origins?.append(Int32(truncatingIfNeeded: end))
        return true
    }

    private static func decodeUTF16(
        _ bytes: Span<UInt8>,
        high: Int,
        into output: inout [UInt8],
        _ origins: inout [Int32]?,
        _ limit: Int
    ) -> Int {
        func unit(at index: Int) -> UInt32 {
            UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
        }
        var index = unit(at: 0) == 0xFEFF ? 2 : 0
        while index + 1 < bytes.count, output.count <= limit {
            let first = unit(at: index)
            var length = 2
            var value = first
            if 0xD800..<0xDC00 ~= first, index + 3 < bytes.count, 0xDC00..<0xE000 ~= unit(at: index + 2) {
                value = 0x10000 + (first - 0xD800) << 10 + (unit(at: index + 2) - 0xDC00)
                length = 4
            }
            append(Unicode.Scalar(value) ?? "\u{FFFD}", from: index, to: &output, &origins)
            index += length
        }
        return min(index, bytes.count)
    }

    private static func decodeBytes(
        _ bytes: Span<UInt8>,
        isLatin9: Bool,
        into output: inout [UInt8],
        _ origins: inout [Int32]?,
        _ limit: Int
    ) -> Int {
        var index = 0
        while index < bytes.count, output.count <= limit {
            let byte = bytes[index]
            if byte < 0x80 {
                output.append(byte)
                origins?.append(Int32(truncatingIfNeeded: index))
            } else {
                let scalar = isLatin9 ? latin9(byte) : windows1252(byte)
                append(scalar, from: index, to: &output, &origins)
            }
            index += 1
        }
        return index
    }

    private static func append(
        _ scalar: Unicode.Scalar,
        from index: Int,
        to output: inout [UInt8],
        _ origins: inout [Int32]?
    ) {
        for byte in UTF8Character(scalar) {
            output.append(byte)
            origins?.append(Int32(truncatingIfNeeded: index))
        }
    }

    /// The characters of 0x80 to 0x9F; five have none and are controls, as in ISO-8859-1.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard byte < 0xA0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(specials[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
    }

    private static let specials: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// Eight characters differ from ISO-8859-1.
    private static func latin9(_ byte: UInt8) -> Unicode.Scalar {
        switch byte {
        case 0xA4: "\u{20AC}"
        case 0xA6: "\u{160}"
        case 0xA8: "\u{161}"
        case 0xB4: "\u{17D}"
        case 0xB8: "\u{17E}"
        case 0xBC: "\u{152}"
        case 0xBD: "\u{153}"
        case 0xBE: "\u{178}"
        default: Unicode.Scalar(byte)
        }
    }
}
