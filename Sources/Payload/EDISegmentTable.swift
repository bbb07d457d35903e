/// The segments of one standard in a form that is looked up without hashing strings or counting references.
struct EDISegmentTable: Sendable {
    /// An `EDISegment` with its code lists by number; 0 is the empty list.
    struct Entry: Sendable {
        var part = EDISegment.Part.other
        var codes: UInt8 = 0
        var pairCodes: UInt8 = 0
        var pairs: UInt32 = 0
        var followed: UInt32 = 0

        var hasPairs: Bool { pairs | followed != 0 }
    }

    private var entries = [Entry()]
    /// Open addressing; the tag above, the position in `entries` in the low byte, 0 is empty.
    private var tags = [UInt32](repeating: 0, count: 256)
    private var lists: [Set<EDICode>] = [[]]
    /// Open addressing; the list's number above the code, 0 is empty.
    private var codes = [UInt64](repeating: 0, count: 4_096)

    static let x12 = EDISegmentTable(EDISegment.x12)
    static let edifact = EDISegmentTable(EDISegment.edifact)

    private init(_ segments: [EDICode: EDISegment]) {
        for (tag, segment) in segments {
            entries.append(
                Entry(
                    part: segment.part,
                    codes: number(of: segment.codes),
                    pairCodes: number(of: segment.pairCodes),
                    pairs: segment.pairs,
                    followed: segment.followed
                )
            )
            var slot = EDISegmentTable.slot(UInt64(tag.packed), tags.count)
            while tags[slot] != 0 { slot = (slot + 1) & (tags.count - 1) }
            tags[slot] = tag.packed << 8 | UInt32(entries.count - 1)
        }
    }

    private mutating func number(of list: Set<EDICode>) -> UInt8 {
        if let known = lists.firstIndex(of: list) { return UInt8(known) }
        lists.append(list)
        let number = UInt8(lists.count - 1)
        for code in list {
            let key = UInt64(number) << 32 | UInt64(code.packed)
            var slot = EDISegmentTable.slot(key, codes.count)
            while codes[slot] != 0 { slot = (slot + 1) & (codes.count - 1) }
            codes[slot] = key
        }
        return number
    }

    /// The position of a tag's entry; 0, of a segment without qualifiers, for an unknown one.
    func position(of tag: EDICode) -> Int {
        var slot = EDISegmentTable.slot(UInt64(tag.packed), tags.count)
        while tags[slot] != 0 {
            if tags[slot] >> 8 == tag.packed { return Int(tags[slot] & 0xFF) }
            slot = (slot &+ 1) & (tags.count &- 1)
        }
        return 0
    }

    subscript(position: Int) -> Entry { entries[position] }

    /// Whether the list with that number has the code.
    func contains(_ code: EDICode, in list: UInt8) -> Bool {
        guard list != 0 else { return false }
        let key = UInt64(list) << 32 | UInt64(code.packed)
        var slot = EDISegmentTable.slot(key, codes.count)
        while codes[slot] != 0 {
            if codes[slot] == key { return true }
            slot = (slot &+ 1) & (codes.count &- 1)
        }
        return false
    }

    /// `size` is a power of two.
    private static func slot(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
    }
}
