import Domain

extension Series {
    /// The instant before which no silence can be told, in microseconds, if nothing comes late and no hour is closed
    /// before it; `Int64.min` where that is not known.
    ///
    /// Until the next hour is over the expectation grows by what the busier of the two expects at most; an event that
    /// comes only begins it anew.
    mutating func quietUntil(_ now: Timestamp, _ context: Assessment) -> Int64 {
        prepareExpectations(context.clock)
        let hour = now.hourIndex
        let end = (hour + 1) &* Timestamp.hour
        guard canBeQuiet(hour, context) else { return end }
        let lived = lastEvent.hourIndex - firstHour
        guard lived >= exposure.leastHours, hour - lastEvent.hourIndex < lived else {
            return lastEvent.hourIndex == hour ? end : .min
        }
        let missing = missed(context) - expectedSince(now, context).mean
        let rate = max(lowMean(hour, context.clock), lowMean(hour + 1, context.clock))
        guard missing > 0 else { return .min }
        // A second less, whatever rounding does.
        let wait = min(missing / max(rate, 1e-9) * 3_600 - 1, 7_200)
        return wait > 0 ? min(end + Timestamp.hour, now.microseconds + Int64(wait * 1e6)) : .min
    }

    /// Whether anything came in an hour.
    mutating func holdsEvents(of hour: Int64) -> Bool { bucket(hour).events > 0 }

    /// What the low side expects of an hour.
    mutating func quietMean(_ hour: Int64, _ clock: LocalClock) -> Double { lowMean(hour, clock) }

    /// Whether it is silent, as was told: then the episode goes on.
    mutating func staysSilent(_ now: Timestamp) -> Bool {
        guard low?.kind == .flowSilent else { return false }
        if lastEvent.hourIndex < now.hourIndex { low?.lastHour = now.hourIndex }
        return true
    }
}
