import Domain

/// Something recognised inside a value, by its range; never the value itself.
struct Hit: Sendable {
    let detector: Detector
    let confidence: Float
    let range: Range<Int>
}

/// Finds what values give away by their form: one pass over the bytes, tokens dispatched on their first characters.
///
/// Confidence follows the class of the detector: self-proving 0.95; a weak check digit with context 0.90; a form without
/// check, or a weak one by its grouping alone, 0.75.
enum ValueScanner {
    static let proven: Float = 0.95
    static let checkedInContext: Float = 0.90
    static let inContext: Float = 0.75

    /// Appends what is found in `range` to `hits`.
    ///
    /// A secret ends the scan: it is nothing else.
    static func scan(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        context: DetectorSet,
        veto: DetectorSet,
        labels: LabelWords,
        hits: inout [Hit]
    ) {
        var index = range.lowerBound
        // Words before this belong to an earlier number.
        var labelStart = index
        while index < range.upperBound {
            let byte = bytes[index]
            if byte &- 0x30 < 10 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
                guard let token = NumberToken(at: index, in: bytes, bounds: range) else {
                    index += 1
                    continue
                }
                if !token.isLong, token.digits.count >= 7 {
                    judge(token, bytes, range, context, veto, labels, labelStart, &hits)
                }
                if token.digits.count >= 4 { labelStart = token.range.upperBound }
                index = token.range.upperBound
            } else if (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") {
                if let end = SecretPattern.end(at: index, in: bytes, bounds: range) {
                    hits.append(Hit(detector: .secret, confidence: proven, range: index..<end))
                    return
                }
                index = word(at: index, bytes, range, context, veto, &hits)
            } else if byte == UInt8(ascii: "@") {
                if let start = SecretPattern.credentials(before: index, in: bytes, bounds: range) {
                    hits.append(Hit(detector: .secret, confidence: proven, range: start..<index))
                    return
                }
                if !veto.contains(.email), let found = EmailAddress.range(around: index, in: bytes, bounds: range) {
                    hits.append(Hit(detector: .email, confidence: proven, range: found))
                }
                index += 1
            } else {
                index += 1
            }
        }
    }

    /// Looks for numbers that start with letters, and returns the end of the word.
    private static func word(
        at start: Int,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        _ context: DetectorSet,
        _ veto: DetectorSet,
        _ hits: inout [Hit]
    ) -> Int {
        if start + 10 <= range.upperBound, isCapital(bytes[start]), isCapital(bytes[start + 1]) {
            if let found = IBAN.range(at: start, in: bytes, bounds: range) {
                hits.append(Hit(detector: .iban, confidence: proven, range: found))
                return found.upperBound
            }
            if let vat = ValueAddedTax.match(at: start, in: bytes, bounds: range),
                vat.end == range.upperBound || !isWord(bytes[vat.end]),
                vat.strength == .checked || context.contains(.valueAddedTax)
            {
                let confidence = vat.strength == .checked ? proven : inContext
                hits.append(Hit(detector: .taxNumber, confidence: confidence, range: start..<vat.end))
                return vat.end
            }
        }
        var end = start + 1
        while end < range.upperBound, isWord(bytes[end]) { end += 1 }
        return end
    }

    private static func judge(
        _ token: NumberToken,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        _ context: DetectorSet,
        _ veto: DetectorSet,
        _ labels: LabelWords,
        _ labelStart: Int,
        _ hits: inout [Hit]
    ) {
        if let end = BusinessNumber.suffixEnd(after: token, in: bytes, bounds: range) {
            hits.append(Hit(detector: .businessNumber, confidence: proven, range: token.range.lowerBound..<end))
            return
        }
        if let end = QuebecSalesTax.suffixEnd(after: token, in: bytes, bounds: range) {
            hits.append(Hit(detector: .taxNumber, confidence: proven, range: token.range.lowerBound..<end))
            return
        }
        guard !token.isAttached else { return }
        let label = labels.label(before: token.range.lowerBound, from: labelStart, in: bytes)
        guard !label.isNegative else { return }
        let known = label.context.union(context)
        guard let (detector, confidence) = meaning(of: token, known, veto.subtracting(label.context)) else { return }
        hits.append(Hit(detector: detector, confidence: confidence, range: token.range))
    }

    /// What a number is, the strictest reading first.
    private static func meaning(
        of token: NumberToken,
        _ context: DetectorSet,
        _ veto: DetectorSet
    ) -> (Detector, Float)? {
        let digits = token.digits
        if !veto.contains(.card), !token.hasPlus, !token.hasDot, PaymentCard.isValid(digits) {
            if context.contains(.card) { return (.card, checkedInContext) }
            if PaymentCard.isGrouped(token) { return (.card, inContext) }
        }
        if !veto.contains(.socialInsuranceNumber), !token.hasPlus, SocialInsuranceNumber.isValid(digits) {
            let isGrouped = SocialInsuranceNumber.isGrouped(token)
            if context.contains(.socialInsuranceNumber), isGrouped || token.groups == 1 {
                return (.socialInsuranceNumber, checkedInContext)
            }
            if isGrouped, context.isDisjoint(with: .numeric) { return (.socialInsuranceNumber, inContext) }
        }
        if !veto.contains(.phone), let form = PhoneNumber.form(of: token) {
            if form == .formatted { return (.phone, checkedInContext) }
            if context.contains(.phone) { return (.phone, inContext) }
        }
        if context.contains(.businessNumber), BusinessNumber.isValid(digits) {
            return (.businessNumber, checkedInContext)
        }
        if context.contains(.quebecEnterpriseNumber), QuebecEnterpriseNumber.isValid(digits) {
            return (.taxNumber, inContext)
        }
        if context.contains(.employerNumber), EmployerNumber.isValid(token) { return (.taxNumber, inContext) }
        return nil
    }

    private static func isCapital(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
