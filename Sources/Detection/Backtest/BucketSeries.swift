import Domain

/// One series of a replay of closed hours: the engine's own state of it, and what tells quickly that an hour is ordinary.
///
/// What is learned, and what is found once a gate is open, are the engine's functions. The gates ask for a little less
/// than those do, so that they leave out work and no finding.
struct BucketSeries {
    var series: Series
    /// One for each setting.
    var episodes: [EpisodeSet]
    /// Whether any setting has something under way.
    var isTroubled = false
    private var recent = RecentSums()
    private var level = LevelGate()
    /// What was expected since the last event.
    private var missed = 0.0
    /// What the high side expected of the newest hour, month ends aside.
    private(set) var expected = 0.0

    /// What may be found in an hour.
    struct Gates: OptionSet {
        let rawValue: UInt8
        static let high = Gates(rawValue: 1)
        static let low = Gates(rawValue: 2)
        static let level = Gates(rawValue: 4)
        static let silence = Gates(rawValue: 8)
    }

    /// What of the settings the gates need: the least that any of them asks for.
    struct Bounds {
        var hourRatio: Double
        var dropShare: Double
        var silentEvents: Double
        var warmHours: Int64
        /// The greatest budget, and the least margin.
        var falseAlertsPerWeek: Double
        var margin: Double
        var series: Int
    }

    init(_ series: Series, settings: Int) {
        self.series = series
        self.series.live = true
        episodes = Array(repeating: EpisodeSet(), count: settings)
    }

    /// Takes the hour behind the newest, and says what must be looked at before it is closed.
    mutating func take(_ bucket: HourBucket, _ hour: CalendarHour, _ clock: LocalClock, _ bounds: Bounds) -> Gates {
        let count = Double(bucket.events)
        series.ring[Int(hour.hour & (Series.ringHours - 1))] = bucket
        series.newestHour = hour.hour
        if bucket.events > 0 {
            series.totalEvents &+= bucket.events
            series.lastEvent = Timestamp(seconds: hour.hour &* 3_600 + bucket.lastSecond)
        }
        let mean =
            series.learnedHours >= 24
            ? series.events.profile.mean(cell: hour.cell, series.exposure) : series.profileMean(hour.hour, clock)
        let drift = series.events.drift
        let isMuted = series.isMuted(hour.hour)
        let watched = !hour.isHoliday && !isMuted && !hour.isDark
        let isPlain = watched && !hour.isMonthEnd
        let risen = mean * max(1, drift)
        expected = risen
        let cut = risen + 3 * (risen + series.events.hourly.value * risen * risen).squareRoot() + 3
        recent.push(RecentSums.Sums(count, mean, isPlain ? min(count, cut) : 0, isPlain ? mean : 0))
        if bucket.events > 0 { missed = 0 } else if watched { missed += mean * min(1, drift) }
        guard watched else { return [] }

        var gates: Gates = []
        if bucket.events > 0, isHigh(bucket, mean: mean, drift: drift, hour, bounds) { gates.insert(.high) }
        guard series.key.isFlow else { return gates }
        if bucket.events > 0, series.learnedHours >= 168, isLow(drift, bounds) { gates.insert(.low) }
        if bucket.events == 0, series.learnedHours >= series.exposure.leastHours, isSilent(bounds) {
            gates.insert(.silence)
        }
        guard series.learnedHours >= bounds.warmHours, isPlain else { return gates }
        if level.pushed != series.events.days.pushed { level.take(series.events, bounds) }
        let isOpen = level.isOpen(
            nine: recent.last(9),
            eight: recent.last(8),
            dayCount: series.dayCount,
            dayShape: series.dayShape,
            weekMean: series.weekMean,
            dropShare: bounds.dropShare
        )
        if isOpen { gates.insert(.level) }
        return gates
    }

    // MARK: Gates

    private func isHigh(
        _ bucket: HourBucket,
        mean: Double,
        drift: Double,
        _ hour: CalendarHour,
        _ bounds: Bounds
    ) -> Bool {
        let rise = max(1, drift)
        let scatter = series.events.hourly.value
        if BucketSeries.isAbove(Double(bucket.events), mean * rise, ratio: Series.hourRatio, scatter) { return true }
        if series.key.isFlow {
            if isAbove(over: 2, rise, scatter) || isAbove(over: 3, rise, scatter) || isAbove(over: 6, rise, scatter) {
                return true
            }
            let usual = series.size.mean(cell: hour.cell, of: series.events.profile)
            if Double(bucket.bytes) > Series.sizeRatio * usual * Double(bucket.events) { return true }
        }
        guard bucket.sensitive > 0 else { return false }
        // Its unit is the weight of an event, or more.
        return BucketSeries.isAbove(
            Double(bucket.sensitive) / series.weight(.sensitiveBytes, cell: hour.cell),
            mean * rise,
            ratio: bounds.hourRatio,
            series.sensitive.hourly.value
        )
    }

    private func isAbove(over hours: Int, _ rise: Double, _ scatter: Double) -> Bool {
        let sums = recent.last(hours)
        // What hours have of their own averages out, at the most.
        return BucketSeries.isAbove(sums.events, sums.mean * rise, ratio: Series.hoursRatio, scatter / Double(hours))
    }

    /// Whether a count is far enough above what was expected to be looked at: by its ratio and its distance.
    private static func isAbove(_ count: Double, _ mean: Double, ratio: Double, _ scatter: Double) -> Bool {
        guard count >= 5, count > 0.93 * ratio * mean else { return false }
        let low = 0.93 * mean
        return (count - low) * (count - low) > 9 * 0.93 * (low + scatter * low * low)
    }

    private func isLow(_ drift: Double, _ bounds: Bounds) -> Bool {
        let fall = min(1, drift) * 1.1
        return isLow(over: 4, fall, bounds) || isLow(over: 8, fall, bounds) || isLow(over: 12, fall, bounds)
    }

    private func isLow(over hours: Int, _ fall: Double, _ bounds: Bounds) -> Bool {
        let sums = recent.last(hours)
        return sums.mean * fall > Series.lowLeast && sums.events < bounds.dropShare * sums.mean * fall
    }

    private func isSilent(_ bounds: Bounds) -> Bool {
        missed > 0.9 * (1.6 * series.longestLull + bounds.silentEvents)
    }
}
