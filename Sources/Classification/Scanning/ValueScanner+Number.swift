import Domain

/// Numbers, as people group them.
extension ValueScanner {
    /// A run of digits, with what may stand before and behind it.
    mutating func digits(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        var start = run.start
        while start > bounds.lowerBound, run.start - start < 2,
            bytes[start - 1] == UInt8(ascii: "+") || bytes[start - 1] == UInt8(ascii: "(")
        {
            start -= 1
        }
        // Most numbers are alone and short, or nothing says what they are.
        let goesOn = run.end + 1 < bounds.upperBound && NumberToken.mayGoOn(bytes[run.end], bytes[run.end + 1])
        if start == run.start, !goesOn, run.length < 6 || isUnnamed(run, bytes) {
            if run.length >= 4 { labelStart = run.end }
            return run.end
        }
        if start == run.start, let end = endOfAmount(run, bytes) {
            if end - run.start > 4 { labelStart = end }
            return end
        }
        return number(at: start, bytes, &hits)
    }

    /// The end of a number with up to three decimals and five digits in all, which is nothing but an amount.
    private func endOfAmount(_ run: TextRun, _ bytes: Span<UInt8>) -> Int? {
        guard run.length < 5, bytes[run.end] == UInt8(ascii: ".") else { return nil }
        var end = run.end + 1
        while end < bounds.upperBound, bytes[end] &- 0x30 < 10 { end += 1 }
        guard end - run.end <= 4, end - run.start <= 6 else { return nil }
        return end + 1 < bounds.upperBound && NumberToken.mayGoOn(bytes[end], bytes[end + 1]) ? nil : end
    }

    /// Whether neither the field nor a word speaks for a number of one group, which has no form of its own.
    private func isUnnamed(_ run: TextRun, _ bytes: Span<UInt8>) -> Bool {
        if run.length == 18 || !given.context.isEmpty { return false }
        // `123456782 RT 0001`
        if run.end + 6 < bounds.upperBound, bytes[run.end] == 0x20, 9...10 ~= run.length { return false }
        return LabelWords.standard.label(before: run.start, from: labelStart, in: bytes).context.isEmpty
    }

    /// Reads the number at `start`, a digit, `+` or `(`, and returns where to go on.
    mutating func number(at start: Int, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        guard let token = NumberToken(at: start, in: bytes, bounds: bounds) else { return start }
        guard !token.isLong, token.digits.count >= 6 || token.hasDot else {
            if token.digits.count >= 4 { labelStart = token.range.upperBound }
            return token.range.upperBound
        }
        if let hit = meaning(of: token, bytes) {
            hits.append(hit)
            if hit.detector == .card { cardDetail(after: hit.range.upperBound, bytes, &hits) }
            labelStart = hit.range.upperBound
            return hit.range.upperBound
        }
        // The first group may be another number: `12 514-555-0199`.
        if let next = token.secondGroup { return next }
        if token.digits.count >= 4 { labelStart = token.range.upperBound }
        return token.range.upperBound
    }

    private func meaning(of token: NumberToken, _ bytes: Span<UInt8>) -> Hit? {
        let range = token.range
        if let end = BusinessNumber.suffixEnd(after: token, in: bytes, bounds: bounds) {
            return Hit(detector: .businessNumber, confidence: Certainty.proven, range: range.lowerBound..<end)
        }
        if let end = QuebecSalesTax.suffixEnd(after: token, in: bytes, bounds: bounds) {
            return Hit(detector: .quebecSalesTax, confidence: Certainty.proven, range: range.lowerBound..<end)
        }
        guard !token.isAttached else { return nil }
        if token.hasDot, token.groups == 2, token.lastGroup >= 4,
            let end = Coordinates.end(at: range.lowerBound, in: bytes, bounds: bounds)
        {
            return Hit(detector: .coordinates, confidence: Certainty.proven, range: range.lowerBound..<end)
        }
        // An amount; an address of four numbers has as few digits.
        if token.digits.count < 6, token.groups < 4 { return nil }
        // Most long numbers pass no check: no word could make them anything.
        if token.digits.count >= 12, token.groups == 1, !token.hasPlus, token.digits[0] != 0,
            !Luhn.isValid(token.digits), !GS1.isValid(token.digits), token.digits.count != 18
        {
            return nil
        }
        if !given.context.isEmpty, let (detector, confidence) = NumberMeaning.named(token, given.context, bytes) {
            return Hit(detector: detector, confidence: confidence, range: range)
        }
        let label = LabelWords.standard.label(before: range.lowerBound, from: labelStart, in: bytes)
        if !label.context.isEmpty, let (detector, confidence) = NumberMeaning.named(token, label.context, bytes) {
            return Hit(detector: detector, confidence: confidence, range: range)
        }
        // One group without a sign has no form of its own, but for a resident's number.
        guard token.groups > 1 || token.hasPlus || token.digits.count == 18 else { return nil }
        let veto = label.isForeign ? given.veto.union(.numeric) : given.veto
        guard let (detector, confidence) = NumberMeaning.formed(token, veto, isWhole: range == bounds, bytes) else {
            return nil
        }
        return Hit(detector: detector, confidence: confidence, range: range)
    }

    /// The expiry or verification code of a card within forty bytes: `(exp. 11/28)`.
    private func cardDetail(after start: Int, _ bytes: Span<UInt8>, _ hits: inout [Hit]) {
        var index = start
        let end = min(start + 40, bounds.upperBound)
        while index + 5 <= end {
            if CardExpiry.stands(at: index, in: bytes, bounds: bounds) {
                hits.append(
                    Hit(detector: .cardExpiry, confidence: Certainty.checkedInContext, range: index..<(index + 5))
                )
                return
            }
            index += 1
        }
    }
}

/// `MM/YY`, standing alone.
enum CardExpiry {
    static func stands(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Bool {
        guard start + 5 <= bounds.upperBound, bytes[start + 2] == UInt8(ascii: "/"),
            start == bounds.lowerBound || !TextRun.joins(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: "/"),
            start + 5 == bounds.upperBound || !TextRun.joins(bytes[start + 5]) && bytes[start + 5] != UInt8(ascii: "/")
        else { return false }
        for offset in [0, 1, 3, 4] where bytes[start + offset] &- 0x30 >= 10 { return false }
        return 1...12 ~= (bytes[start] - 0x30) * 10 + bytes[start + 1] - 0x30
    }
}
