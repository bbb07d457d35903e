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
            if series[place].exposure.level == 0 { inherit(place) }
            series[place].close(next, clock: settings.clock, dark: dark)
        }
    }

    /// Closes the live series: platforms after their flows, so that a flow that explains its platform has spoken.
    mutating func closeLive(through hour: Int64, into found: inout [Anomaly]) {
        let context = context
        for place in series.indices where series[place].live && series[place].key.isFlow {
            close(place, through: hour, watched: true, context, into: &found)
        }
        for place in series.indices where series[place].live && !series[place].key.isFlow {
            close(place, through: hour, watched: true, context, into: &found)
        }
    }

    /// Gives a series that has learned nothing the shape of its parent's week, as it is known by now.
    ///
    /// At this moment and not when its first event came, so that the order of arrival has no say.
    mutating func inherit(_ place: Int) {
        // A flow's platform, or the organization; one that has seen a week.
        let platform = series[place].key.isFlow ? platformPlace(of: place) : nil
        for case let parent? in [platform, rollUps.organization] where parent != place {
            guard series[parent].learnedHours >= InheritedShape.leastHours else { continue }
            return series[place].exposure.inherit(series[parent].weekShape)
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
