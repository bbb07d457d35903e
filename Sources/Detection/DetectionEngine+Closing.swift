import Domain

/// Hours that are over: said what was expected of them, judged, and learned in their order.
extension DetectionEngine {
    /// Brings a series up to an hour, judging each on the way where it is watched.
    mutating func close(
        _ place: Int,
        through hour: Int64,
        watched: Bool,
        _ context: Assessment,
        into found: inout [Anomaly]
    ) {
        if hour - series[place].closedThrough > 24 * 35 { series[place].resume(at: hour, clock: settings.clock) }
        while series[place].closedThrough < hour {
            let next = series[place].closedThrough + 1
            series[place].open(next)
            if case .platform(let platform) = series[place].key { expect(place, platform, hour: next) }
            if watched { assessClosed(place, hour: next, context, into: &found) }
            series[place].close(next, clock: settings.clock, dark: dark)
        }
    }

    private mutating func expect(_ place: Int, _ platform: PlatformID, hour: Int64) {
        // Nobody has taken them for long: the newest hours can wait for the rollups.
        guard expectations.count < 200_000 else { return }
        for metric in [Anomaly.Metric.events, .bytes] {
            guard let closed = series[place].closedExpectation(metric, platform, hour: hour, settings) else { continue }
            expectations.append(closed)
        }
    }
}
