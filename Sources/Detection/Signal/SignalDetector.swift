/// Says how unusual each point of one numeric series is, from the points before it and nothing else.
///
/// Any step, regular or not; no training, no length, no minimum or maximum of a file. A value is predicted from the
/// last ones and from the habits of the hour (``Autoregression``, ``WeekProfile``); what stands out, at once and over
/// some spans, is judged against the series' own past (``ExtremeTail``), and an episode speaks once
/// (``EpisodeMemory``). About 0.25 µs a point; the state has a constant size of less than 2 KiB and holds no reference.
package struct SignalDetector: Sendable {
    private var unit = SeriesUnit()
    private var step = SamplingStep()
    private var profile = WeekProfile()
    private var model = Autoregression(lags: InlineArray(repeating: 0))
    private var levels = SignalLevels(at: 0)
    private var evidence = SignalEvidence()
    private var episode = EpisodeMemory()
    private var lastRest = 0.0

    package init() {}

    /// The score of the next point: −log10 of how rare it is, or a tenth of it where an episode goes on.
    ///
    /// 2 is what one point in a hundred reaches, each of the statistics by itself. The first twenty points score 0.
    /// Points come in the order of their times; equal and older times are taken as they come.
    /// - Parameters:
    ///   - value: any finite number.
    ///   - seconds: since 1970, in the zone whose days and weeks matter.
    /// - Returns: `nil` for a value that is no finite number, and then nothing is learned.
    package mutating func score(_ value: Double, at seconds: Int64) -> Double? {
        guard value.isFinite else { return nil }
        let gap = step.gap(before: seconds)
        guard unit.isSettled else {
            settle(with: value)
            return 0
        }
        let now = unit.standardized(value)
        let shape = profile.shape(at: seconds)
        if let gap { resume(after: gap, shape: shape) }

        let level = profile.level
        let error = model.error(of: now, level: level, shape: shape)
        let rest = now - level - shape
        let statistics = levels.statistics(now, error: error, rest: rest, typicalError: model.typicalError)
        model.learn(now, error: error, level: level, shape: shape)
        profile.learn(rest, at: seconds)
        lastRest = rest
        return episode.score(evidence.score(statistics))
    }

    private mutating func settle(with value: Double) {
        unit.settle(with: value)
        guard unit.isSettled else { return }
        let lags = unit.lags
        model = Autoregression(lags: lags)
        levels = SignalLevels(at: lags[0])
    }

    /// After a gap, the last values are no longer what comes before the next: habit is, and of the last deviation what
    /// would be left of it.
    private mutating func resume(after gap: Double, shape: Double) {
        let kept = Mathematics.exponential(-gap / SignalDetector.gapMemory)
        let value = profile.level + shape + kept * lastRest
        model.resume(at: value, shape: shape)
        levels.resume(at: value, kept: kept)
    }

    /// Steps after which a deviation is mostly over.
    private static let gapMemory = 30.0
}
