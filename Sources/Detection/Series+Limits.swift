import Domain

/// The first look at what a batch touched: almost always nothing is out of the ordinary, and a few comparisons say so.
///
/// A test that `lookAtHigh` does not ask for can find nothing: its conditions are that test's first ones.
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

    /// Which tests of the high side must be made of what the batch touched.
    mutating func lookAtHigh(now: Timestamp, _ context: Assessment) -> HighLooks {
        guard closedThrough - firstHour >= 11, touchedHours != 0 || touchedSlot else { return [] }
        let hour = newestHour
        if !expected.isLimited(hour) {
            prepareExpectations(context.clock)
            expected.hold(limits(of: hour, context), of: hour)
        }
        var looks: HighLooks = []
        let place = Int(hour & (Series.ringHours - 1))
        let events = ring[place].events
        if events >= expected.limits.hour || Double(ring[place].sensitive) >= expected.limits.sensitive
            || touchedHours & ~(1 << UInt32(place)) != 0
        {
            looks.insert(.hours)
        }
        guard touchedSlot, key.isFlow else { return looks }
        if slots.newest != assessedSlot {
            assessedSlot = slots.newest
            if events >= expected.limits.hours { looks.insert(.windows) }
        }
        // Slots and instants are judged by the hour of the newest of them.
        let begin = hour &* Timestamp.hour
        guard slots.newest &* RecentSlots.length >= begin, lastEvent.microseconds >= begin,
            lastEvent.microseconds < begin + Timestamp.hour
        else { return looks.union(comesInHeaps ? .sizes : [.instants, .slots, .sizes]) }
        looks.formUnion(slots.looks(expected.limits, now: now))
        if instants.reaches(expected.limits, now: now) { looks.insert(.instants) }
        return looks
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
        let ignorance = ignorance(hour, clock)
        let steady = events.hourly.value + ignorance
        let unlikely = Series.unlikely(lent(hour, clock) + run, scatter: steady)
        limits.hour = Series.least(over: max(Series.hourRatio * mean, unlikely))
        // What `unit` and `weight` say of sensitive bytes.
        let usual = size.mean(cell: cell, of: events.profile)
        let share = sensitive.share(cell: cell, of: size)
        let unit = max(usual * size.clumping * share, 1)
        limits.sensitive = max(5 * unit, context.settings.hourRatio * mean * usual * share) * Series.nearly
        guard key.isFlow else { return limits }
        limits.bytes = Series.sizeRatio * usual
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
        let secondsOfOne = 3_600 / least
        limits.rate = least / 3_600
        // Clumps make what is unlikely somewhat more; that is left to the tests.
        limits.scatter = steady
        for place in limits.seconds.indices {
            let count = Double(Series.counts[place])
            limits.seconds[place] =
                min(count / Series.instantRatio, Series.expected(of: count, scatter: steady)) * secondsOfOne
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

/// The tests of the high side that a first look asks for.
struct HighLooks: OptionSet {
    let rawValue: UInt8

    /// Each hour that was touched, its events and its sensitive bytes.
    static let hours = HighLooks(rawValue: 1)
    /// The windows of several hours that end in the newest.
    static let windows = HighLooks(rawValue: 2)
    static let slots = HighLooks(rawValue: 4)
    static let instants = HighLooks(rawValue: 8)
    static let sizes = HighLooks(rawValue: 16)
}

extension RecentSlots {
    /// Whether the events of any window, or their size, are worth a look.
    func looks(_ limits: HighLimits, now: Timestamp) -> HighLooks {
        let elapsed = elapsed(now)
        var looks: HighLooks = []
        var sum: Int64 = 0
        var bytes: Int64 = 0
        var reached: Int64 = 0
        for place in limits.seconds.indices {
            let count = Series.slotWindows[place]
            while reached < count {
                let slot = self.slot(newest - reached)
                sum &+= slot.events
                bytes &+= slot.bytes
                reached += 1
            }
            if sum >= Series.slotLeast {
                let mean = limits.rate * Double((count - 1) &* 300 + elapsed)
                let bound = max(Series.slotRatio * mean, Series.unlikely(mean, scatter: limits.scatter))
                if Double(sum) > bound * Series.nearly { looks.insert(.slots) }
            }
            if Double(bytes) > limits.bytes * Double(sum) { looks.insert(.sizes) }
        }
        return looks
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
