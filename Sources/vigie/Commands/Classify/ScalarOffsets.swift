/// From byte offsets in UTF-8 to offsets in code points, as other languages count the characters of a text.
enum ScalarOffsets {
    /// The same ranges, counted in Unicode scalars; each must lie within the bytes.
    ///
    /// One walk over the bytes, however many ranges there are and however they overlap. An offset inside a scalar is
    /// that of the scalar's own start for a lower bound, and of its end for an upper one.
    static func ranges(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return ranges }
        var offsets: [Int: Int] = [:]
        var position = 0
        var scalars = 0
        for offset in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }).sorted() where offsets[offset] == nil {
            while position < min(offset, bytes.count) {
                if bytes[position] & 0xC0 != 0x80 { scalars += 1 }
                position += 1
            }
            offsets[offset] = scalars
        }
        return ranges.map { range in
            let end = offsets[range.upperBound] ?? 0
            let isInside = range.lowerBound < bytes.count && bytes[range.lowerBound] & 0xC0 == 0x80
            let start = (offsets[range.lowerBound] ?? 0) - (isInside ? 1 : 0)
            return max(0, start)..<max(0, start, end)
        }
    }
}
