import Domain

/// Codes of capitals and digits in one run.
extension ValueScanner {
    func coded(_ run: TextRun, _ bytes: Span<UInt8>) -> Hit? {
        guard run.isCapital, 5...20 ~= run.length else { return nil }
        if run.hasDigits, ValueScanner.isProvable(run.length), let code = Characters(bytes, run.range),
            let proven = proven(code)
        {
            return Hit(detector: proven, confidence: Certainty.proven, range: run.range)
        }
        guard let (detector, confidence) = named(run, bytes) else { return nil }
        return Hit(detector: detector, confidence: confidence, range: run.range)
    }

    /// Whether a code of this length may have a check digit.
    private static func isProvable(_ length: Int) -> Bool {
        length == 11 || length == 15 || length == 18 || length == 20
    }

    /// What a check digit proves.
    private func proven(_ code: Characters) -> Detector? {
        switch code.count {
        case 11 where ContainerNumber.isValid(code): .containerNumber
        case 15 where FrenchPersonNumber.isValid(code): .frenchPersonNumber
        case 18 where ChineseResidentID.isValid(code): .chineseResidentID
        case 18 where ChineseCreditCode.isValid(code): .chineseCreditCode
        case 20 where LEI.isValid(code): .lei
        default: nil
        }
    }

    /// What only context tells from any other code.
    private func named(_ run: TextRun, _ bytes: Span<UInt8>) -> (Detector, Float)? {
        let candidates = ValueScanner.candidates(run)
        guard !candidates.isEmpty else { return nil }
        var known = given.context
        if known.isDisjoint(with: candidates) {
            known =
                LabelWords.standard.label(before: run.start, from: labelStart, in: bytes, forPlace: run.length == 5)
                .context
            guard !known.isDisjoint(with: candidates) else { return nil }
        }
        guard let code = Characters(bytes, run.range) else { return nil }
        if known.contains(.bic), BIC.isValid(code) { return (.bic, Certainty.inContext) }
        if known.contains(.locationCode), code.count == 5 {
            let isPlace = given.context.contains(.locationCode) ? LocationCode.isValid(code) : KnownPorts.contains(code)
            return isPlace ? (.locationCode, Certainty.inContext) : nil
        }
        if known.contains(.billOfLading), BillOfLading.isValid(code) { return (.billOfLading, Certainty.inContext) }
        if known.contains(.vehicleNumber), VehicleNumber.isValid(code) {
            return (.vehicleNumber, Certainty.checkedInContext)
        }
        if known.contains(.healthInsuranceNumber), HealthInsuranceNumber.isValid(code) {
            return (.healthInsuranceNumber, Certainty.inContext)
        }
        if known.contains(.passport),
            Passport.isCanadian(code) || Passport.isAmerican(code) || Passport.isChinese(code)
        {
            return (.passport, Certainty.inContext)
        }
        return nil
    }

    /// The detectors that a run's length and letters leave.
    private static func candidates(_ run: TextRun) -> DetectorSet {
        let hasDigits = run.hasDigits
        return switch run.length {
        case 5: DetectorSet(.locationCode)
        case 8: hasDigits ? DetectorSet(.bic, .passport, .billOfLading) : DetectorSet(.bic)
        case 9: hasDigits ? DetectorSet(.passport, .billOfLading) : DetectorSet()
        case 11: hasDigits ? DetectorSet(.bic, .billOfLading) : DetectorSet(.bic)
        case 12: hasDigits ? DetectorSet(.healthInsuranceNumber, .billOfLading) : DetectorSet()
        case 17: hasDigits ? DetectorSet(.vehicleNumber) : DetectorSet()
        case 8...16: hasDigits ? DetectorSet(.billOfLading) : DetectorSet()
        default: DetectorSet()
        }
    }
}
