import Domain

/// The low side: too little in the hours that are over, or nothing since the last event.
///
/// What the engine asks of a series in its list is `mutating`, so that the list lends it and copies nothing.
extension Series {
    static let lowWindows: [Int64] = [4, 8, 12]
    static let lowLeast = 8.0
    /// −log10 of the chance of a silence: its length against the longest gap known says most, so this is little.
    private static let silence = 4.0

    /// Fewer events than a share of what was expected, in windows that end where events still came.
    ///
    /// What is held back somewhere looks like nothing at all, and is for `assessSilence` to judge.
    mutating func assessLow(_ hour: Int64, _ context: Assessment) -> Deviation? {
        let clock = context.clock
        guard learnedHours >= 168, mayBeLow(hour, context), canBeQuiet(hour, context), isFlowing(hour, clock),
            !comesInHeaps
        else {
            return nil
        }
        var worst: Deviation?
        for count in Series.lowWindows {
            let window = window(count, endingAt: hour, clock: clock, low: true)
            let value = Double(window.sum.events)
            guard hour - count + 1 > lowToldThrough, window.hours == count, window.mean > Series.lowLeast,
                value < context.settings.dropShare * window.mean
            else { continue }
            guard !(hour - count + 1...hour).contains(where: context.dark.contains) else { continue }
            let dispersion = scatter(equalHours: window.equalHours)
            let law = NegativeBinomial(mean: window.mean, dispersion: dispersion)
            let score = events.lowTail.calibrated(law.lowerScore(value))
            let needed = context.needed(testsPerDay: 8) - 0.5
            guard score >= needed else { continue }
            let found = Deviation(
                kind: .volumeDrop,
                metric: .events,
                from: Timestamp(hourIndex: hour - count + 1),
                to: Timestamp(hourIndex: hour + 1),
                observed: value,
                expected: window.mean,
                score: score,
                needed: needed,
                unit: 1,
                dispersion: dispersion,
                hour: hour
            )
            worst = Series.worse(worst, found)
        }
        return worst
    }

    /// Whether something came in this hour: what is held back looks like nothing, until all of it comes at once.
    mutating func isFlowing(_ hour: Int64, _ clock: LocalClock) -> Bool {
        hour <= lastEvent.hourIndex && Double(bucket(hour).events) >= 0.05 * lowMean(hour, clock)
    }

    /// Whether too little would be news in this hour.
    func canBeQuiet(_ hour: Int64, _ context: Assessment) -> Bool {
        live && learnedHours >= exposure.leastHours && !context.clock.isHoliday(hour) && !isMuted(hour)
            && !context.dark.contains(hour)
    }

    /// Nothing since the last event, when so much was expected since then that no gap of the past comes near it.
    mutating func assessSilence(_ now: Timestamp, _ context: Assessment) -> Deviation? {
        let hour = now.hourIndex
        guard canBeQuiet(hour, context) else { return nil }
        // A flow that lived for less than it has been silent was no lasting one.
        let lived = lastEvent.hourIndex - firstHour
        guard lived >= exposure.leastHours, hour - lastEvent.hourIndex < lived else { return nil }
        let (mean, squares) = expectedSince(now, context)
        guard mean >= missed(context) else { return nil }
        let equalHours = max(1, mean * mean / max(squares, 1e-9))
        let dispersion = scatter(equalHours: equalHours)
        let score = NegativeBinomial(mean: mean, dispersion: dispersion).lowerScore(0)
        guard score >= Series.silence else { return nil }
        return Deviation(
            kind: .flowSilent,
            metric: .events,
            from: lastEvent,
            to: now,
            observed: 0,
            expected: mean,
            score: score,
            needed: Series.silence,
            unit: 1,
            dispersion: dispersion,
            hour: hour
        )
    }

    /// Events that must have been expected before a silence is one.
    func missed(_ context: Assessment) -> Double {
        // A run of every night is late now and then, and a run may be left out.
        (comesInHeaps ? 2.5 : 1.6) * longestLull + context.settings.silentEvents
    }

    /// Events expected between the last one and now, and Σ of the squares of the hours' means.
    func expectedSince(_ now: Timestamp, _ context: Assessment) -> (mean: Double, squares: Double) {
        let clock = context.clock
        let last = now.hourIndex
        var sum = 0.0
        var squares = 0.0
        for hour in max(lastEvent.hourIndex, last - 24 * 35)...last {
            guard !clock.isHoliday(hour), !isMuted(hour), !context.dark.contains(hour) else { continue }
            let begin = max(lastEvent.microseconds, hour &* Timestamp.hour)
            let end = min(now.microseconds, (hour + 1) &* Timestamp.hour)
            let mean = lowMean(hour, clock) * Double(max(end - begin, 0)) / Double(Timestamp.hour)
            sum += mean
            squares += mean * mean
        }
        return (sum, squares)
    }
}
