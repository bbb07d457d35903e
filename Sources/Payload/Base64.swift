/// Base64 in either alphabet of RFC 4648, as it stands in values.
enum Base64 {
    /// The value of a byte that is no digit of base64.
    static let none: UInt8 = 0xFF

    /// A digit's value, 0 to 63, or `none`.
    @inline(__always)
    static func value(of byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte &- 0x41
        case 0x61...0x7A: byte &- 0x61 &+ 26
        case 0x30...0x39: byte &- 0x30 &+ 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: none
        }
    }

    /// The length of `data:…;base64,` at the start; 0 without one.
    static func headLength(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard bytes[range.lowerBound] == UInt8(ascii: "d"), TableCellKind.starts(with: "data:", bytes, range) else {
            return 0
        }
        for index in range.prefix(128) where bytes[index] == UInt8(ascii: ",") {
            let length = index + 1 - range.lowerBound
            let mark = (index - min(7, index - range.lowerBound))..<index
            return TableCatalogue.isLine(";base64", mark, bytes) ? length : 0
        }
        return 0
    }

    /// Whether the first sixteen digits stand for text: at random three bytes in four do, so all twelve one in thirty.
    static func mayBeText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var output: [UInt8] = []
        output.reserveCapacity(16)
        var origins: [Int32]?
        let head = range.lowerBound..<(range.lowerBound + min(16, range.count))
        guard decode(bytes, head, into: &output, &origins) else { return false }
        return output.allSatisfy { $0 >= 0x20 && $0 != 0x7F || PayloadFormat.isSpace($0) }
    }

    /// Appends what the digits of `range` stand for; `false` when they are not base64.
    ///
    /// Line ends are passed over.
    static func decode(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        into output: inout [UInt8],
        _ origins: inout [Int32]?
    ) -> Bool {
        var group: UInt32 = 0
        var digits = 0
        var padding = 0
        for index in range {
            let byte = bytes[index]
            let digit = value(of: byte)
            if digit == none {
                if byte == 0x0A || byte == 0x0D { continue }
                guard byte == UInt8(ascii: "="), padding < 2 else { return false }
                padding += 1
                continue
            }
            guard padding == 0 else { return false }
            group = group << 6 | UInt32(digit)
            digits += 1
            // Each digit but the first of four completes a byte.
            switch digits & 3 {
            case 2: NestedText.append(UInt8(truncatingIfNeeded: group >> 4), index - 1, &output, &origins)
            case 3: NestedText.append(UInt8(truncatingIfNeeded: group >> 2), index - 1, &output, &origins)
            case 0: NestedText.append(UInt8(truncatingIfNeeded: group), index - 1, &output, &origins)
            default: break
            }
        }
        // One digit left over is half a byte.
        return digits & 3 != 1 && (padding == 0 || (digits + padding) & 3 == 0)
    }
}
