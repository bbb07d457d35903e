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
        let cell = settings.clock.cell(of: hour)
        let unit = unit(metric, cell: cell)
        let mean = highMean(metric, cell: cell)
        let law = NegativeBinomial(mean: mean / unit, dispersion: hourDispersion(metric))
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

    /// The measurement of a finding.
    func measurement(_ finding: Deviation, _ settings: DetectionSettings) -> Measurement {
        let law = NegativeBinomial(mean: finding.expected / finding.unit, dispersion: finding.dispersion)
        let band = law.band(coverage: settings.coverage)
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
            warm: historyDays >= settings.warmDays
        )
    }
}

extension Measurement {
    /// −log10 of the probability, up to 300.
    package var score: Double {
        guard probability > 1e-300 else { return 300 }
        return -Mathematics.naturalLogarithm(probability) / 2.302_585_092_994_046
    }
}
