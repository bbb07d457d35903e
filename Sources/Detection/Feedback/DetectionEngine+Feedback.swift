import Domain

/// What detection makes of what people say.
extension DetectionEngine {
    /// Takes what was called false before the state that was restored; nothing else of it is stored with the series.
    package mutating func remember(_ feedback: [Feedback]) {
        for one in feedback where one.reason == .falsePositive { tolerances.note(one) }
    }

    /// Learns from one word.
    package mutating func learn(_ feedback: Feedback) {
        switch feedback.reason {
        case .falsePositive: tolerances.note(feedback)
        case .intendedChange: accept(feedback)
        }
    }

    /// What is left of what was found: what is no stronger than what was called false goes.
    ///
    /// Its episode goes on as one that was told little of, so that more of it is told.
    mutating func bearing(_ found: [Anomaly], at now: Timestamp) -> [Anomaly] {
        guard !tolerances.isEmpty, !found.isEmpty else { return found }
        return found.filter { anomaly in
            guard tolerances.cover(anomaly, at: now) else { return true }
            if let (kind, key) = DetectionEngine.parts(of: anomaly.episode.dedupKey), let place = place(of: key) {
                series[place].playDown(kind)
            }
            return false
        }
    }

    // MARK: A change that is meant

    private mutating func accept(_ feedback: Feedback) {
        guard let (kind, key) = DetectionEngine.parts(of: feedback.dedupKey), let place = place(of: key) else { return }
        switch kind {
        case .volumeSpike, .volumeDrift, .volumeDrop, .flowSilent, .sensitivitySpike: break
        case .sensitivityShift:
            // What shares were is no measure any more.
            series[place].watch.restartCategories()
            series[place].changed = true
            return
        default:
            // The other watches follow a new normal by themselves, within days; until then the same is no news.
            return tolerances.note(feedback)
        }
        let change = series[place].change(since: feedback.from, through: feedback.to, settings.clock)
        let share = key.isFlow ? shareOfPlatform(place) : nil
        series[place].accept(change, since: feedback.from, settings.clock)
        quietUntil[place] = .min
        // What one flow sends more is more for its platform.
        guard let share, let platform = placeOfPlatform(of: place) else { return }
        series[platform].accept(change.diluted(to: share), since: feedback.from, settings.clock)
    }

    /// What a flow is of all that goes to its platform, by events, bytes and sensitive bytes.
    private func shareOfPlatform(_ place: Int) -> LevelShare? {
        guard let platform = placeOfPlatform(of: place) else { return nil }
        return LevelShare(of: series.span[place].rates, in: series.span[platform].rates)
    }

    private func placeOfPlatform(of flow: Int) -> Int? {
        series[flow].platform.flatMap { place(of: .platform($0)) }
    }

    private func place(of key: SeriesKey) -> Int? {
        let series = series.span
        for place in series.indices where series[place].key == key { return place }
        return nil
    }
}
