import Domain

/// Flows that have gone silent, and what else that may be.
extension DetectionEngine {
    /// What three flows or more must have been expected to send for nothing to be the intake's own silence.
    private static let darkEvents = 20.0
    private static let darkFlows = 3

    /// Finds the hours in which nothing came from anywhere, although much was expected: the intake was down.
    mutating func findDarkHours(_ hours: ClosedRange<Int64>) {
        for hour in hours {
            for known in [hour, hour - Series.horizon] {
                if isDark(known) { dark.insert(known) } else { dark.remove(known) }
            }
        }
        dark = dark.filter { $0 > hours.upperBound - 24 * 35 }
    }

    private func isDark(_ hour: Int64) -> Bool {
        var expected = 0.0
        var busy = 0
        for one in series where one.key.isFlow && one.live {
            if one.bucket(hour).events > 0 { return false }
            guard hour > one.newestHour - Series.ringHours, !settings.clock.isHoliday(hour) else { continue }
            let mean = one.lowMean(hour, settings.clock)
            expected += mean
            if mean >= 1 { busy += 1 }
        }
        return expected >= DetectionEngine.darkEvents && busy >= DetectionEngine.darkFlows
    }

    /// Looks at the flows whose time has come.
    mutating func tellSilences(_ now: Timestamp, into found: inout [Anomaly]) {
        let context = context
        let newest = series.reduce(Timestamp(seconds: 0)) { $1.key.isFlow ? max($0, $1.lastEvent) : $0 }
        for place in series.indices where series[place].live && series[place].key.isFlow {
            let last = series[place].lastEvent
            guard DetectionEngine.isDue(since: last, now) else { continue }
            guard series[place].low?.kind != .flowSilent else {
                // It stays silent: the episode goes on.
                if last.hourIndex < now.hourIndex { series[place].low?.lastHour = now.hourIndex }
                continue
            }
            guard let silence = series[place].assessSilence(now, context),
                isOpen(place, since: last, now, newest: newest)
            else { continue }
            tellLow(place, silence, into: &found)
        }
    }

    /// Whether a silence is looked at in this minute: every minute at first, then ever less often, up to half an hour.
    ///
    /// Says so by the two instants alone, so that a restart changes nothing.
    private static func isDue(since last: Timestamp, _ now: Timestamp) -> Bool {
        let minutes =
            now.microseconds.flooredQuotient(Timestamp.minute) - last.microseconds.flooredQuotient(Timestamp.minute)
        guard minutes >= 3 else { return false }
        var step: Int64 = 1
        while step < 32, step * 32 <= minutes { step *= 2 }
        return minutes % step == 0
    }

    /// Whether the silence is the flow's own: other flows of its source went on to the same platform.
    ///
    /// Where none can show it, what is late has its time to come; and nothing is told while nothing comes from
    /// anywhere.
    private func isOpen(_ place: Int, since last: Timestamp, _ now: Timestamp, newest: Timestamp) -> Bool {
        let middle = Timestamp(microseconds: now.microseconds - (now.microseconds - last.microseconds) / 3)
        let others = flowsOfPlatform(of: place)
        let source = series[place].memory.source
        let shown = others.contains {
            $0 != place && series[$0].memory.source == source && series[$0].lastEvent > middle
        }
        if shown { return true }
        guard now.microseconds - last.microseconds >= Int64(settings.silentHours) * Timestamp.hour else { return false }
        return newest > middle || series.count { $0.live && $0.key.isFlow } < DetectionEngine.darkFlows
    }
}
