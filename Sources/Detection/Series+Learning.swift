import Domain

extension Series {
    /// Takes an hour as over and learns what leaves the horizon by it.
    ///
    /// `dark` tells the hours in which the intake itself was down.
    mutating func close(_ hour: Int64, clock: LocalClock, dark: Set<Int64>) {
        changed = true
        closedThrough = hour
        if learnedHours < 24 { expected.forget() }
        while learnedThrough < hour - Series.horizon {
            learnedThrough += 1
            learn(learnedThrough, clock: clock, dark: dark.contains(learnedThrough))
        }
    }

    /// Goes on at `hour` without believing that nothing was sent meanwhile: nobody was watching.
    mutating func resume(at hour: Int64, clock: LocalClock) {
        guard hour - 1 > closedThrough else { return }
        changed = true
        expected.forget()
        while learnedThrough < min(newestHour, hour - 1) {
            learnedThrough += 1
            learn(learnedThrough, clock: clock, dark: false)
        }
        open(hour)
        closedThrough = hour - 1
        learnedThrough = hour - 1
        lull = 0
    }

    /// Comes back from hours that have not been yet: a clock had run ahead.
    mutating func rewind(to hour: Int64) {
        changed = true
        expected.forget()
        for place in ring.indices { ring[place] = HourBucket() }
        slots.clear()
        instants.clear()
        closedThrough = hour
        learnedThrough = hour
        newestHour = hour
        lastEvent = min(lastEvent, Timestamp(microseconds: (hour + 1) * Timestamp.hour))
        lull = 0
        (spike, sensitivity, low, rise) = (nil, nil, nil, nil)
        watch.rewind(to: hour)
        forgetTouches()
    }

    /// Learns one hour that can no longer change.
    private mutating func learn(_ hour: Int64, clock: LocalClock, dark: Bool) {
        defer { if clock.day(of: hour + 1) != clock.day(of: hour) { learnDay() } }
        guard !clock.isHoliday(hour), !isMuted(hour), !dark else { return }
        let cell = clock.cell(of: hour)
        let bucket = bucket(hour)
        let mean = learnedHours >= 24 ? profileMean(hour, clock) : events.profile.mean(cell: cell, exposure)
        guard !clock.isMonthEnd(hour) else {
            expected.forget()
            return monthEnd.learn(Double(bucket.events), mean: mean)
        }
        if learnedHours >= 72 { learnTails(hour, bucket, cell: cell, clock) }
        expected.forget()
        learnLull(bucket, mean: mean)

        let predicted = mean * events.drift
        let cut = learnedHours >= 168
        let count = Double(bucket.events)
        let taken = events.learn(count, mean: mean, predicted: predicted, cell: cell, exposure, cut: cut)
        events.learnSlots(bucket)
        let part = count > 0 ? taken / count : 1
        learnSizes(bucket, part: part, predicted: predicted, cell: cell)
        exposure.learn(cell: cell)
        learnedHours += 1
        if weekMean > 0 {
            dayCount += taken
            dayShape += mean / weekMean
        }
    }

    private mutating func learnSizes(_ bucket: HourBucket, part: Double, predicted: Double, cell: Int) {
        let usual = size.mean(cell: cell, of: events.profile)
        let unit = unit(.bytes, cell: cell)
        let sensitiveUnit = self.unit(.sensitiveBytes, cell: cell)
        let share = sensitive.share(cell: cell, of: size)
        let bytes = Double(bucket.bytes)
        // Documents grown far beyond what was usual are not to become the usual at once.
        let most = 8 * usual * Double(bucket.events) * part + 4 * unit
        let taken = learnedHours >= 168 ? min(bytes * part, most) : bytes * part
        if learnedHours >= 24 {
            let mean = predicted * usual
            size.hourly.learn(min(taken, 8 * mean + 4 * unit) / unit, mean: mean / unit, keep: 0.998)
            let expected = mean * share
            let sensible = min(Double(bucket.sensitive) * part, 8 * expected + 4 * sensitiveUnit)
            sensitive.hourly.learn(sensible / sensitiveUnit, mean: expected / sensitiveUnit, keep: 0.998)
        }
        size.learn(bucket, bytes: taken, cell: cell)
        sensitive.learn(bytes > 0 ? Double(bucket.sensitive) * taken / bytes : 0, cell: cell)
    }

    /// What the scores of ordinary windows look like on this series.
    private mutating func learnTails(_ hour: Int64, _ bucket: HourBucket, cell: Int, _ clock: LocalClock) {
        let mean = highMean(hour, clock)
        let law = NegativeBinomial(mean: mean, dispersion: scatter(hour: hour, seconds: 3_600, clock))
        let count = Double(bucket.events)
        // What is ordinary has a score that teaches nothing, and need not be worked out.
        events.hourTail.learn(law.isCommon(count) ? 0 : law.upperScore(count))
        let part = NegativeBinomial(mean: mean / 12, dispersion: scatter(hour: hour, seconds: 300, clock))
        // The greatest of twelve: a little over one decade is what twelve tries bring.
        let most = bucket.parts.max()
        events.slotTail.learn(part.isFrequent(most) ? 0 : part.upperScore(most) - 1.08)
        let unit = unit(.sensitiveBytes, cell: cell)
        let sensible = NegativeBinomial(
            mean: mean * weight(.sensitiveBytes, cell: cell) / unit,
            dispersion: sensitive.hourly.value
        )
        let bytes = Double(bucket.sensitive) / unit
        sensitive.hourTail.learn(sensible.isCommon(bytes) ? 0 : sensible.upperScore(bytes))
        guard cell % 6 == 5 else { return }
        let window = window(6, endingAt: hour, clock: clock, low: true)
        let quiet = NegativeBinomial(mean: window.mean, dispersion: scatter(equalHours: window.equalHours))
        events.lowTail.learn(quiet.lowerScore(Double(window.sum.events)))
    }

    /// Runs of empty five minutes, by what was expected of them: how long a gap this series is known for.
    private mutating func learnLull(_ bucket: HourBucket, mean: Double) {
        longestLull *= 0.9995
        for place in 0..<12 {
            if bucket.slots[place] == 0 {
                lull += mean / 12
            } else {
                // An outage of the past must not hide the next one.
                longestLull = max(longestLull, min(lull, 1.5 * longestLull + 6))
                lull = 0
            }
        }
    }

    private mutating func learnDay() {
        expected.forget()
        if learnedHours >= 168 {
            let reference = events.days.reference(skipping: 0)
            if dayShape > 8, reference.days >= 7 {
                let law = NegativeBinomial(mean: reference.level * dayShape, dispersion: reference.scatter)
                events.dayTail.learn(law.upperScore(dayCount))
            }
            events.learnDay(count: dayCount, shape: dayShape)
        }
        (dayCount, dayShape) = (0, 0)
        weekMean = events.profile.weekMean(exposure)
        busyHours = learnedHours >= 168 ? events.profile.busyHours : 0
    }
}
