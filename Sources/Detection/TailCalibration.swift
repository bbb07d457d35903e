/// Makes a score mean the same on every series: the tail of its own past scores, taken as exponential.
///
/// A nominal score s above 1 becomes −log10 of (share above 1) · exp(−(s − 1) / mean excess); a series whose band
/// fits gets its score back unchanged, one that often leaves its band needs more to alert. For scores that are
/// probabilities already; a statistic of any unit has `ExtremeTail`.
struct TailCalibration {
    /// Discounted sum of excesses over 1 and their number, from a prior of ten exceedances of a fitting band.
    private var excess: Float = 10 * TailCalibration.nominal
    private var exceedances: Float = 10
    /// The share of windows above 1, slowly.
    private var share: Float = 0.1

    /// The mean excess of −log10 of a uniform probability: 1 / ln 10.
    private static let nominal: Float = 0.434_294_48

    init() {}

    mutating func learn(_ score: Double) {
        share += ((score > 1 ? 1 : 0) - share) / 500
        guard score > 1 else { return }
        // One great event must not blind the detector to the next.
        excess = excess * 0.98 + Float(min(score - 1, 3))
        exceedances = exceedances * 0.98 + 1
    }

    func calibrated(_ score: Double) -> Double {
        guard score > 1 else { return score }
        let stretch = Double(max(1, excess / exceedances / TailCalibration.nominal))
        let rare = Double(max(share, 0.05))
        return -Mathematics.naturalLogarithm(rare) * Double(TailCalibration.nominal) + (score - 1) / stretch
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&excess)
        io.value(&exceedances)
        io.value(&share)
    }
}
