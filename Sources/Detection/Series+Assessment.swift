import Domain

/// The high and the low side of one series: is what was seen still ordinary?
extension Series {
    /// The findings of the hours and of the five minutes that the batch touched: volume first, then sensitivity.
    ///
    /// Counts only grow, so an hour that is not over can be held against the whole hour's expectation.
    func assessHigh(_ settings: DetectionSettings) -> (volume: Deviation?, sensitivity: Deviation?) {
        var volume: Deviation?
        var sensitivity: Deviation?
        guard learnedHours >= 24 else { return (nil, nil) }
        var mask = touchedHours
        while mask != 0 {
            let place = Int64(mask.trailingZeroBitCount)
            mask &= mask - 1
            let hour = newestHour - (newestHour - place) & (Series.ringHours - 1)
            let found = assessHour(hour, settings)
            volume = Series.worse(volume, found.volume)
            sensitivity = Series.worse(sensitivity, found.sensitivity)
        }
        if touchedSlot { volume = Series.worse(volume, assessSlot(settings)) }
        return (volume, sensitivity)
    }

    static func worse(_ left: Deviation?, _ right: Deviation?) -> Deviation? {
        guard let left else { return right }
        guard let right else { return left }
        return right.score > left.score ? right : left
    }

    private func assessHour(_ hour: Int64, _ settings: DetectionSettings) -> (
        volume: Deviation?, sensitivity: Deviation?
    ) {
        let cell = settings.clock.cell(of: hour)
        let bucket = bucket(hour)
        let tolerance = settings.clock.isMonthEnd(hour) ? 2.0 : 1
        let events = high(.events, bucket, hour, cell: cell, tolerance, settings)
        let bytes = high(.bytes, bucket, hour, cell: cell, tolerance, settings)
        let volume = Series.told(events, bytes, settings)
        guard let sensitive = high(.sensitiveBytes, bucket, hour, cell: cell, tolerance, settings) else {
            return (volume, nil)
        }
        // More bytes carry more sensitive bytes: only a rise beyond theirs is one of sensitivity.
        let byteRatio = max(1, Double(bucket.bytes) / max(highMean(.bytes, cell: cell), 1))
        return (volume, sensitive.ratio >= 2 * byteRatio ? sensitive : nil)
    }

    /// Count or size, whichever changed more.
    private static func told(_ events: Deviation?, _ bytes: Deviation?, _ settings: DetectionSettings) -> Deviation? {
        guard let events, let bytes else { return events ?? bytes }
        return bytes.ratio > 1.5 * events.ratio ? bytes : events
    }

    private func high(
        _ metric: Anomaly.Metric,
        _ bucket: HourBucket,
        _ hour: Int64,
        cell: Int,
        _ tolerance: Double,
        _ settings: DetectionSettings
    ) -> Deviation? {
        let unit = unit(metric, cell: cell)
        let scale = metric == .events ? 1 : highMean(metric, cell: cell) / max(highMean(.events, cell: cell), 1e-6)
        let mean = highMean(metric, cell: cell) * tolerance + allowance(hour) * scale
        let value = bucket[metric]
        guard value >= 5 * unit, value > settings.hourRatio * mean else { return nil }
        let dispersion = hourDispersion(metric)
        let law = NegativeBinomial(mean: mean / unit, dispersion: dispersion)
        guard value / unit > law.mean + 3 * law.variance.squareRoot() else { return nil }
        let score = hourTail(metric).calibrated(law.upperScore(value / unit))
        guard score >= required(settings.hourScore, metric, value, hour, cell: cell, settings) else { return nil }
        let from = Timestamp(hourIndex: hour)
        return Deviation(
            kind: metric == .sensitiveBytes ? .sensitivitySpike : .volumeSpike,
            metric: metric,
            from: from,
            to: Timestamp(hourIndex: hour + 1),
            observed: value,
            expected: mean,
            score: score,
            unit: unit,
            dispersion: dispersion,
            hour: hour
        )
    }

    private func hourTail(_ metric: Anomaly.Metric) -> TailCalibration {
        switch metric {
        case .events: events.hourTail
        case .bytes: bytes.hourTail
        default: sensitive.hourTail
        }
    }

    /// The score that a spike needs; infinite where thin history cannot support one.
    private func required(
        _ score: Double,
        _ metric: Anomaly.Metric,
        _ value: Double,
        _ hour: Int64,
        cell: Int,
        _ settings: DetectionSettings
    ) -> Double {
        let early = historyDays < settings.earlyDays
        if early || exposure.visits[cell] == 0 {
            // This hour of the week is new: the busiest hour so far stands for it.
            var busiest = 0.0
            for other in (newestHour - Series.ringHours + 1)...newestHour where other != hour {
                busiest = max(busiest, bucket(other)[metric])
            }
            return value > (early ? 5 : 2) * busiest ? max(score, settings.earlyScore) : .infinity
        }
        return historyDays < settings.warmDays ? score + 1 : score
    }

    /// The running five minutes, for a leak that begins early in a quiet hour.
    private func assessSlot(_ settings: DetectionSettings) -> Deviation? {
        // A platform adds up the nightly runs of its flows, which five minutes cannot tell from a leak.
        guard key.isFlow, historyDays >= settings.warmDays / 2 else { return nil }
        let hour = slotHour
        let cell = settings.clock.cell(of: hour)
        let tolerance = settings.clock.isMonthEnd(hour) ? 2.0 : 1
        var worst: Deviation?
        for metric in [Anomaly.Metric.events, .bytes] {
            let unit = unit(metric, cell: cell)
            let whole = highMean(metric, cell: cell)
            let scale = metric == .events ? 1 : whole / max(highMean(.events, cell: cell), 1e-6)
            let mean = whole / 12 * tolerance + allowance(hour) * scale
            let value = slot[metric]
            guard value >= 10 * unit, value > 3 * mean else { continue }
            let gauge = metric == .events ? events : bytes
            let law = NegativeBinomial(mean: mean / unit, dispersion: gauge.slotted.value)
            let score = gauge.slotTail.calibrated(law.upperScore(value / unit))
            guard score >= required(settings.slotScore, metric, value, hour, cell: cell, settings) else { continue }
            let from = Timestamp(microseconds: slotIndex &* Series.slotLength)
            let found = Deviation(
                kind: .volumeSpike,
                metric: metric,
                from: from,
                to: Timestamp(microseconds: from.microseconds + Series.slotLength),
                observed: value,
                expected: mean,
                score: score,
                unit: unit,
                dispersion: gauge.slotted.value,
                hour: hour
            )
            worst = Series.worse(worst, found)
        }
        return worst
    }

    /// A rise that no hour shows and that days do, once the local day is over; several days add their evidence.
    ///
    /// Sliding windows of 24 hours would hold two nightly runs now and then, and none at other times.
    mutating func assessDay(_ hour: Int64, _ settings: DetectionSettings) -> Deviation? {
        let clock = settings.clock
        guard historyDays >= settings.warmDays, clock.day(of: hour + 1) != clock.day(of: hour) else { return nil }
        let window = window(24, endingAt: hour, clock: clock)
        guard window.hours == 24, hour - spikeHour >= 24 else { return nil }
        let tolerance = clock.isMonthEnd(hour) ? 2.0 : 1
        let byEvents = assessDay(.events, in: \.events, window, unit: 1, tolerance, hour, settings)
        let byBytes = assessDay(.bytes, in: \.bytes, window, unit: byteUnit, tolerance, hour, settings)
        return Series.worse(byEvents, byBytes)
    }

    private mutating func assessDay(
        _ metric: Anomaly.Metric,
        in gauge: WritableKeyPath<Series, Gauge>,
        _ window: SeriesWindow,
        unit: Double,
        _ tolerance: Double,
        _ hour: Int64,
        _ settings: DetectionSettings
    ) -> Deviation? {
        let mean = window[metric].total * tolerance
        let value = window.sum[metric]
        let most = settings.dayScore + 2
        let score = self[keyPath: gauge].addEvidence(ofDay: value / unit, mean: mean / unit, most: most)
        guard score >= settings.dayScore, value >= 10 * unit, value > settings.dayRatio * mean else { return nil }
        return Deviation(
            kind: .volumeSpike,
            metric: metric,
            from: Timestamp(hourIndex: hour - 23),
            to: Timestamp(hourIndex: hour + 1),
            observed: value,
            expected: mean,
            score: score,
            unit: unit,
            dispersion: self[keyPath: gauge].daily.value,
            hour: hour
        )
    }

    /// Too little: a silence since the last event, or less than a share over 6, 12 or 24 hours.
    func assessLow(_ hour: Int64, _ settings: DetectionSettings) -> Deviation? {
        guard live, learnedHours >= 168, !settings.clock.isHoliday(hour) else { return nil }
        let silent = hour - lastEvent.hourIndex
        if silent >= 1 {
            // What comes late may still fill these hours, so only a long silence counts, and a gap is no drop.
            // A flow that lived for less than it has been silent was no lasting one.
            let lived = lastEvent.hourIndex - firstHour
            guard silent >= Int64(settings.silentHours), silentExpected > 3, lived >= 168, silent < lived else {
                return nil
            }
            let hours = silentExpected * silentExpected / max(silentSquares, 1e-9)
            let dispersion = events.dispersion(hours: hours)
            let score = NegativeBinomial(mean: silentExpected, dispersion: dispersion).lowerScore(0)
            guard score >= settings.lowScore else { return nil }
            let from = lastEvent.hourIndex + 1
            return low(.flowSilent, from: from, to: hour, observed: 0, silentExpected, score, dispersion)
        }
        var worst: Deviation?
        for count in [Int64(6), 12, 24] {
            let window = window(count, endingAt: hour, clock: settings.clock)
            guard window.hours == count else { continue }
            let mean = window.events.total * min(1, events.drift(unit: 1))
            let value = Double(window.sum.events)
            guard value < settings.dropShare * mean else { continue }
            let dispersion = events.dispersion(hours: window.events.hours)
            let score = NegativeBinomial(mean: mean, dispersion: dispersion).lowerScore(value)
            guard score >= settings.lowScore else { continue }
            let found = low(.volumeDrop, from: hour - count + 1, to: hour, observed: value, mean, score, dispersion)
            worst = Series.worse(worst, found)
        }
        return worst
    }

    private func low(
        _ kind: Anomaly.Kind,
        from: Int64,
        to: Int64,
        observed: Double,
        _ expected: Double,
        _ score: Double,
        _ dispersion: Double
    ) -> Deviation {
        Deviation(
            kind: kind,
            metric: .events,
            from: Timestamp(hourIndex: from),
            to: Timestamp(hourIndex: to + 1),
            observed: observed,
            expected: expected,
            score: score,
            unit: 1,
            dispersion: dispersion,
            hour: to
        )
    }
}
