/// The expectation of a series' events: its profile, its recent drift, its scatter and its calibration.
struct Gauge {
    var profile = HourProfile()
    /// Observed and expected of the last days, discounted; their ratio follows a new normal.
    var recent = 0.0
    var recentExpected = 0.0
    var hourly = Dispersion(prior: 0.1, windows: 0.5)
    /// Of five minutes within their hour: how much more than a fair share one of twelve may hold.
    var slotted = Dispersion(prior: 0.4, windows: 0.5)
    var days = DayRing()
    /// φ of a whole day, as the days of the ring show it.
    private(set) var dayScatter = 0.02
    /// By the days that are older than the longest stretch that is held against it.
    private(set) var trend = DayTrend()
    var hourTail = TailCalibration()
    var dayTail = TailCalibration()
    var slotTail = TailCalibration()
    var lowTail = TailCalibration()

    /// How the last days compare with the profile, between a half and double.
    var drift: Double { min(max((recent + 20) / (recentExpected + 20), 0.5), 2) }

    /// Learns one hour that is over; extremes are cut once there is a week to judge them by.
    ///
    /// `mean` is the profile's, `predicted` follows the drift as well. Returns what was taken of the hour.
    mutating func learn(
        _ value: Double,
        mean: Double,
        predicted: Double,
        cell: Int,
        _ exposure: Exposure,
        cut: Bool
    ) -> Double {
        var learned = value
        if exposure.level > 0 {
            let law = NegativeBinomial(mean: predicted, dispersion: hourly.value)
            if cut { learned = min(value, law.mean + 6 * law.variance.squareRoot() + 5) }
            recent = recent * 0.985 + learned
            recentExpected = recentExpected * 0.985 + mean
            if exposure.level > 24 { hourly.learn(learned, mean: predicted, keep: 0.998) }
        }
        profile.learn(learned, cell: cell)
        return learned
    }

    /// Learns how the events of one hour divided among its twelve parts.
    mutating func learnSlots(_ bucket: HourBucket) {
        let events = Double(bucket.events)
        guard events >= 2 else { return }
        let parts = bucket.parts
        let mean = events / 12
        var squares = 0.0
        for place in 0..<12 { squares += (parts[place] - mean) * (parts[place] - mean) }
        // A fair division of n among twelve has Σ(x − n/12)² = 11n/12; twelve such hours' worth at a time.
        let scale = (1 + 0.1 * mean) * (1 + 0.1 * mean)
        slotted.learn(excess: (squares / 11 - mean) / scale * 12, weight: mean * mean / scale * 12, keep: 0.994)
    }

    /// Takes a local day that is learned to its end.
    mutating func learnDay(count: Double, shape: Double) {
        days.push(count: count, shape: shape)
        dayScatter = days.reference(skipping: 0).scatter
        trend = days.trend(skipping: 14, scatter: dayScatter)
    }

    mutating func exchange(_ io: inout SnapshotExchange) {
        profile.exchange(&io)
        io.value(&recent)
        io.value(&recentExpected)
        hourly.exchange(&io)
        slotted.exchange(&io)
        days.exchange(&io)
        io.value(&dayScatter)
        io.value(&trend.slope)
        io.value(&trend.variance)
        hourTail.exchange(&io)
        dayTail.exchange(&io)
        slotTail.exchange(&io)
        lowTail.exchange(&io)
    }
}
