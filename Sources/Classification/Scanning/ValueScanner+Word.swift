import Domain

/// Runs of letters, or of letters and digits.
extension ValueScanner {
    /// Reads a run that is neither all digits nor all in lower case, and returns where to go on.
    mutating func word(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int {
        if run.length == 5, let end = privateKey(run, bytes, &hits) { return end }
        let first = bytes[run.start]
        if first &- 0x30 < 10 {
            if run.length >= 15, let end = suffixed(run, bytes, &hits) { return end }
        } else if first &- 0x41 < 26, run.start == bounds.lowerBound || !TextRun.joins(bytes[run.start - 1]),
            let hit = lettered(run, bytes)
        {
            hits.append(hit)
            labelStart = hit.range.upperBound
            return hit.range.upperBound
        }
        guard run.isAlone(in: bytes, bounds), let hit = coded(run, bytes) else {
            if run.hasDigits, run.length >= 6 { labelStart = run.end }
            return run.end
        }
        hits.append(hit)
        labelStart = run.end
        return run.end
    }

    /// A key in PEM armour, whose `BEGIN` this is.
    private func privateKey(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int? {
        let start = run.start - 5
        guard start >= bounds.lowerBound, bytes[run.start - 1] == UInt8(ascii: "-"),
            let end = SecretPattern.end(at: start, in: bytes, bounds: bounds)
        else { return nil }
        hits.append(Hit(detector: .privateKey, confidence: Certainty.proven, range: start..<end))
        return end
    }

    /// `123456782RT0001` and `1106349445TQ0001`, written without a space.
    private mutating func suffixed(_ run: TextRun, _ bytes: Span<UInt8>, _ hits: inout [Hit]) -> Int? {
        let mark = run.start + (run.length == 15 ? 9 : 10)
        guard run.length <= 16, bytes[mark] == UInt8(ascii: "R") || bytes[mark] == UInt8(ascii: "T") else { return nil }
        let end = number(at: run.start, bytes, &hits)
        return end == run.end ? end : nil
    }

    /// What starts with capitals and may hold spaces.
    private func lettered(_ run: TextRun, _ bytes: Span<UInt8>) -> Hit? {
        let start = run.start
        guard start + 6 <= bounds.upperBound else { return nil }
        let second = bytes[start + 1]
        if second &- 0x30 < 10 { return postalCode(at: start, bytes) ?? passport(run, bytes) }
        guard second &- 0x41 < 26 else { return nil }
        let third = bytes[start + 2]
        if third &- 0x30 < 10, let found = IBAN.range(at: start, in: bytes, bounds: bounds) {
            return Hit(detector: .iban, confidence: Certainty.proven, range: found)
        }
        if third &- 0x30 < 10 || third == 0x20 || run.length >= 9 {
            if let hit = patent(at: start, bytes) ?? tax(at: start, bytes) { return hit }
        }
        if run.length == 4 { return spaced(run, bytes) }
        return nil
    }

    private func patent(at start: Int, _ bytes: Span<UInt8>) -> Hit? {
        guard let end = PatentNumber.end(at: start, in: bytes, bounds: bounds), isNamed(.patent, before: start, bytes)
        else { return nil }
        return Hit(detector: .patent, confidence: Certainty.inContext, range: start..<end)
    }

    private func tax(at start: Int, _ bytes: Span<UInt8>) -> Hit? {
        guard let vat = ValueAddedTax.match(at: start, in: bytes, bounds: bounds),
            vat.end == bounds.upperBound || !TextRun.joins(bytes[vat.end]),
            vat.strength == .checked || isNamed(.valueAddedTax, before: start, bytes)
        else { return nil }
        let confidence = vat.strength == .checked ? Certainty.proven : Certainty.inContext
        return Hit(detector: .valueAddedTax, confidence: confidence, range: start..<vat.end)
    }

    /// `H2X 1Y4`; without its space where context says so.
    private func postalCode(at start: Int, _ bytes: Span<UInt8>) -> Hit? {
        let separator = bytes[start + 3]
        let isSpaced = separator == 0x20 || separator == UInt8(ascii: "-")
        let end = start + (isSpaced ? 7 : 6)
        guard end <= bounds.upperBound, end == bounds.upperBound || !TextRun.joins(bytes[end]),
            let code = Characters(bytes, start..<end), PostalCode.isValid(code)
        else { return nil }
        if separator == 0x20 {
            guard !given.veto.contains(.postalCode) else { return nil }
        } else {
            guard isNamed(.postalCode, before: start, bytes) else { return nil }
        }
        return Hit(detector: .postalCode, confidence: Certainty.inContext, range: start..<end)
    }

    private func passport(_ run: TextRun, _ bytes: Span<UInt8>) -> Hit? {
        guard 8...9 ~= run.length, isNamed(.passport, before: run.start, bytes),
            let number = Characters(bytes, run.range),
            Passport.isCanadian(number) || Passport.isAmerican(number) || Passport.isChinese(number)
        else { return nil }
        return Hit(detector: .passport, confidence: Certainty.inContext, range: run.range)
    }

    /// Four letters and digits behind them, in groups: a container, or a health insurance number.
    private func spaced(_ run: TextRun, _ bytes: Span<UInt8>) -> Hit? {
        var end = run.end
        var digits = 0
        while end < bounds.upperBound, digits < 9 {
            if bytes[end] &- 0x30 < 10 {
                digits += 1
            } else if (bytes[end] != 0x20 && bytes[end] != UInt8(ascii: "-")) || end + 1 == bounds.upperBound
                || bytes[end + 1] &- 0x30 >= 10
            {
                break
            }
            end += 1
        }
        guard digits == 7 || digits == 8, end == bounds.upperBound || !TextRun.joins(bytes[end]),
            let code = Characters(bytes, run.start..<end)
        else { return nil }
        if digits == 7, ContainerNumber.isValid(code) {
            return Hit(detector: .containerNumber, confidence: Certainty.proven, range: run.start..<end)
        }
        guard digits == 8, !given.veto.contains(.healthInsuranceNumber), HealthInsuranceNumber.isValid(code) else {
            return nil
        }
        return Hit(detector: .healthInsuranceNumber, confidence: Certainty.checkedInContext, range: run.start..<end)
    }

    /// Whether the field or the words before speak for a detector.
    func isNamed(_ detector: Detector, before start: Int, _ bytes: Span<UInt8>) -> Bool {
        given.context.contains(detector)
            || LabelWords.standard.label(before: start, from: labelStart, in: bytes).context.contains(detector)
    }
}
