/// Events in hours in which a flow all but never sends: an office's export at three in the morning.
struct OffHours {
    /// A quiet hour expects at most this share of an average one.
    static let quiet = 0.35
    /// The most events that two quiet hours may expect, and the least that are told.
    private static let mostExpected = 4.0
    static let least: UInt32 = 4
    /// The bounds within which a flow's own scatter is believed: variance over mean² beyond Poisson's.
    private static let dispersion = 0.25...2.0

    /// What one hour is expected to hold, by the flow's hour of the week.
    let expected: (Int64) -> Double
    /// What an average hour holds.
    let average: Double
    /// How many times this hour of the week was watched.
    let weeks: Double
    /// How the flow's hours scatter.
    let dispersion: Double

    /// Judges `hour` together with the one before.
    func assess(_ hours: OpenHours, _ hour: Int64, coverage: Double) -> WatchFinding? {
        let count = hours[hour].events &+ hours[hour - 1].events
        guard count >= OffHours.least, weeks >= 2 else { return nil }
        // A run that begins an hour early, or late, is no transfer at night.
        var most = 0.0
        for near in (hour - 2)...(hour + 1) { most = max(most, expected(near)) }
        guard most <= OffHours.quiet * average, !isMissing(Double(count), hours, hour) else { return nil }
        let near = max(expected(hour) + expected(hour - 1), 0.5 * (expected(hour + 1) + expected(hour)))
        let seen = near * weeks
        // What was seen and a standard error: a few weeks say little of rare events.
        let mean = (seen + 0.5 + (seen + 0.5).squareRoot()) / weeks
        guard mean <= OffHours.mostExpected else { return nil }
        let law = NegativeBinomial(mean: mean, dispersion: OffHours.scatter(dispersion))
        let band = law.band(coverage: coverage)
        return WatchFinding(
            kind: .noveltyTime,
            metric: .events,
            from: hours[hour - 1].events > 0 ? hour - 1 : hour,
            through: hour,
            observed: Double(count),
            expected: seen / weeks,
            low: band.low,
            high: band.high,
            score: law.upperScore(Double(count)),
            count: Double(count),
            recovery: 12
        )
    }

    /// Whether a run of about so many was due in the hours before, and did not come.
    private func isMissing(_ count: Double, _ hours: OpenHours, _ hour: Int64) -> Bool {
        var missing = 0.0
        for before in hours.oldest...hours.newest where before < hour - 1 {
            let due = expected(before)
            if Double(hours[before].events) < 0.25 * due { missing += due }
        }
        return missing >= 0.2 * count
    }

    private static func scatter(_ value: Double) -> Double {
        min(max(value, dispersion.lowerBound), dispersion.upperBound)
    }
}
