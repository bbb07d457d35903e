import Domain

/// By how many times a series sends more than was expected: events, bytes an event, and the sensitive share of them.
struct LevelChange {
    var events = 1.0
    var size = 1.0
    var sensitive = 1.0

    /// The same change of a part, seen on the whole.
    func diluted(to share: LevelShare) -> LevelChange {
        func part(_ factor: Double, _ share: Double) -> Double { max(1 + (factor - 1) * share, 0.001) }
        let allEvents = part(events, share.events)
        let allBytes = part(events * size, share.bytes)
        let allSensitive = part(events * size * sensitive, share.sensitive)
        return LevelChange(events: allEvents, size: allBytes / allEvents, sensitive: allSensitive / allBytes)
    }
}

/// Amounts of an hour, in the mean over a series' memory.
struct LevelRates {
    var events: Double
    var bytes: Double
    var sensitive: Double
}

/// What part of a whole a series is, 0 to 1.
struct LevelShare {
    var events: Double
    var bytes: Double
    var sensitive: Double

    init(of part: LevelRates, in whole: LevelRates) {
        func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? min(part / whole, 1) : 1 }
        events = share(part.events, whole.events)
        bytes = share(part.bytes, whole.bytes)
        sensitive = share(part.sensitive, whole.sensitive)
    }
}

extension Series {
    var rates: LevelRates {
        let hours = max(exposure.level, 1)
        return LevelRates(
            events: events.profile.level / hours,
            bytes: size.level / hours,
            sensitive: sensitive.level / hours
        )
    }

    /// How the hours since a change compare with what the profile expects of them.
    ///
    /// What came after the window that was shown says most: a level that went back is none. Within the hours that are
    /// held one by one; of a window that is older, all of them.
    func change(since from: Timestamp, through to: Timestamp, _ clock: LocalClock) -> LevelChange {
        let oldest = max(firstHour, newestHour - Series.ringHours + 1)
        let begin = min(max(from.hourIndex, oldest), closedThrough + 1)
        let behind = Timestamp(microseconds: to.microseconds &- 1).hourIndex + 1
        let end = max(begin, min(behind, closedThrough + 1))
        let after = sums(end, through: closedThrough, clock)
        let during = sums(begin, through: max(end - 1, begin), clock)
        return (after.expected >= Series.enoughEvents ? after : during.expected > 0 ? during : after).change
    }

    /// Events that must have been expected after a window for what came then to be the level.
    private static let enoughEvents = 12.0

    private struct Sums {
        var events = 0.0
        var expected = 0.0
        var bytes = 0.0
        var expectedBytes = 0.0
        var sensitive = 0.0
        var expectedSensitive = 0.0

        /// A few events say little: each side counts half of one more.
        var change: LevelChange {
            guard expected > 0 else { return LevelChange() }
            var change = LevelChange()
            change.events = bounded((events + 0.5) / (expected + 0.5))
            guard events >= 5, expectedBytes > 0 else { return change }
            change.size = bounded(bytes / events / (expectedBytes / expected))
            guard bytes > 0, expectedSensitive > 0 else { return change }
            change.sensitive = bounded(sensitive / bytes / (expectedSensitive / expectedBytes))
            return change
        }

        private func bounded(_ factor: Double) -> Double { min(max(factor, 0.001), 1_000) }
    }

    private func sums(_ first: Int64, through last: Int64, _ clock: LocalClock) -> Sums {
        var sums = Sums()
        guard first <= last else { return sums }
        for hour in first...last where !clock.isHoliday(hour) && !isMuted(hour) && !clock.isMonthEnd(hour) {
            let cell = clock.cell(of: hour)
            let bucket = bucket(hour)
            let mean = profileMean(hour, clock)
            sums.events += Double(bucket.events)
            sums.expected += mean
            sums.bytes += Double(bucket.bytes)
            sums.expectedBytes += mean * weight(.bytes, cell: cell)
            sums.sensitive += Double(bucket.sensitive)
            sums.expectedSensitive += mean * weight(.sensitiveBytes, cell: cell)
        }
        return sums
    }

    /// Takes a changed level for the usual one, at once: its shape over the week stays.
    mutating func accept(_ change: LevelChange, since from: Timestamp, _ clock: LocalClock) {
        changed = true
        // Of two weeks: what was known of how the last days compare is in the level now.
        (events.recent, events.recentExpected) = (0, 0)
        events.profile.scale(by: change.events)
        size.scale(by: change.events * change.size)
        sensitive.scale(by: change.events * change.size * change.sensitive)
        // A pause is as long as before, and more was expected in it.
        longestLull *= max(1, change.events)
        lull = 0
        // Days of before are remembered as they would have been; those since then are what they were.
        let days =
            (Timestamp(hourIndex: max(newestHour, from.hourIndex)).microseconds - from.microseconds) / Timestamp.day
        events.days.scale(by: change.events, olderThan: Int(clamping: days))
        (dayCount, dayShape) = (0, 0)
        weekMean = learnedHours > 0 ? events.profile.weekMean(exposure) : weekMean
        (spike, sensitivity, low, rise) = (nil, nil, nil, nil)
        toldThrough = max(toldThrough, closedThrough)
        lowToldThrough = max(lowToldThrough, closedThrough)
        expected.forget()
    }

    /// Has told little of an episode: more of it is told again.
    mutating func playDown(_ kind: Anomaly.Kind) {
        changed = true
        for place in [\Series.spike, \Series.sensitivity, \Series.low, \Series.rise]
        where self[keyPath: place]?.kind == kind {
            self[keyPath: place]?.severity = .low
            self[keyPath: place]?.told = 0
        }
    }
}

extension HourProfile {
    fileprivate mutating func scale(by factor: Double) {
        for place in cell.indices { cell[place] = ShortFloat.rounded(cell[place] * Float(factor)) }
        for place in hour.indices { hour[place] = ShortFloat.rounded(hour[place] * Float(factor)) }
        for place in day.indices { day[place] = ShortFloat.rounded(day[place] * Float(factor)) }
        level *= factor
    }
}

extension SizeGauge {
    fileprivate mutating func scale(by factor: Double) {
        for place in hour.indices { hour[place] = ShortFloat.rounded(hour[place] * Float(factor)) }
        level *= factor
    }
}

extension SensitiveGauge {
    fileprivate mutating func scale(by factor: Double) {
        for place in hour.indices { hour[place] = ShortFloat.rounded(hour[place] * Float(factor)) }
        level *= factor
    }
}

extension DayRing {
    /// The same days with what the older ones held multiplied.
    fileprivate mutating func scale(by factor: Double, olderThan recent: Int) {
        var scaled = DayRing()
        for age in stride(from: Int(min(Int64(DayRing.count), pushed)) - 1, through: 0, by: -1) {
            let (count, shape) = day(age)
            scaled.push(count: age >= recent ? count * factor : count, shape: shape)
        }
        self = scaled
    }
}
