import Domain

/// Slow changes, that no hour shows: hours to weeks held against the level of the weeks before.
extension Series {
    /// Hours that end now; beyond them whole days are added.
    private static let levelWindows: [Int64] = [8, 12, 18]
    private static let mostDays = 14
    /// How a level wanders by itself, a day: nobody need hear of it.
    private static let wander = 0.0005

    /// One stretch of time up to now.
    private struct Stretch {
        var from: Int64
        var count = 0.0
        var shape = 0.0
        /// Σ shape² of its hours, where they are held one by one.
        var squares = 0.0
        var days = 0.0
        /// Whole days of the ring in it.
        var ringDays = 0
    }

    /// The most telling rise and fall of the level.
    mutating func assessLevel(_ hour: Int64, _ context: Assessment) -> (rise: Deviation?, fall: Deviation?) {
        guard key.isFlow, live, historyDays >= context.settings.warmDays, weekMean > 0,
            !context.clock.isHoliday(hour), !isMuted(hour), !context.clock.isMonthEnd(hour)
        else { return (nil, nil) }
        var rise: Deviation?
        var fall: Deviation?
        var stretch = Stretch(from: hour + 1)
        // The days before the stretch.
        var reference = events.days.sums(skipping: 0)
        for past in stride(from: hour, through: max(learnedThrough + 1, newestHour - Series.ringHours + 1), by: -1) {
            take(past, into: &stretch, context)
            let hours = hour - past + 1
            guard Series.levelWindows.contains(hours) || past == learnedThrough + 1 else { continue }
            judge(stretch, reference, hour, &rise, &fall, context)
        }
        stretch.count += dayCount
        stretch.shape += dayShape
        stretch.days += dayShape / 24
        for age in 0..<Series.mostDays {
            let (count, shape) = events.days.day(age)
            // One great day is no new level.
            reference.remove(count: count, shape: shape)
            let usual = reference.level * shape
            let spread = (usual + events.dayScatter * usual * usual).squareRoot()
            stretch.count += usual > 0 ? min(count, usual + 2.2 * spread) : count
            stretch.shape += shape
            stretch.days += shape > 1 ? 1 : 0
            stretch.ringDays += 1
            stretch.from -= 24
            judge(stretch, reference, hour, &rise, &fall, context)
        }
        return (rise, fall)
    }

    private func take(_ hour: Int64, into stretch: inout Stretch, _ context: Assessment) {
        stretch.from = hour
        let clock = context.clock
        guard !clock.isHoliday(hour), !isMuted(hour), !clock.isMonthEnd(hour), !context.dark.contains(hour)
        else { return }
        let mean = profileMean(hour, clock)
        // A spike has its own alert, and does not make a day of it.
        let law = NegativeBinomial(mean: mean * max(1, events.drift), dispersion: events.hourly.value)
        stretch.count += min(Double(bucket(hour).events), law.mean + 3 * law.variance.squareRoot() + 3)
        stretch.shape += mean / weekMean
        stretch.squares += mean / weekMean * mean / weekMean
        stretch.days += 1.0 / 24
    }

    private func judge(
        _ stretch: Stretch,
        _ reference: DayReference,
        _ hour: Int64,
        _ rise: inout Deviation?,
        _ fall: inout Deviation?,
        _ context: Assessment
    ) {
        // A quiet weekend says little about a level.
        guard reference.days >= 9, stretch.shape >= 10, reference.level > 0 else { return }
        let lag = Double(stretch.ringDays + 1) / 2 + reference.days / 2
        let mean = reference.level * stretch.shape * (1 + events.trend.slope * lag)
        guard mean >= 80 else { return }
        let ratio = stretch.count / mean
        // A run of every night may be left out for once.
        guard ratio > 1 || stretch.from > lowToldThrough && (!comesInHeaps || stretch.days >= 1.9) else { return }
        guard ratio > 1.08 || ratio < context.settings.dropShare else { return }

        // The hours of a spike were told of, and make no level.
        guard ratio < 1 || stretch.ringDays > 0 || toldThrough < stretch.from && spike == nil else { return }

        // What days scatter by was itself learned from a few of them (Student's tails).
        let day = events.dayScatter * (1 + 4 / reference.days)
        let hourly = max(0, events.hourly.value - day)
        let hours = stretch.squares > 0 ? stretch.squares / (stretch.shape * stretch.shape) : 0
        // What a weekday usually is was learned from as few of them as there were weeks; whole weeks need not know.
        let span = max(stretch.days, 1)
        let odd = span.truncatingRemainder(dividingBy: 7)
        let weekdays = day / min(historyDays / 7, 6) * odd * (1 - odd / 7) / (span * span)
        let dispersion =
            day / span + weekdays + hourly * hours + day / reference.days + 1 / max(reference.events, 1)
            + (Series.wander * Series.wander + events.trend.variance) * lag * lag
        let expected = ratio > 1 ? mean + heldBack(before: stretch.from, context.clock) : mean
        let law = NegativeBinomial(mean: expected, dispersion: dispersion)
        let score =
            ratio > 1
            ? events.dayTail.calibrated(law.upperScore(stretch.count)) : law.lowerScore(stretch.count)
        // Long stretches change little from hour to hour: they are few tests.
        let needed =
            ratio > 1
            ? context.needed(testsPerDay: 2 / max(stretch.days, 0.25)) + 0.2 : context.needed(testsPerDay: 2) - 0.5
        // An episode under way stands as long as it is nearly as clear.
        guard score >= needed - 1.5 else { return }
        let found = Deviation(
            kind: ratio < 1 ? .volumeDrop : .volumeDrift,
            metric: .events,
            from: Timestamp(hourIndex: stretch.from),
            to: Timestamp(hourIndex: hour + 1),
            observed: stretch.count,
            expected: expected,
            score: score,
            needed: needed,
            unit: 1,
            dispersion: dispersion,
            hour: hour
        )
        if ratio > 1 { rise = Series.worse(rise, found) } else { fall = Series.worse(fall, found) }
    }
}
