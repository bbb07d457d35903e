package import Domain

/// What a platform was expected to receive in one hour, said before the hour was learned: the band of the trends.
package struct ClosedExpectation: Sendable, Hashable {
    package var platform: PlatformID
    package var metric: Anomaly.Metric
    package var hour: Timestamp
    package var observed: Double
    package var expected: Double
    package var low: Double
    package var high: Double
}

extension Series {
    /// What is expected in one hour and the band that detection itself uses; `nil` before a day was learned.
    func expectation(_ metric: Anomaly.Metric, hour: Int64, _ settings: DetectionSettings) -> Measurement? {
        guard learnedHours >= 24 else { return nil }
        let (law, mean, unit) = law(metric, hour: hour, settings.clock)
        let band = law.band(coverage: settings.coverage)
        let observed = bucket(hour)[metric]
        return Measurement(
            metric: metric,
            from: Timestamp(hourIndex: hour),
            to: Timestamp(hourIndex: hour + 1),
            observed: observed,
            expected: mean,
            low: band.low * unit,
            high: band.high * unit,
            coverage: settings.coverage,
            probability: observed > mean ? Mathematics.exponential(law.logUpperTail(observed / unit)) : 1,
            historyDays: historyDays,
            warm: historyDays >= settings.warmDays
        )
    }

    /// The same of an hour that is over.
    mutating func closedExpectation(
        _ metric: Anomaly.Metric,
        hour: Int64,
        _ settings: DetectionSettings
    ) -> ClosedExpectation? {
        guard learnedHours >= 24 else { return nil }
        let (law, mean, unit) = law(metric, hour: hour, settings.clock)
        let band = law.band(coverage: settings.coverage)
        return ClosedExpectation(
            platform: platform,
            metric: metric,
            hour: Timestamp(hourIndex: hour),
            observed: bucket(hour)[metric],
            expected: mean,
            low: band.low * unit,
            high: band.high * unit
        )
    }

    /// What an ordinary hour may hold, in units, and its mean.
    private func law(
        _ metric: Anomaly.Metric,
        hour: Int64,
        _ clock: LocalClock
    ) -> (law: NegativeBinomial, mean: Double, unit: Double) {
        let cell = clock.cell(of: hour)
        let unit = unit(metric, cell: cell)
        let mean = profileMean(hour, clock) * events.drift * weight(metric, cell: cell)
        return (NegativeBinomial(mean: mean / unit, dispersion: scatter(of: metric)), mean, unit)
    }

    /// The measurement of a finding.
    func measurement(_ finding: Deviation, _ settings: DetectionSettings) -> Measurement {
        let law = NegativeBinomial(mean: finding.expected / finding.unit, dispersion: finding.dispersion)
        let band = law.band(coverage: settings.coverage)
        let isHours = finding.to.microseconds - finding.from.microseconds <= 24 * Timestamp.hour
        return Measurement(
            metric: finding.metric,
            from: finding.from,
            to: finding.to,
            observed: finding.observed,
            expected: finding.expected,
            low: band.low * finding.unit,
            high: band.high * finding.unit,
            coverage: settings.coverage,
            probability: Mathematics.exponential(-finding.score * 2.302_585_092_994_046),
            historyDays: historyDays,
            warm: historyDays >= settings.warmDays,
            factors: isHours ? factors(finding.hour, settings.clock) : nil,
            count: isHours ? countRatio(finding.hour, settings.clock) : finding.observed / max(finding.expected, 1e-6),
            size: isHours ? sizeRatio(finding.hour, settings.clock) : nil
        )
    }

    /// Level, hour of day, day of week and calendar, whose product is what is expected of this hour's events.
    private func factors(_ hour: Int64, _ clock: LocalClock) -> Measurement.Factors? {
        guard weekMean > 0 else { return nil }
        let cell = clock.cell(of: hour)
        let byDay = events.profile.dayMean(cell: cell, exposure)
        guard byDay > 0 else { return nil }
        return Measurement.Factors(
            level: weekMean * events.drift,
            hour: events.profile.mean(cell: cell, exposure) / byDay,
            day: byDay / weekMean,
            calendar: clock.isMonthEnd(hour) ? monthEnd.value : 1
        )
    }

    private func countRatio(_ hour: Int64, _ clock: LocalClock) -> Double? {
        let mean = profileMean(hour, clock) * events.drift
        return mean > 0 ? Double(bucket(hour).events) / mean : nil
    }

    private func sizeRatio(_ hour: Int64, _ clock: LocalClock) -> Double? {
        let bucket = bucket(hour)
        guard bucket.events > 0 else { return nil }
        return Double(bucket.bytes) / Double(bucket.events) / size.mean(cell: clock.cell(of: hour), of: events.profile)
    }
}

extension Measurement {
    /// −log10 of the probability, up to 300.
    package var score: Double {
        guard probability > 1e-300 else { return 300 }
        return -Mathematics.naturalLogarithm(probability) / 2.302_585_092_994_046
    }
}
