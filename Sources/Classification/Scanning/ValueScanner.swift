import Domain

/// Finds what values give away by their form: one pass over the bytes that cuts runs of letters and digits and sends
/// each to the readers of its shape.
///
/// Confidence follows the class of the detector; see `Certainty`. What proves itself needs no context; a weak check
/// digit needs context or the grouping that people write; what has no check needs context. Context is the field's name,
/// a qualifier beside it, or the words before.
struct ValueScanner {
    let bounds: Range<Int>
    let given: ScanContext
    /// Words before this belong to an earlier number.
    var labelStart: Int

    /// Appends what is found in `range` to `hits`, in the order of the text; `map` is that of its beginning.
    static func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, _ map: TextMap, _ given: ScanContext, hits: inout [Hit])
    {
        var scanner = ValueScanner(bounds: range, given: given, labelStart: range.lowerBound)
        var map = map
        while true {
            let next = scanner.scan(map, bytes, &hits)
            guard next < range.upperBound else { return }
            map = TextMap(at: next, in: bytes, before: range.upperBound)
        }
    }

    static func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, _ given: ScanContext, hits: inout [Hit]) {
        // A text that is empty once decoded holds no run to begin with.
        guard !range.isEmpty else { return }
        scan(bytes, range, TextMap(at: range.lowerBound, in: bytes, before: range.upperBound), given, hits: &hits)
    }

    /// Reads what stands in a map, and returns where to go on.
    @inline(__always)
    private mutating func scan(_ map: TextMap, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        // A run that goes on behind the map is left for the next one.
        let end = map.end == bounds.upperBound ? map.end : map.openRun
        guard end > map.start else {
            return take(TextRun(at: map.start, in: bytes, before: bounds.upperBound), bytes, &hits)
        }
        var index = map.start
        var telling = map.telling
        if end < map.end { telling &= ~(.max &<< UInt64(truncatingIfNeeded: end &- map.start)) }
        while telling != 0 {
            let run = map.run(around: telling.trailingZeroBitCount, from: index)
            index = take(run, bytes, &hits)
            guard index < end else { return index }
            telling &= .max &<< UInt64(truncatingIfNeeded: index &- map.start)
        }
        return end
    }

    /// Reads what a run begins, if anything, and returns where to go on: behind it, at least.
    @inline(__always)
    private mutating func take(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        if run.start > bounds.lowerBound, bytes[run.start &- 1] == UInt8(ascii: "@") {
            return max(mail(before: run, bytes, &hits), run.end)
        }
        return mayMean(run, bytes) ? max(read(run, bytes, &hits), run.end) : run.end
    }

    /// Turns away the words that no detector begins with: nearly all.
    @inline(__always)
    private func mayMean(_ run: TextRun, _ bytes: Span<UInt8>) -> Bool {
        if run.isLower {
            guard run.end < bounds.upperBound else { return false }
            switch bytes[run.end] {
            case UInt8(ascii: "_"), UInt8(ascii: "-"): return run.length <= 8
            case UInt8(ascii: ":"): return run.length <= 4
            case 0x20: return bytes[run.start] == UInt8(ascii: "b") && run.length <= 6
            default: return false
            }
        }
        return run.kinds != TextRun.lower | TextRun.upper || SecretPattern.mayStart(at: run.start, in: bytes, bounds)
    }

    /// Reads what starts with a run, and returns where to go on.
    private mutating func read(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        if bytes[run.start] &- 0x30 >= 10, let end = SecretPattern.end(at: run.start, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .secret, confidence: Certainty.proven, range: run.start..<end))
            labelStart = end
            return end
        }
        if run.length <= 4, let end = address(run, bytes, &hits) { return end }
        if run.isDigits { return digits(run, bytes, &hits) }
        // What is written in small letters is none of the codes.
        return run.isCapital ? word(run, bytes, &hits) : run.end
    }

    /// A hardware or network address that starts with a run of hexadecimal digits, or with the `::` before it.
    private mutating func address(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int? {
        let mark = run.end < bounds.upperBound ? bytes[run.end] : 0
        var start = run.start
        if start >= bounds.lowerBound + 2, bytes[start - 1] == UInt8(ascii: ":"), bytes[start - 2] == UInt8(ascii: ":")
        {
            start -= 2
        } else if mark != UInt8(ascii: ":"), mark != UInt8(ascii: "-") || run.length != 2 {
            return nil
        }
        guard start == bounds.lowerBound || !TextRun.joins(bytes[start - 1]) else { return nil }
        if run.length == 2, let end = MACAddress.end(at: start, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .macAddress, confidence: Certainty.proven, range: start..<end))
            return end
        }
        guard mark != UInt8(ascii: "-"), !given.veto.contains(.ipAddress),
            let end = IPAddress.endOfV6(at: start, in: bytes, bounds: bounds)
        else { return nil }
        hits.append(Hit(detector: .ipAddress, confidence: Certainty.proven, range: start..<end))
        return end
    }

    /// The mail address, or the credentials of a URL, whose `@` stands before a run; returns where to go on.
    private func mail(before run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        let at = run.start - 1
        if let start = SecretPattern.credentials(before: at, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .secret, confidence: Certainty.proven, range: start..<at))
            return run.end
        }
        guard !given.veto.contains(.email), let found = EmailAddress.range(around: at, in: bytes, bounds: bounds) else {
            return run.end
        }
        // Digits of its local part are no number of their own.
        while let last = hits.last, last.range.upperBound > found.lowerBound { hits.removeLast() }
        hits.append(Hit(detector: .email, confidence: Certainty.proven, range: found))
        return found.upperBound
    }
}
