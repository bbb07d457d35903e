import Domain

/// What was told of an episode, put right by the events that have come since: more of a spike, or late ones of a lull.
extension Series {
    /// Figures that changed by less than this share are left as they were told.
    private static let material = 0.2
    /// Nor is a handful more of few events worth a word.
    private static let handful = 3.0

    /// The whole hours of an episode against what was told of it; `nil` where nothing changed that anybody need hear of.
    ///
    /// Only what the ring still holds can be counted again.
    mutating func revised(_ place: WritableKeyPath<Series, Episode?>, _ context: Assessment) -> Deviation? {
        guard let episode = self[keyPath: place], let hours = hours(of: episode) else { return nil }
        var observed = 0.0
        var window = SeriesWindow()
        for hour in hours where !isMuted(hour) && !context.clock.isHoliday(hour) && !context.dark.contains(hour) {
            let events = place == \.low ? lowMean(hour, context.clock) : highMean(hour, context.clock)
            window.add(events * weight(episode.metric, cell: context.clock.cell(of: hour)))
            observed += bucket(hour)[episode.metric]
        }
        let unit = unit(episode.metric, cell: context.clock.cell(of: hours.upperBound))
        let change = observed - episode.observed
        guard window.hours > 0, change > max(Series.material * episode.observed, Series.handful * unit) else {
            return nil
        }
        self[keyPath: place]?.observed = observed
        changed = true
        let dispersion = max(
            scatter(equalHours: window.equalHours),
            episode.metric == .events ? 0 : scatter(of: episode.metric)
        )
        let law = NegativeBinomial(mean: window.mean / unit, dispersion: dispersion)
        let count = observed / unit
        return Deviation(
            kind: episode.kind,
            metric: episode.metric,
            from: Timestamp(hourIndex: hours.lowerBound),
            to: Timestamp(hourIndex: hours.upperBound + 1),
            observed: observed,
            expected: window.mean,
            score: place == \.low ? law.lowerScore(count) : law.upperScore(count),
            needed: 0,
            unit: unit,
            dispersion: dispersion,
            hour: hours.upperBound
        )
    }

    /// The hours of an episode, as far as they are over; a silence begins after the hour of the last event before it.
    private func hours(of episode: Episode) -> ClosedRange<Int64>? {
        let first = episode.kind == .flowSilent ? episode.startedAt + 1 : episode.startedAt
        let last = min(episode.lastHour, closedThrough)
        return first > newestHour - Series.ringHours && first <= last ? first...last : nil
    }
}
