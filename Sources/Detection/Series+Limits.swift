import Domain

/// The first look at what a batch touched: almost always nothing is out of the ordinary, and a few comparisons say so.
///
/// No test of `assessHigh` can find anything where `mustBeJudged` says no; its conditions are theirs.
extension Series {
    /// A little less than exactly, so that the rounding of a sum decides nothing.
    fileprivate static let nearly = 1 - 1e-9

    /// Works out what the hours around the newest expect, where it is not known.
    mutating func prepareExpectations(_ clock: LocalClock) {
        guard !expected.holds(newestHour) else { return }
        expected.forget()
        let first = newestHour - ExpectedHours.before
        let cell = clock.cell(of: first)
        // A day on which the clocks are changed has an hour too few or too many.
        let isEven = clock.cell(of: first + ExpectedHours.count - 1) == (cell + Int(ExpectedHours.count) - 1) % 168
        if learnedHours >= 24, isEven {
            expected.hold(events.profile.means(from: cell, exposure), from: first)
        } else {
            var means = InlineArray<16, Double>(repeating: 0)
            for place in means.indices { means[place] = profileMean(first + Int64(place), clock) }
            expected.hold(means, from: first)
        }
    }

    /// Whether the high side must be judged; if not, what the batch touched is forgotten.
    mutating func mustBeJudged(now: Timestamp, _ context: Assessment) -> Bool {
        if closedThrough - firstHour >= 11, isWorthALook(now: now, context) { return true }
        forgetTouches()
        return false
    }

    private mutating func isWorthALook(now: Timestamp, _ context: Assessment) -> Bool {
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
            if events >= expected.limits.hour || Double(ring[place].sensitive) >= expected.limits.sensitive {
                return true
            }
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
        return slots.reaches(expected.limits, now: now) || instants.reaches(expected.limits, now: now)
    }

    /// Whether any window of the low side holds so little that it must be judged.
    func mayBeLow(_ hour: Int64, _ context: Assessment) -> Bool {
        let share = min(1, events.drift)
        var (mean, count, reached) = (0.0, Int64(0), Int64(0))
        for window in Series.lowWindows {
            while reached < window {
                // At the end of a month no more is asked for.
                mean += profileMean(hour - reached, context.clock) * share
                count &+= bucket(hour - reached).events
                reached += 1
            }
            if mean > Series.lowLeast * Series.nearly, Double(count) * Series.nearly < context.settings.dropShare * mean
            {
                return true
            }
        }
        return false
    }

    private func limits(of hour: Int64, _ context: Assessment) -> HighLimits {
        let clock = context.clock
        let cell = clock.cell(of: hour)
        var limits = HighLimits()
        var mean = highMean(hour, clock)
        let run = comesInHeaps ? 24 * events.profile.level / max(exposure.level, 1) : 0
        limits.hour = Series.least(
            over: max(
                Series.hourRatio * mean,
                Series.unlikely(lent(hour, clock) + run, scatter: scatter(hour: hour, seconds: 3_600, clock))
            )
        )
        let sensible = max(
            5 * unit(.sensitiveBytes, cell: cell),
            context.settings.hourRatio * mean * weight(.sensitiveBytes, cell: cell)
        )
        limits.sensitive = sensible * Series.nearly
        guard key.isFlow else { return limits }
        limits.bytes = Series.sizeRatio * size.mean(cell: cell, of: events.profile)
        let ignorance = ignorance(hour, clock)
        var squares = mean * mean
        var before: Int64 = 0
        var reached: Int64 = 1
        for count in Series.hourWindows {
            while reached < count {
                let more = highMean(hour - reached, clock)
                mean += more
                squares += more * more
                before &+= bucket(hour - reached).events
                reached += 1
            }
            let equalHours = squares > 0 ? max(1, mean * mean / squares) : 1
            let unlikely = Series.unlikely(mean + run, scatter: scatter(equalHours: equalHours) + ignorance)
            limits.hours = min(limits.hours, Series.least(over: max(Series.hoursRatio * mean, unlikely)) - before)
        }
        guard !comesInHeaps else { return limits }
        let allowances = allowances(hour, clock)
        let least = allowances.min() * Series.nearly
        limits.rate = least / 3_600
        for place in limits.scatters.indices {
            let seconds = Double(Series.slotWindows[place]) * 300
            limits.scatters[place] = scatter(hour: hour, seconds: min(seconds, 3_600), clock)
            let count = Double(Series.counts[place])
            let most = min(
                count / Series.instantRatio,
                Series.expected(of: count, scatter: events.hourly.value + ignorance)
            )
            limits.seconds[place] = most / least * 3_600
        }
        return limits
    }

    /// The count that `high` takes no probability of, nor of any smaller one.
    fileprivate static func unlikely(_ mean: Double, scatter: Double) -> Double {
        let law = NegativeBinomial(mean: mean, dispersion: scatter)
        return law.mean + 3 * law.variance.squareRoot()
    }

    /// The mean m of which a count n is three standard deviations above: the lesser root of (n − m)² = 9 (m + φ m²).
    private static func expected(of count: Double, scatter: Double) -> Double {
        let sum = 2 * count + 9
        return 2 * count * count / (sum + (sum * sum - 4 * (1 - 9 * scatter) * count * count).squareRoot())
    }

    /// The least number of events, and at least five, that can be more than `bound`.
    private static func least(over bound: Double) -> Int64 {
        max(5, Int64(min(bound * nearly, 1e15).rounded(.down)) + 1)
    }
}

extension RecentSlots {
    /// Whether the events of any window, or their size, are worth a look.
    func reaches(_ limits: HighLimits, now: Timestamp) -> Bool {
        let elapsed = elapsed(now)
        var sum: Int64 = 0
        var bytes: Int64 = 0
        var reached: Int64 = 0
        for place in limits.scatters.indices {
            let count = Series.slotWindows[place]
            while reached < count {
                let slot = self.slot(newest - reached)
                sum &+= slot.events
                bytes &+= slot.bytes
                reached += 1
            }
            if sum >= Series.slotLeast {
                let mean = limits.rate * Double((count - 1) &* 300 + elapsed)
                let bound = max(Series.slotRatio * mean, Series.unlikely(mean, scatter: limits.scatters[place]))
                if Double(sum) > bound * Series.nearly { return true }
            }
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
