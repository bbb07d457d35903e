/// How much more than a Poisson count a series scatters: φ in variance = mean + φ · mean².
///
/// Discounted method of moments; each window weighs by what it says about φ.
struct Dispersion {
    var excess: Double
    var weight: Double

    /// `prior` is believed like `windows` busy ones.
    init(prior: Double, windows: Double = 1) {
        excess = prior * 100 * windows
        weight = 100 * windows
    }

    var value: Double { min(max(excess / weight, 0.004), 30) }

    mutating func learn(_ value: Double, mean: Double, times: Double = 1, keep: Double) {
        guard mean > 0.02, times > 0 else { return }
        let scale = (1 + 0.1 * mean) * (1 + 0.1 * mean)
        let kept = times == 1 ? keep : 1 - (1 - keep) * times
        excess = excess * kept + times * ((value - mean) * (value - mean) - mean) / scale
        weight = weight * kept + times * mean * mean / scale
        if weight < 1 {
            excess += 0.1 * (1 - weight)
            weight = 1
        }
    }
}

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
        excess = excess * 0.98 + min(score - 1, 5)
        exceedances = exceedances * 0.98 + 1
    }

    func calibrated(_ score: Double) -> Double {
        guard score > 1 else { return score }
        let stretch = max(1, excess / exceedances / TailCalibration.nominal)
        let rare = max(share, 0.05)
        return -Mathematics.naturalLogarithm(rare) * TailCalibration.nominal + (score - 1) / stretch
    }
}
