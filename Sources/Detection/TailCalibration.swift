/// Makes a score mean the same on every series: the tail of its own past scores, taken as exponential.
///
/// A nominal score s above 1 becomes −log10 of (share above 1) · exp(−(s − 1) / mean excess); a series whose band
/// fits gets its score back unchanged, one that often leaves its band needs more to alert.
struct TailCalibration {
    /// Discounted sum of excesses over 1 and their number, from a prior of ten exceedances of a fitting band.
    var excess = 10 * TailCalibration.nominal
    var exceedances = 10.0
    /// The share of windows above 1, slowly.
    var share = 0.1

    /// The mean excess of −log10 of a uniform probability: 1 / ln 10.
    private static let nominal = 0.434_294_481_903_251_8

    mutating func learn(_ score: Double) {
        share += ((score > 1 ? 1 : 0) - share) / 500
        guard score > 1 else { return }
        // One great event must not blind the detector to the next.
        excess = excess * 0.98 + min(score - 1, 3)
        exceedances = exceedances * 0.98 + 1
    }

    func calibrated(_ score: Double) -> Double {
        guard score > 1 else { return score }
        let stretch = max(1, excess / exceedances / TailCalibration.nominal)
        let rare = max(share, 0.05)
        return -Mathematics.naturalLogarithm(rare) * TailCalibration.nominal + (score - 1) / stretch
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&excess)
        io.value(&exceedances)
        io.value(&share)
    }
}
