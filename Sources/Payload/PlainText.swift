/// Undoes the ways in which formats write characters.
package enum PlainText {
    /// Writes a leaf's characters into `output`, at most `limit` bytes: escapes and references undone, and the spaces,
    /// hyphens and digits of typography made ASCII, so that a validator sees `514-555-0199` however it was typed.
    package static func write(_ leaf: Leaf, of bytes: Span<UInt8>, into output: inout [UInt8], limit: Int) {
        var nowhere = NoOrigins()
        write(leaf, of: bytes, into: &output, &nowhere, limit)
    }

    /// The same, with the place in `bytes` where the writing of each byte's character begins, and one more for the end:
    /// what stands at `a..<b` of the output is written at `origins[a]..<origins[b]` of the input.
    package static func write(
        _ leaf: Leaf,
        of bytes: Span<UInt8>,
        into output: inout [UInt8],
        origins: inout [Int32],
        limit: Int
    ) {
        origins.removeAll(keepingCapacity: true)
        let end = write(leaf, of: bytes, into: &output, &origins, limit)
        origins.append(Int32(truncatingIfNeeded: end))
    }

    /// Gives the place up to which was read.
    @discardableResult
    private static func write<Origins: OriginList>(
        _ leaf: Leaf,
        of bytes: Span<UInt8>,
        into output: inout [UInt8],
        _ origins: inout Origins,
        _ limit: Int
    ) -> Int {
        output.removeAll(keepingCapacity: true)
        var index = Int(leaf.lower)
        let upper = Int(leaf.upper)
        let traits = leaf.traits
        while index < upper, output.count < limit {
            let byte = bytes[index]
            if isPlain(byte), byte != leaf.release {
                output.append(byte)
                origins.append(index)
                index &+= 1
                continue
            }
            if let (scalar, length) = character(at: index, before: upper, in: bytes, traits) {
                for byte in UTF8Character(plain(scalar)) {
                    output.append(byte)
                    origins.append(index)
                }
                index += length
                continue
            }
            let (octet, length) = octet(at: index, before: upper, in: bytes, traits, release: leaf.release)
            output.append(octet)
            origins.append(index)
            index += length
        }
        return index
    }

    /// Whether a byte stands for itself in every format but where it is a release character.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "+"), 0x80...:
            false
        default: true
        }
    }

    /// The character that an escape or a reference at `index` writes, and its length.
    private static func character(
        at index: Int,
        before upper: Int,
        in bytes: Span<UInt8>,
        _ traits: Leaf.Traits
    ) -> (Unicode.Scalar, Int)? {
        let written: (scalar: Unicode.Scalar, length: Int)
        switch bytes[index] {
        case UInt8(ascii: "\\") where traits.contains(.jsonEscapes):
            written = jsonEscape(at: index, before: upper, in: bytes)
        case UInt8(ascii: "&") where traits.contains(.xmlReferences):
            guard let reference = reference(after: index + 1, before: upper, in: bytes) else { return nil }
            written = (reference.0, reference.1 + 1)
        case UInt8(ascii: "&") where traits.contains(.htmlReferences):
            written = ("&", 1)
        default: return nil
        }
        // HTML inside a text: `&amp;nbsp;` in XML, `\u0026nbsp;` or `&nbsp;` in JSON. Markup stays, for who reads it next.
        guard written.scalar == "&",
            let inner = reference(after: index + written.length, before: upper, in: bytes), !isMarkup(inner.0)
        else { return written }
        return (inner.0, written.length + inner.1)
    }

    /// The byte written at `index`, and the length of its writing.
    private static func octet(
        at index: Int,
        before upper: Int,
        in bytes: Span<UInt8>,
        _ traits: Leaf.Traits,
        release: UInt8
    ) -> (UInt8, Int) {
        let byte = bytes[index]
        if byte == release, release != 0, index + 1 < upper { return (bytes[index + 1], 2) }
        if byte == UInt8(ascii: "\""), traits.contains(.doubledQuotes), index + 1 < upper, bytes[index + 1] == byte {
            return (byte, 2)
        }
        if traits.contains(.percentEncoding), let written = FormText.byte(at: index, before: upper, in: bytes) {
            return written
        }
        if byte >= 0x80, let written = typography(at: index, before: upper, in: bytes) { return written }
        return (byte, 1)
    }

    private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "<" || scalar == ">" || scalar == "&" || scalar == "\"" || scalar == "'"
    }

    /// The ASCII form of a no-break space, a typographic hyphen or a full-width digit at `index`.
    private static func typography(at index: Int, before upper: Int, in bytes: Span<UInt8>) -> (UInt8, Int)? {
        guard index + 1 < upper else { return nil }
        return typography(bytes[index], bytes[index + 1], index + 2 < upper ? bytes[index + 2] : 0)
    }

    /// The same for a character's first bytes, 0 where there is none.
    static func typography(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (UInt8, Int)? {
        switch (first, second, third) {
        case (0xC2, 0xA0, _): return (0x20, 2)
        case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x80...0x8A): return (0x20, 3)
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return (0x2D, 3)
        case (0xEF, 0xBC, let low) where 0x90...0x99 ~= low: return (low - 0x60, 3)
        default: return nil
        }
    }

    /// The same for a character.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xA0, 0x202F, 0x2000...0x200A: " "
        case 0x2010...0x2015, 0x2212: "-"
        case 0xFF10...0xFF19: Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF10 + 0x30))
        default: scalar
        }
    }
}

/// Keeps, or not, where bytes came from.
private protocol OriginList {
    mutating func append(_ origin: Int)
}

private struct NoOrigins: OriginList {
    @inline(__always)
    mutating func append(_ origin: Int) {}
}

extension [Int32]: OriginList {
    @inline(__always)
    fileprivate mutating func append(_ origin: Int) { append(Int32(truncatingIfNeeded: origin)) }
}
