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

    /// Appends what is found in `range` to `hits`.
    ///
    /// What is a secret is nothing else.
    static func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, _ given: ScanContext, hits: inout [Hit]) {
        var scanner = ValueScanner(bounds: range, given: given, labelStart: range.lowerBound)
        scanner.run(bytes, &hits)
    }

    private mutating func run(_ bytes: Span<UInt8>, _ hits: inout [Hit]) {
        var index = bounds.lowerBound
        let end = bounds.upperBound
        while index < end {
            let byte = bytes[index]
            if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
                let run = TextRun(at: index, in: bytes, before: end)
                if run.isLower, run.end == end || !ValueScanner.goesOn(bytes[run.end], run) {
                    index = run.end
                    continue
                }
                index = max(read(run, bytes, &hits), index &+ 1)
            } else if byte == UInt8(ascii: "@") {
                mail(at: index, bytes, &hits)
                index &+= 1
            } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
                index = max(number(at: index, bytes, &hits), index &+ 1)
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") {
                index = mark(at: index, bytes, &hits)
            } else {
                index &+= 1
            }
        }
    }

    /// Whether what follows a lower-case word may make a token, an address or a scheme of it.
    @inline(__always)
    private static func goesOn(_ byte: UInt8, _ run: TextRun) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "|"): true
        case 0x20: run.length == 6 || run.length == 5
        default: false
        }
    }

    /// Reads what starts with a run, and returns where to go on.
    private mutating func read(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        if let end = SecretPattern.end(at: run.start, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .secret, confidence: Certainty.proven, range: run.start..<end))
            labelStart = end
            return end
        }
        if run.length <= 4, run.end < bounds.upperBound, let end = address(run, bytes, &hits) { return end }
        if run.isDigits { return digits(run, bytes, &hits) }
        if run.isLower { return run.end }
        return word(run, bytes, &hits)
    }

    /// A hardware or network address that starts with a run of hexadecimal digits.
    private mutating func address(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int? {
        let mark = bytes[run.end]
        guard mark == UInt8(ascii: ":") || (mark == UInt8(ascii: "-") && run.length == 2) else { return nil }
        guard run.start == bounds.lowerBound || !TextRun.joins(bytes[run.start - 1]) else { return nil }
        if run.length == 2, let end = MACAddress.end(at: run.start, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .macAddress, confidence: Certainty.proven, range: run.start..<end))
            return end
        }
        guard mark == UInt8(ascii: ":"), !given.veto.contains(.ipAddress),
            let end = IPAddress.endOfV6(at: run.start, in: bytes, bounds: bounds)
        else { return nil }
        hits.append(Hit(detector: .ipAddress, confidence: Certainty.proven, range: run.start..<end))
        return end
    }

    /// A mail address, or the credentials of a URL.
    private func mail(at index: Int, _ bytes: Span<UInt8>, _ hits: inout [Hit]) {
        if let start = SecretPattern.credentials(before: index, in: bytes, bounds: bounds) {
            hits.append(Hit(detector: .secret, confidence: Certainty.proven, range: start..<index))
            return
        }
        if !given.veto.contains(.email), let found = EmailAddress.range(around: index, in: bytes, bounds: bounds) {
            // Digits of its local part are no number of their own.
            while let last = hits.last, last.range.upperBound > found.lowerBound { hits.removeLast() }
            hits.append(Hit(detector: .email, confidence: Certainty.proven, range: found))
        }
    }

    /// A key in PEM armour, or an address that starts with `::`.
    private mutating func mark(at index: Int, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        guard index + 1 < bounds.upperBound, bytes[index + 1] == bytes[index] else { return index + 1 }
        if bytes[index] == UInt8(ascii: "-") {
            guard let end = SecretPattern.end(at: index, in: bytes, bounds: bounds) else { return index + 1 }
            hits.append(Hit(detector: .privateKey, confidence: Certainty.proven, range: index..<end))
            return end
        }
        guard index == bounds.lowerBound || !TextRun.joins(bytes[index - 1]), !given.veto.contains(.ipAddress),
            let end = IPAddress.endOfV6(at: index, in: bytes, bounds: bounds)
        else { return index + 2 }
        hits.append(Hit(detector: .ipAddress, confidence: Certainty.proven, range: index..<end))
        return end
    }
}
