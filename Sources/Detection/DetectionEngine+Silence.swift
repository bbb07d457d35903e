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

    private mutating func isDark(_ hour: Int64) -> Bool {
        var expected = 0.0
        var busy = 0
        for place in series.indices where series[place].key.isFlow && series[place].live {
            if series[place].holdsEvents(of: hour) { return false }
            guard hour > series[place].newestHour - Series.ringHours, !settings.clock.isHoliday(hour) else { continue }
            let mean = series[place].quietMean(hour, settings.clock)
            expected += mean
            if mean >= 1 { busy += 1 }
        }
        return expected >= DetectionEngine.darkEvents && busy >= DetectionEngine.darkFlows
    }

    /// Looks at the flows whose time has come.
    ///
    /// `before` is the minute in which it was last called.
    mutating func tellSilences(_ now: Timestamp, before: Int64, into found: inout [Anomaly]) {
        let context = context
        var all: (live: Int, newest: Timestamp)?
        for place in quietUntil.indices where quietUntil[place] <= now.microseconds {
            guard series[place].live, series[place].key.isFlow else {
                quietUntil[place] = .max
                continue
            }
            let last = series[place].lastEvent
            guard DetectionEngine.isDue(since: last, now, before: before), !series[place].staysSilent(now) else {
                continue
            }
            quietUntil[place] = series[place].quietUntil(now, context)
            guard quietUntil[place] <= now.microseconds,
                let silence = series[place].assessSilence(now, context)
            else { continue }
            let known = all ?? liveFlows
            all = known
            guard isOpen(place, since: last, now, newest: known.newest, live: known.live) else { continue }
            tellLow(place, silence, into: &found)
        }
    }

    /// How many flows are live, and the latest event of any flow.
    private var liveFlows: (live: Int, newest: Timestamp) {
        let series = series.span
        var (live, newest) = (0, Timestamp(seconds: 0))
        for place in series.indices where series[place].key.isFlow {
            if series[place].live { live += 1 }
            newest = max(newest, series[place].lastEvent)
        }
        return (live, newest)
    }

    /// Whether a silence is looked at in this minute: every minute at first, then ever less often, up to half an hour.
    ///
    /// Says so by the minutes of the clock, so that a restart changes nothing.
    private static func isDue(since last: Timestamp, _ now: Timestamp, before: Int64) -> Bool {
        let minute = now.microseconds.flooredQuotient(Timestamp.minute)
        let quiet = minute - last.microseconds.flooredQuotient(Timestamp.minute)
        guard quiet >= 3 else { return false }
        let step: Int64 = [30, 15, 10, 5, 2].first { $0 * 32 <= quiet } ?? 1
        let passed = max(before, minute - 60)
        return minute % step == 0 || minute.flooredQuotient(step) > passed.flooredQuotient(step) && before > 0
    }

    /// Whether the silence is the flow's own: other flows of its source went on to the same platform.
    ///
    /// Where none can show it, what is late has its time to come; and nothing is told while nothing comes from
    /// anywhere.
    private func isOpen(_ place: Int, since last: Timestamp, _ now: Timestamp, newest: Timestamp, live: Int) -> Bool {
        let middle = Timestamp(microseconds: now.microseconds - (now.microseconds - last.microseconds) / 3)
        let others = flowsOfPlatform(of: place)
        let source = series[place].memory.source
        let shown = others.contains {
            $0 != place && series[$0].memory.source == source && series[$0].lastEvent > middle
        }
        if shown { return true }
        guard now.microseconds - last.microseconds >= Int64(settings.silentHours) * Timestamp.hour else { return false }
        return newest > middle || live < DetectionEngine.darkFlows
    }
}
