import Domain

/// The high side, on what is still open: counts only grow, so what is too much already stays too much.
extension Series {
    /// Parts of an hour that are looked at, in slots of five minutes.
    static let slotWindows: [Int64] = [1, 2, 3, 6, 12]
    static let hourWindows: [Int64] = [2, 3, 6]
    /// How many of the newest events are looked at together.
    static let counts = [5, 6, 8, 12, 16]
    /// What each test asks for before it works out a probability; `lookAtHigh` asks for the same.
    static let slotLeast: Int64 = 4
    static let slotRatio = 2.0
    static let instantRatio = 3.0
    static let longestInstants = 7_200.0
    static let hourRatio = 2.0
    static let hoursRatio = 1.6

    /// The worst of too many or too big events, and of too many sensitive bytes, in what the batch touched.
    ///
    /// Only those tests are made that the first look asks for.
    mutating func assessHigh(
        now: Timestamp,
        _ looks: HighLooks,
        _ context: Assessment
    ) -> (volume: Deviation?, sensitivity: Deviation?) {
        var volume: Deviation?
        var sensitivity: Deviation?
        if looks.contains(.instants) { volume = Series.worse(volume, assessInstants(now, context)) }
        if looks.contains(.slots) { volume = Series.worse(volume, assessSlots(now, context)) }
        if looks.contains(.sizes) { volume = Series.worse(volume, assessSizes(context)) }
        if looks.contains(.windows) {
            for count in Series.hourWindows {
                volume = Series.worse(volume, assessHours(count, endingAt: newestHour, context))
            }
        }
        var mask = looks.contains(.hours) ? touchedHours : 0
        while mask != 0 {
            let place = Int64(mask.trailingZeroBitCount)
            mask &= mask - 1
            let hour = newestHour - (newestHour - place) & (Series.ringHours - 1)
            guard !isMuted(hour) else { continue }
            volume = Series.worse(volume, assessHours(1, endingAt: hour, context))
            sensitivity = Series.worse(sensitivity, assessSensitive(hour, context))
        }
        return (volume, sensitivity)
    }

    static func worse(_ left: Deviation?, _ right: Deviation?) -> Deviation? {
        guard let left else { return right }
        guard let right else { return left }
        return right.margin > left.margin ? right : left
    }

    /// What the high side allows in an hour: heaps may come early or late, so that neighbours lend a part of theirs.
    func lent(_ hour: Int64, _ clock: LocalClock) -> Double {
        let own = highMean(hour, clock)
        guard comesInHeaps else { return own }
        let near = max(highMean(hour - 1, clock), highMean(hour + 1, clock))
        let far = max(highMean(hour - 2, clock), highMean(hour + 2, clock))
        return max(own, 0.6 * near, 0.3 * far)
    }

    /// The last four hours' allowances, the newest first, for windows that end in an hour.
    func allowances(_ hour: Int64, _ clock: LocalClock) -> SIMD4<Double> {
        SIMD4(lent(hour, clock), lent(hour - 1, clock), lent(hour - 2, clock), lent(hour - 3, clock))
    }

    /// Events allowed between two instants, both in seconds, that end in `hour` or its first seconds.
    private func allowed(_ allowances: SIMD4<Double>, hour: Int64, from: Int64, to: Int64) -> Double {
        var sum = 0.0
        for age in 0..<4 {
            let begin = (hour - Int64(age)) &* 3_600
            let end = age == 0 ? to : min(to, begin + 3_600)
            sum += allowances[age] * Double(max(0, end - max(from, begin))) / 3_600
        }
        return sum
    }

    /// The newest few events came faster than they should.
    private func assessInstants(_ now: Timestamp, _ context: Assessment) -> Deviation? {
        let hour = lastEvent.hourIndex
        let allowances = allowances(hour, context.clock)
        var worst: Deviation?
        for count in Series.counts {
            guard let oldest = instants.instant(count) else { break }
            let seconds = Double(max(now.seconds - oldest, 0) + 5)
            guard seconds <= Series.longestInstants else { break }
            let mean = allowed(allowances, hour: hour, from: oldest - 5, to: max(now.seconds, oldest))
            guard Double(count) > Series.instantRatio * mean else { continue }
            let found = high(
                Double(count),
                mean: mean,
                from: Timestamp(seconds: oldest),
                to: now,
                hour: hour,
                scatter: scatter(hour: hour, seconds: seconds, context.clock),
                tail: events.slotTail,
                // Each event is a test of several spans, and what a few events say is soon said by more.
                tests: 25 * max(24 * events.profile.level / max(exposure.level, 1), 4),
                context
            )
            worst = Series.worse(worst, found)
        }
        return worst
    }

    private func assessSlots(_ now: Timestamp, _ context: Assessment) -> Deviation? {
        let hour = slots.newest.flooredQuotient(12)
        let allowances = allowances(hour, context.clock)
        var worst: Deviation?
        var sum: Int64 = 0
        var reached: Int64 = 0
        for count in Series.slotWindows {
            while reached < count {
                sum &+= slots.slot(slots.newest - reached).events
                reached += 1
            }
            let seconds = Double(count) * 300
            let begin = (slots.newest - count + 1) &* 300
            let end = slots.newest &* 300 + slots.elapsed(now)
            let mean = allowed(allowances, hour: hour, from: begin, to: end)
            guard sum >= Series.slotLeast, Double(sum) > Series.slotRatio * mean else { continue }
            let from = Timestamp(microseconds: (slots.newest - count + 1) &* RecentSlots.length)
            let found = high(
                Double(sum),
                mean: mean,
                from: from,
                to: Timestamp(microseconds: from.microseconds + count * RecentSlots.length),
                hour: hour,
                scatter: scatter(hour: hour, seconds: min(seconds, 3_600), context.clock),
                tail: events.slotTail,
                tests: 2 * 288 / Double(count).squareRoot(),
                context
            )
            worst = Series.worse(worst, found)
        }
        return worst
    }

    private func assessHours(_ count: Int64, endingAt hour: Int64, _ context: Assessment) -> Deviation? {
        let clock = context.clock
        let window = window(count, endingAt: hour, clock: clock, low: false)
        let sum = Double(window.sum.events)
        let ratio = count == 1 ? Series.hourRatio : Series.hoursRatio
        guard window.hours == count, sum >= 5, sum > ratio * window.mean else { return nil }
        let mean = count == 1 ? lent(hour, clock) : window.mean + lent(hour, clock) - highMean(hour, clock)
        return high(
            sum,
            mean: mean,
            from: Timestamp(hourIndex: hour - count + 1),
            to: Timestamp(hourIndex: hour + 1),
            hour: hour,
            scatter: count == 1
                ? scatter(hour: hour, seconds: 3_600, clock)
                : scatter(equalHours: window.equalHours) + ignorance(hour, clock),
            tail: events.hourTail,
            tests: 24,
            context
        )
    }

    /// One count against its expectation.
    private func high(
        _ count: Double,
        mean expected: Double,
        from: Timestamp,
        to: Timestamp,
        hour: Int64,
        scatter: Double,
        tail: TailCalibration,
        tests: Double,
        _ context: Assessment
    ) -> Deviation? {
        // A run that comes at another hour of the day than usual is no more than usual.
        let ordinary = expected + (comesInHeaps ? 24 * events.profile.level / max(exposure.level, 1) : 0)
        guard from.hourIndex > toldThrough, !isMuted(hour), !isMuted(from.hourIndex) else { return nil }
        let law = NegativeBinomial(mean: ordinary, dispersion: scatter)
        guard count > law.mean + 3 * law.variance.squareRoot() else { return nil }
        let needed = needed(tests: tests, count, metric: .events, hour, context)
        guard needed < .infinity, tail.calibrated(law.upperScore(count)) >= needed else { return nil }
        let mean = ordinary + heldBack(before: from.hourIndex, context.clock)
        let held = NegativeBinomial(mean: mean, dispersion: scatter)
        let score = tail.calibrated(held.upperScore(count))
        guard score >= needed else { return nil }
        return Deviation(
            kind: .volumeSpike,
            metric: .events,
            from: from,
            to: to,
            observed: count,
            expected: mean,
            score: score,
            needed: needed,
            unit: 1,
            dispersion: scatter,
            hour: hour
        )
    }

    /// The score that a finding needs; infinite where thin history cannot support one.
    func needed(
        tests: Double,
        _ value: Double,
        metric: Anomaly.Metric,
        _ hour: Int64,
        _ context: Assessment
    ) -> Double {
        let score = context.needed(testsPerDay: tests)
        let cell = context.clock.cell(of: hour)
        let early = historyDays < (exposure.inherited == nil ? context.settings.earlyDays : Exposure.earlyDays)
        if early || !exposure.isKnown(cell: cell) {
            // This hour of the week is new: the busiest hour so far stands for it.
            var busiest = 0.0
            for other in (newestHour - Series.ringHours + 1)...newestHour where other != hour {
                busiest = max(busiest, bucket(other)[metric])
            }
            return value > (early ? 5 : 2) * busiest ? max(score, context.settings.earlyScore) : .infinity
        }
        guard historyDays < context.settings.warmDays else { return score }
        return score + (exposure.visits[cell] > 0 ? 1 : 2)
    }
}
