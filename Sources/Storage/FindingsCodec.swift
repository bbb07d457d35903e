package import Domain

/// The findings of one event as `outbound_event.findings` keeps them.
///
/// For each finding three unsigned LEB128 numbers: the field's id, how many leaves, the confidence in hundredths.
/// Path, category and detector stand in the row of `field`, so a finding costs about four bytes.
package enum FindingsCodec {
    package struct Entry: Sendable, Hashable {
        package var field: FieldID
        package var leaves: Int32
        /// 0 to 1, kept to a hundredth.
        package var confidence: Float

        package init(field: FieldID, leaves: Int32, confidence: Float) {
            self.field = field
            self.leaves = leaves
            self.confidence = confidence
        }
    }

    /// Writes one finding behind those already there.
    ///
    /// Negative ids and counts have no place here and become 0.
    package static func append(_ entry: Entry, to bytes: inout [UInt8]) {
        append(UInt32(clamping: entry.field.rawValue), to: &bytes)
        append(UInt32(clamping: entry.leaves), to: &bytes)
        // A comparison with NaN is false, so NaN ends as 0 too.
        let confidence = entry.confidence > 0 ? min(entry.confidence, 1) : 0
        append(UInt32((confidence * 100).rounded()), to: &bytes)
    }

    package static func encode(_ entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * 5)
        for entry in entries { append(entry, to: &bytes) }
        return bytes
    }

    /// `nil` for bytes that `encode` cannot have written.
    package static func decode(_ bytes: [UInt8]) -> [Entry]? {
        var entries: [Entry] = []
        var offset = 0
        while offset < bytes.count {
            guard let field = number(in: bytes, at: &offset).flatMap(Int32.init(exactly:)),
                let leaves = number(in: bytes, at: &offset).flatMap(Int32.init(exactly:)),
                let hundredths = number(in: bytes, at: &offset), hundredths <= 100
            else { return nil }
            entries.append(
                Entry(field: FieldID(rawValue: field), leaves: leaves, confidence: Float(hundredths) / 100)
            )
        }
        return entries
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Reads a number of at most five bytes and moves `offset` past it.
    private static func number(in bytes: [UInt8], at offset: inout Int) -> UInt32? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 35 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return UInt32(exactly: value) }
            shift += 7
        }
        return nil
    }
}
