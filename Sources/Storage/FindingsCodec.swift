package import Domain

/// The findings of one event as `outbound_event.findings` keeps them, in unsigned LEB128 numbers.
///
/// For each finding three: the field's id, how many leaves, the confidence in hundredths. Path, category and detector
/// stand in the row of `field`, so a finding costs about four bytes. Then, in rows since migration 5, a 0, which is no
/// field's id, and two numbers for each category that has not as many different values as leaves: the category, and how
/// many values. Most categories need none.
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

    /// What the bytes of one event say.
    package struct Content: Sendable, Hashable {
        package var entries: [Entry]
        /// Of the categories with not as many different values as leaves; `nil` where nobody counted values.
        package var distinct: [DistinctCount]?

        package init(entries: [Entry], distinct: [DistinctCount]? = nil) {
            self.entries = entries
            self.distinct = distinct
        }
    }

    /// Writes one finding behind those already there.
    ///
    /// Ids below 1 belong to no field: such a finding is left out. Negative counts become 0.
    package static func append(_ entry: Entry, to bytes: inout [UInt8]) {
        append(entry.field, leaves: entry.leaves, hundredths: hundredths(entry.confidence), to: &bytes)
    }

    static func append(_ field: FieldID, leaves: Int32, hundredths: UInt8, to bytes: inout [UInt8]) {
        guard field.rawValue > 0 else { return }
        append(UInt32(clamping: field.rawValue), to: &bytes)
        append(UInt32(clamping: leaves), to: &bytes)
        bytes.append(hundredths)
    }

    /// Writes the numbers of different values behind the last finding.
    package static func append(_ distinct: [DistinctCount], to bytes: inout [UInt8]) {
        bytes.append(0)
        for count in distinct {
            append(UInt32(count.category.rawValue), to: &bytes)
            append(UInt32(clamping: count.count), to: &bytes)
        }
    }

    package static func encode(_ content: Content) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(content.entries.count * 5)
        for entry in content.entries { append(entry, to: &bytes) }
        if let distinct = content.distinct { append(distinct, to: &bytes) }
        return bytes
    }

    /// `nil` for bytes that `encode` cannot have written.
    ///
    /// Categories of a later release are left out.
    package static func decode(_ bytes: [UInt8]) -> Content? {
        var content = Content(entries: [])
        var offset = 0
        while offset < bytes.count {
            guard let field = number(in: bytes, at: &offset) else { return nil }
            if field == 0 {
                content.distinct = counts(in: bytes, at: &offset)
                return content.distinct == nil ? nil : content
            }
            guard let field = Int32(exactly: field),
                let leaves = number(in: bytes, at: &offset).flatMap(Int32.init(exactly:)),
                let hundredths = number(in: bytes, at: &offset), hundredths <= 100
            else { return nil }
            content.entries.append(
                Entry(field: FieldID(rawValue: field), leaves: leaves, confidence: Float(hundredths) / 100)
            )
        }
        return content
    }

    private static func counts(in bytes: [UInt8], at offset: inout Int) -> [DistinctCount]? {
        var counts: [DistinctCount] = []
        while offset < bytes.count {
            guard let number = number(in: bytes, at: &offset),
                let count = self.number(in: bytes, at: &offset).flatMap(Int32.init(exactly:))
            else { return nil }
            guard let category = UInt8(exactly: number).flatMap(Category.init(rawValue:)) else { continue }
            counts.append(DistinctCount(category: category, count: count))
        }
        return counts
    }

    /// A confidence as it is kept.
    package static func hundredths(_ confidence: Float) -> UInt8 {
        // A comparison with NaN is false, so NaN ends as 0 too.
        let confidence = confidence > 0 ? min(confidence, 1) : 0
        return UInt8((confidence * 100).rounded())
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
