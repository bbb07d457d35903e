/// The expectation of one amount of a series: its profile, its recent drift, its scatter and its calibration.
struct Gauge {
    var profile = HourProfile()
    /// Observed and expected of the last days, discounted; their ratio follows a new normal.
    var recent = 0.0
    var recentExpected = 0.0
    var hourly = Dispersion(prior: 0.1, windows: 0.5)
    var daily = Dispersion(prior: 0.03, windows: 2)
    var slotted = Dispersion(prior: 0.4, windows: 0.5)
    /// Evidence of days that were too busy, one after the other, in decades.
    var rise = 0.0
    var hourTail = TailCalibration()
    var dayTail = TailCalibration()
    var slotTail = TailCalibration()

    /// How the last days compare with the profile, between a half and double.
    func drift(unit: Double) -> Double {
        let prior = 20 * unit
        return min(max((recent + prior) / (recentExpected + prior), 0.5), 2)
    }

    /// What the high side expects: a rise is followed, a lull is not, so that its end is no spike.
    func highMean(cell: Int, _ exposure: Exposure, unit: Double) -> Double {
        profile.mean(cell: cell, exposure) * max(1, drift(unit: unit))
    }

    /// What the low side expects: a lull is followed.
    func lowMean(cell: Int, _ exposure: Exposure, unit: Double) -> Double {
        profile.mean(cell: cell, exposure) * min(1, drift(unit: unit))
    }

    /// The scatter of a sum over so many equal hours: what hours have of their own averages out, what days have
    /// does not.
    func dispersion(hours: Double) -> Double { daily.value + hourly.value / max(hours, 1) }

    /// Learns one closed hour; extremes are cut once there is a week to judge them by.
    mutating func learn(_ value: Double, cell: Int, _ exposure: Exposure, unit: Double, cut: Bool) {
        let mean = profile.mean(cell: cell, exposure)
        var learned = value
        if exposure.level > 0 {
            let expected = NegativeBinomial(mean: mean / unit, dispersion: hourly.value)
            if cut { learned = min(value, unit * (expected.mean + 6 * expected.variance.squareRoot() + 5)) }
            recent = recent * 0.985 + learned
            recentExpected = recentExpected * 0.985 + mean
            if exposure.level > 24 { hourly.learn(learned / unit, mean: mean / unit, keep: 0.998) }
        }
        profile.learn(learned, cell: cell)
    }

    /// Adds the evidence of a day and returns the sum; an ordinary day takes away more than it brings.
    ///
    /// With 0.8 taken from each day's score (of mean 0.35), chance alone reaches 4 about once in three years.
    mutating func addEvidence(ofDay value: Double, mean: Double, most: Double) -> Double {
        let law = NegativeBinomial(mean: mean, dispersion: daily.value)
        rise = min(max(0, rise + dayTail.calibrated(law.upperScore(value)) - 0.8), most)
        return rise
    }

    /// Learns a whole day, in units.
    mutating func learnDay(_ value: Double, mean: Double) {
        let law = NegativeBinomial(mean: mean, dispersion: daily.value)
        dayTail.learn(law.upperScore(value))
        daily.learn(min(value, law.mean + 4 * law.variance.squareRoot()), mean: mean, keep: 0.96)
    }
}
