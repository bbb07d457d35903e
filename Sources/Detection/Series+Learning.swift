import Domain

extension Series {
    /// Bytes of one event, as a count knows them: the mean size times its clumping.
    ///
    /// Bytes over this unit have variance = mean + φ · mean², as counts have: a compound Poisson's first two moments.
    var byteUnit: Double {
        guard events.profile.level > 0 else { return 1_000 }
        return max(bytes.profile.level / events.profile.level * size.clumping, 1)
    }

    func unit(_ metric: Anomaly.Metric, cell: Int) -> Double {
        switch metric {
        case .events: 1
        case .bytes: byteUnit
        default: max(byteUnit * sensitive.share(cell: cell, of: bytes.profile), 1)
        }
    }

    /// Learns one hour that is over.
    mutating func learn(_ hour: Int64, clock: LocalClock) {
        learnHour(hour, clock: clock)
        closedThrough = hour
    }

    /// Goes on at `hour` without believing that nothing was sent meanwhile: nobody was watching.
    mutating func resume(at hour: Int64) {
        guard hour - 1 > closedThrough else { return }
        open(hour)
        closedThrough = hour - 1
        heldBack = 0
        slotsSeen = 0
    }

    /// Comes back from hours that have not been yet: a clock had run ahead.
    mutating func rewind(to hour: Int64) {
        changed = true
        for place in ring.indices { ring[place] = HourBucket() }
        closedThrough = hour
        newestHour = hour
        lastEvent = min(lastEvent, Timestamp(microseconds: (hour + 1) * Timestamp.hour))
        (slot, slotIndex, slotsSeen) = (HourBucket(), 0, 0)
        (heldBack, silentExpected, silentSquares) = (0, 0, 0)
        (spike, sensitivity, low) = (nil, nil, nil)
        spikeHour = min(spikeHour, hour)
        watch.rewind(to: hour)
        forgetTouches()
    }

    private mutating func learnHour(_ hour: Int64, clock: LocalClock) {
        changed = true
        if slot.events > 0, slotHour <= hour {
            learnSlot(clock: clock)
            slot = HourBucket()
        }
        let cell = clock.cell(of: hour)
        let bucket = bucket(hour)
        let unit = byteUnit
        learnSilentSlots(cell: cell, unit: unit)
        updateHeldBack(hour, cell: cell)
        if hour > lastEvent.hourIndex, !clock.isHoliday(hour) {
            let mean = events.lowMean(cell: cell, exposure, unit: 1)
            silentExpected += mean
            silentSquares += mean * mean
        }
        guard !clock.isHoliday(hour) else { return }

        let cut = learnedHours >= 168
        if learnedHours >= 72 {
            events.hourTail.learn(hourScore(.events, bucket, cell: cell))
            bytes.hourTail.learn(hourScore(.bytes, bucket, cell: cell))
            sensitive.hourTail.learn(hourScore(.sensitiveBytes, bucket, cell: cell))
            let mean = bytes.profile.mean(cell: cell, exposure) * sensitive.share(cell: cell, of: bytes.profile)
            let unit = self.unit(.sensitiveBytes, cell: cell)
            let spread = NegativeBinomial(mean: mean / unit, dispersion: sensitive.hourly.value).variance.squareRoot()
            let value = min(Double(bucket.sensitive) / unit, mean / unit + 6 * spread + 5)
            sensitive.hourly.learn(value, mean: mean / unit, keep: 0.998)
        }
        // The value that the byte profile takes tells how much of the sensitive bytes may be taken.
        let before = bytes.profile.level
        events.learn(Double(bucket.events), cell: cell, exposure, unit: 1, cut: cut)
        bytes.learn(Double(bucket.bytes), cell: cell, exposure, unit: unit, cut: cut)
        let taken = bytes.profile.level - before * HourProfile.levelKeep
        let part = bucket.bytes > 0 ? min(1, max(0, taken / Double(bucket.bytes))) : 0
        sensitive.learn(Double(bucket.sensitive) * part, cell: cell)
        exposure.learn(cell: cell)
        size.age()
        learnedHours += 1
        if learnedHours >= 72, clock.day(of: hour + 1) != clock.day(of: hour) { learnDay(hour, clock: clock) }
    }

    private func hourScore(_ metric: Anomaly.Metric, _ bucket: HourBucket, cell: Int) -> Double {
        let unit = unit(metric, cell: cell)
        let mean = highMean(metric, cell: cell)
        let value = bucket[metric]
        return NegativeBinomial(mean: mean / unit, dispersion: hourDispersion(metric)).upperScore(value / unit)
    }

    func hourDispersion(_ metric: Anomaly.Metric) -> Double {
        switch metric {
        case .events: events.hourly.value
        case .bytes: bytes.hourly.value
        default: sensitive.hourly.value
        }
    }

    func highMean(_ metric: Anomaly.Metric, cell: Int) -> Double {
        switch metric {
        case .events: events.highMean(cell: cell, exposure, unit: 1)
        case .bytes: bytes.highMean(cell: cell, exposure, unit: byteUnit)
        default:
            bytes.highMean(cell: cell, exposure, unit: byteUnit) * sensitive.share(cell: cell, of: bytes.profile)
        }
    }

    /// The 24 hours that end with a local midnight, for what whole days scatter by.
    private mutating func learnDay(_ hour: Int64, clock: LocalClock) {
        let day = window(24, endingAt: hour, clock: clock)
        guard day.hours == 24 else { return }
        let unit = byteUnit
        events.learnDay(Double(day.sum.events), mean: day.events.total)
        bytes.learnDay(Double(day.sum.bytes) / unit, mean: day.bytes.total / unit)
    }

    /// What `count` hours up to one held and what was expected of them; holidays are left out.
    func window(_ count: Int64, endingAt hour: Int64, clock: LocalClock) -> SeriesWindow {
        var window = SeriesWindow()
        for hour in (hour - count + 1)...hour where hour >= firstHour && !clock.isHoliday(hour) {
            let cell = clock.cell(of: hour)
            window.hours += 1
            window.sum += bucket(hour)
            window.events.add(events.profile.mean(cell: cell, exposure))
            window.bytes.add(bytes.profile.mean(cell: cell, exposure))
        }
        return window
    }

    mutating func learnSlot(clock: LocalClock) {
        slotsSeen += 1
        guard learnedHours >= 72 else { return }
        let cell = clock.cell(of: slotHour)
        let mean = events.profile.mean(cell: cell, exposure) / 12
        let law = NegativeBinomial(mean: mean, dispersion: events.slotted.value)
        let count = Double(slot.events)
        events.slotTail.learn(law.upperScore(count))
        events.slotted.learn(min(count, law.mean + 8 * law.variance.squareRoot() + 5), mean: mean, keep: 0.9995)

        let unit = byteUnit
        let byteMean = bytes.profile.mean(cell: cell, exposure) / 12 / unit
        let byteLaw = NegativeBinomial(mean: byteMean, dispersion: bytes.slotted.value)
        let size = Double(slot.bytes) / unit
        bytes.slotTail.learn(byteLaw.upperScore(size))
        let cut = min(size, byteLaw.mean + 8 * byteLaw.variance.squareRoot() + 5)
        bytes.slotted.learn(cut, mean: byteMean, keep: 0.9995)
    }

    /// Five minutes without an event are data too.
    private mutating func learnSilentSlots(cell: Int, unit: Double) {
        let silent = Double(max(0, 12 - slotsSeen))
        slotsSeen = 0
        guard learnedHours >= 72 else { return }
        events.slotted.learn(0, mean: events.profile.mean(cell: cell, exposure) / 12, times: silent, keep: 0.9995)
        bytes.slotted.learn(0, mean: bytes.profile.mean(cell: cell, exposure) / 12 / unit, times: silent, keep: 0.9995)
    }

    /// What may come on top of the expectation of an hour, because a break held it back.
    ///
    /// The gaps of a sparse flow are no breaks: a silence where six events were expected is the least that counts.
    func allowance(_ hour: Int64) -> Double {
        max(0, (hour <= closedThrough ? Double(bucket(hour).heldBack) : heldBack) - 6)
    }

    /// Adds up what a break withholds, and lets it go once traffic is back.
    private mutating func updateHeldBack(_ hour: Int64, cell: Int) {
        let bucket = bucket(hour)
        ring[Int(hour & (Series.ringHours - 1))].heldBack = Float(heldBack)
        let mean = events.lowMean(cell: cell, exposure, unit: 1)
        let count = Double(bucket.events)
        if count < 0.5 * mean {
            // At most a day's worth: what was lost for longer does not come at once.
            heldBack = min(heldBack + mean - count, 24 * events.profile.level / max(exposure.level, 1))
        } else {
            heldBack = count > 0 ? max(0, heldBack * 0.5 - max(0, count - mean)) : heldBack * 0.9
            if heldBack < 1 { heldBack = 0 }
        }
    }
}

/// Hours added up beside what was expected of them.
struct SeriesWindow {
    var hours: Int64 = 0
    var sum = HourBucket()
    var events = Expected()
    var bytes = Expected()

    subscript(metric: Anomaly.Metric) -> Expected { metric == .events ? events : bytes }

    /// A sum of hourly means.
    struct Expected {
        var total = 0.0
        private var squares = 0.0

        mutating func add(_ mean: Double) {
            total += mean
            squares += mean * mean
        }

        /// How many equal hours scatter alike: a nightly run is one hour, however long the window.
        var hours: Double { squares > 0 ? max(1, total * total / squares) : 1 }
    }
}
