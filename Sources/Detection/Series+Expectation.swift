import Domain

/// A window of a series: what was expected of it and how that may scatter.
struct SeriesWindow {
    var hours: Int64 = 0
    var sum = HourBucket()
    var mean = 0.0
    /// Σ mean² of the hours.
    var squares = 0.0

    mutating func add(_ expected: Double) {
        hours += 1
        mean += expected
        squares += expected * expected
    }

    /// How many equal hours scatter alike: a nightly run is one hour, however long the window.
    var equalHours: Double { squares > 0 ? max(1, mean * mean / squares) : 1 }
}

extension Series {
    /// Events expected in an hour by the profile alone; on the first days, by the hours that were so far.
    func profileMean(_ hour: Int64, _ clock: LocalClock) -> Double {
        if let known = expected.mean(of: hour) { return known }
        return learnedHours >= 24 ? events.profile.mean(cell: clock.cell(of: hour), exposure) : youngMean
    }

    /// The mean of the hours that are over and not yet learned.
    private var youngMean: Double {
        let first = max(firstHour, newestHour - Series.ringHours + 1)
        guard closedThrough >= first else { return 0 }
        var sum: Int64 = 0
        for hour in first...closedThrough { sum &+= bucket(hour).events }
        return Double(sum) / Double(closedThrough - first + 1)
    }

    /// What the high side expects of an hour: a rise is followed, a lull is not, so that its end is no spike.
    func highMean(_ hour: Int64, _ clock: LocalClock) -> Double {
        let mean = profileMean(hour, clock) * max(1, events.drift)
        return clock.isMonthEnd(hour) ? mean * monthEnd.allowed : mean
    }

    /// What the low side expects of an hour: a lull is followed.
    func lowMean(_ hour: Int64, _ clock: LocalClock) -> Double {
        let mean = profileMean(hour, clock) * min(1, events.drift)
        return clock.isMonthEnd(hour) ? mean * monthEnd.least : mean
    }

    /// Whether events come in heaps: an hour's within minutes, or a day's within a few hours, as the runs of a night do.
    ///
    /// Heaps come early, late, or for once not at all.
    var comesInHeaps: Bool { events.slotted.value > 1 || busyHours > 0 && busyHours < 4 }

    /// φ of a window of so many equal hours of one day: what hours have of their own averages out.
    func scatter(equalHours: Double) -> Double {
        let day = min(events.dayScatter, events.hourly.value)
        return day + max(0, events.hourly.value - day) / max(equalHours, 1)
    }

    /// φ of a part of an hour: how unevenly events come within their hours adds to it.
    ///
    /// Clumps have a variance that grows with the mean, so φ grows as the part shrinks.
    func scatter(hour: Int64, seconds: Double, _ clock: LocalClock) -> Double {
        let clumps = max(0, events.slotted.value - 0.004) * max(0, 300 / max(seconds, 1) - 300.0 / 3_600)
        return events.hourly.value + clumps + ignorance(hour, clock)
    }

    /// φ of what is not known of an expectation: few events speak for it, or a parent's week does.
    func ignorance(_ hour: Int64, _ clock: LocalClock) -> Double {
        learnedHours >= 24
            ? 1 / events.profile.support(cell: clock.cell(of: hour)) + exposure.doubt(cell: clock.cell(of: hour))
            : 1 / Double(max(min(totalEvents, 50), 1))
    }

    /// Bytes of one event, as a count knows them: the mean size times its clumping.
    ///
    /// Bytes over this unit have variance = mean + φ · mean², as counts have: a compound Poisson's first two moments.
    func unit(_ metric: Anomaly.Metric, cell: Int) -> Double {
        switch metric {
        case .events: 1
        case .bytes: size.mean(cell: cell, of: events.profile) * size.clumping
        // What is not volume has watches of its own.
        default:
            max(
                size.mean(cell: cell, of: events.profile) * size.clumping * sensitive.share(cell: cell, of: size),
                1
            )
        }
    }

    /// What an event of this hour of day is expected to weigh in a metric.
    func weight(_ metric: Anomaly.Metric, cell: Int) -> Double {
        switch metric {
        case .events: 1
        case .bytes: size.mean(cell: cell, of: events.profile)
        default: size.mean(cell: cell, of: events.profile) * sensitive.share(cell: cell, of: size)
        }
    }

    func scatter(of metric: Anomaly.Metric) -> Double {
        switch metric {
        case .events: events.hourly.value
        case .bytes: size.hourly.value
        default: sensitive.hourly.value
        }
    }

    /// What `count` hours up to one held and what was expected of them; unwatched hours and holidays are left out.
    func window(_ count: Int64, endingAt hour: Int64, clock: LocalClock, low: Bool) -> SeriesWindow {
        var window = SeriesWindow()
        for hour in (hour - count + 1)...hour where hour >= firstHour && !clock.isHoliday(hour) && !isMuted(hour) {
            window.add(low ? lowMean(hour, clock) : highMean(hour, clock))
            window.sum += bucket(hour)
        }
        return window
    }

    /// What a break held back: its coming all at once in the hours after is no spike.
    ///
    /// A break is a run of hours in which next to nothing came and which chance does not make; the hours that it began
    /// and ended in lost a part. What came beyond the usual since its end has made up for some of it.
    func heldBack(before hour: Int64, _ clock: LocalClock) -> Double {
        // On the first days a night would look like a break.
        guard learnedHours >= 72 else { return 0 }
        let first = max(newestHour - Series.ringHours + 1, firstHour)
        var held = 0.0
        var missed = 0.0
        var isBreak = false
        for past in stride(from: max(first, hour - Series.breakMemory), to: hour, by: 1) {
            let mean = lowMean(past, clock)
            let count = Double(bucket(past).events)
            if count < 0.5 * mean {
                missed += mean - count
                isBreak = isBreak || isGap(count, mean: mean, hour: past, clock)
                continue
            }
            if isBreak { held += Series.allowance(missed) }
            (missed, isBreak) = (0, false)
            if count > mean { held = max(0, held - (count - mean)) }
        }
        return isBreak ? held + Series.allowance(missed) : held
    }

    private func isGap(_ count: Double, mean: Double, hour: Int64, _ clock: LocalClock) -> Bool {
        guard count <= 0.15 * mean else { return false }
        return mean >= (comesInHeaps ? 1.5 : 4)
    }

    /// Hours for which a break is remembered.
    private static let breakMemory: Int64 = 12

    private static func allowance(_ missed: Double) -> Double { 1.25 * missed + 2 * missed.squareRoot() }
}
