import CByteMap

/// What stands where in up to 64 bytes, a bit for each.
///
/// Runs of letters and digits are cut out of it without a branch for every byte, and words with which no detector
/// begins are never looked at.
struct TextMap: Sendable {
    /// Where the byte of the first bit stands, and the first that has none.
    let start: Int
    let end: Int
    let classes: byte_map

    static let width = 64

    /// The map of the bytes from `start` on and before `limit`, or of as many as there is room for.
    @inline(__always)
    init(at start: Int, in bytes: Span<UInt8>, before limit: Int) {
        self.start = start
        end = min(limit, start &+ TextMap.width)
        let count = end &- start
        // SAFETY: the map reads `count` bytes and no further than the readable ones, which end with the span.
        classes = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard count > 0, let base = buffer.baseAddress else { return byte_map() }
            return unsafe byte_map_of(base + start, count, buffer.count &- start)
        }
    }

    private var runs: UInt64 { classes.digits | classes.capitals | classes.small }

    /// One bit in each run in which a detector may begin, or more.
    @inline(__always)
    var telling: UInt64 {
        let runs = runs
        let starts = runs & ~(runs &<< 1)
        let words =
            classes.capitals & ~(classes.small &>> 1) | classes.capitals & (classes.small &<< 1)
            | classes.small & classes.marks &>> 1
            // What stands before the first byte is not known here.
            | starts & (classes.firsts | classes.ats &<< 1 | 1)
        // One or two digits with which no number goes on, nor an address of the kind `::1`.
        let stops = ~(classes.marks | classes.brackets | classes.spaces | runs)
        let alone = starts & classes.digits & ~(classes.brackets &<< 1) & ~(classes.marks &<< 1 & classes.marks &<< 2)
        let ones = alone & stops &>> 1
        let twos = alone & classes.digits &>> 1 & stops &>> 2
        return words | classes.digits & ~(ones | twos | twos &<< 1)
    }

    /// Where a run begins that may go on behind the map; `end` where none does.
    @inline(__always)
    var openRun: Int { runs &>> 63 == 0 ? end : start &+ TextMap.width &- (~runs).leadingZeroBitCount }

    /// The run that holds the byte of a bit, no further back than `floor`.
    @inline(__always)
    func run(around bit: Int, from floor: Int) -> TextRun {
        let from = UInt64.max &<< UInt64(truncatingIfNeeded: bit)
        let first = max(TextMap.width &- (~runs & ~from).leadingZeroBitCount, floor &- start)
        // 64 where the run ends with the map.
        let last = (~runs & from).trailingZeroBitCount
        let behind = last == TextMap.width ? 0 : UInt64.max &<< UInt64(truncatingIfNeeded: last)
        let mask = UInt64.max &<< UInt64(truncatingIfNeeded: first) & ~behind
        var kinds: UInt8 = 0
        if classes.digits & mask != 0 { kinds |= TextRun.digit }
        if classes.capitals & mask != 0 { kinds |= TextRun.upper }
        if classes.small & mask != 0 { kinds |= TextRun.lower }
        return TextRun(start: start &+ first, end: start &+ last, kinds: kinds)
    }
}
