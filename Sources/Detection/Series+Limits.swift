import Domain

/// The first look at what a batch touched: almost always nothing is out of the ordinary, and a few comparisons say so.
///
/// No test of `assessHigh` can find anything where `mustBeJudged` says no; its conditions are theirs.
extension Series {
    /// A little less than exactly, so that the rounding of a sum decides nothing.
    private static let nearly = 1 - 1e-9

    /// Works out what the hours around the newest expect, where it is not known.
    mutating func prepareExpectations(_ clock: LocalClock) {
        guard !expected.holds(newestHour) else { return }
        expected.forget()
        let first = newestHour - ExpectedHours.before
        var means = InlineArray<16, Double>(repeating: 0)
        for place in means.indices { means[place] = profileMean(first + Int64(place), clock) }
        expected.hold(means, from: first)
    }

    /// Whether the high side must be judged.
    mutating func mustBeJudged(now: Timestamp, _ context: Assessment) -> Bool {
        guard closedThrough - firstHour >= 11 else { return false }
        let hour = newestHour
        if !expected.isLimited(hour) {
            prepareExpectations(context.clock)
            expected.hold(limits(of: hour, context), of: hour)
        }
        let own = UInt32(1) << UInt32(hour & (Series.ringHours - 1))
        guard touchedHours & ~own == 0 else { return true }
        let place = Int(hour & (Series.ringHours - 1))
        let events = ring[place].events
        if touchedHours != 0 {
            if events >= expected.limits.hour || Double(ring[place].sensitive) >= expected.limits.sensitive { return true }
        }
        guard touchedSlot, key.isFlow else { return false }
        // Windows of slots and instants are judged by the hour of the newest of them.
        let begin = hour &* Timestamp.hour
        guard slots.newest &* RecentSlots.length >= begin, lastEvent.microseconds >= begin,
            lastEvent.microseconds < begin + Timestamp.hour
        else { return true }
        if slots.newest != assessedSlot {
            if events >= expected.limits.hours { return true }
            assessedSlot = slots.newest
        }
        return slots.reaches(expected.limits) || instants.reaches(expected.limits, now: now)
    }

    private func limits(of hour: Int64, _ context: Assessment) -> HighLimits {
        let clock = context.clock
        let cell = clock.cell(of: hour)
        var limits = HighLimits()
        var mean = highMean(hour, clock)
        limits.hour = Series.least(over: Series.hourRatio * mean)
        let sensible = max(
            5 * unit(.sensitiveBytes, cell: cell),
            context.settings.hourRatio * mean * weight(.sensitiveBytes, cell: cell)
        )
        limits.sensitive = sensible * Series.nearly
        guard key.isFlow else { return limits }
        limits.bytes = Series.sizeRatio * size.mean(cell: cell, of: events.profile)
        var before: Int64 = 0
        var reached: Int64 = 1
        for count in Series.hourWindows {
            while reached < count {
                mean += highMean(hour - reached, clock)
                before &+= bucket(hour - reached).events
                reached += 1
            }
            limits.hours = min(limits.hours, Series.least(over: Series.hoursRatio * mean) - before)
        }
        guard !comesInHeaps else { return limits }
        let allowances = allowances(hour, clock)
        let least = allowances.min() * Series.nearly
        for place in limits.slots.indices {
            limits.slots[place] = Series.slotRatio * least * Double(Series.slotWindows[place]) / 12
            limits.seconds[place] = Double(Series.counts[place]) / (Series.instantRatio * least) * 3_600
        }
        return limits
    }

    /// The least number of events, and at least five, that can be more than `bound`.
    private static func least(over bound: Double) -> Int64 {
        max(5, Int64(min(bound * nearly, 1e15).rounded(.down)) + 1)
    }
}

extension RecentSlots {
    /// Whether the events of any window, or their size, are worth a look.
    func reaches(_ limits: HighLimits) -> Bool {
        var sum: Int64 = 0
        var bytes: Int64 = 0
        var reached: Int64 = 0
        for place in limits.slots.indices {
            let count = Series.slotWindows[place]
            while reached < count {
                let slot = self.slot(newest - reached)
                sum &+= slot.events
                bytes &+= slot.bytes
                reached += 1
            }
            if sum >= Series.slotLeast, Double(sum) > limits.slots[place] { return true }
            if Double(bytes) > limits.bytes * Double(sum) { return true }
        }
        return false
    }
}

extension RecentInstants {
    /// Whether any number of the newest events came so fast that it is worth a look.
    func reaches(_ limits: HighLimits, now: Timestamp) -> Bool {
        let now = now.seconds
        for place in limits.seconds.indices {
            guard let oldest = instant(Series.counts[place]) else { return false }
            let seconds = Double(max(now - oldest, 0) + 5)
            if seconds > Series.longestInstants { return false }
            if seconds < limits.seconds[place] { return true }
        }
        return false
    }
}
