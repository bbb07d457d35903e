package import Domain

/// How a trouble that was told of stands now.
package enum EpisodeStanding: Sendable, Hashable {
    case underWay
    /// So many hours in a row, and maybe more, were normal.
    case over(hours: Int64)
    /// Nothing here goes on and ends, as a first time; or what it is about is not watched now.
    case unknown
}

extension DetectionEngine {
    /// How the troubles stand that keys of episodes name; `since` is when each was seen last.
    package func standings(of troubles: [(dedupKey: String, since: Timestamp)]) -> [EpisodeStanding] {
        guard !troubles.isEmpty else { return [] }
        var places: [SeriesKey: Int] = [:]
        let series = series.span
        for place in series.indices { places[series[place].key] = place }
        return troubles.map { trouble in
            guard let (kind, key) = DetectionEngine.parts(of: trouble.dedupKey), let place = places[key] else {
                return .unknown
            }
            return self.series.span[place].standing(of: kind, since: trouble.since, settings)
        }
    }

    /// What is wrong and with which series, in a key like `volume.spike|flow:12|bytes`.
    static func parts(of dedupKey: String) -> (Anomaly.Kind, SeriesKey)? {
        let parts = dedupKey.split(separator: "|")
        guard parts.count >= 2, let kind = Anomaly.Kind(rawValue: String(parts[0])),
            let key = SeriesKey(String(parts[1]))
        else { return nil }
        return (kind, key)
    }
}

extension Series {
    func standing(of kind: Anomaly.Kind, since: Timestamp, _ settings: DetectionSettings) -> EpisodeStanding {
        guard live else { return .unknown }
        let episode: Episode?
        var recovery = Int64(settings.recoveryHours)
        switch kind {
        case .volumeSpike: episode = spike
        case .sensitivitySpike: episode = sensitivity
        case .volumeDrop, .flowSilent: episode = low
        case .volumeDrift: (episode, recovery) = (rise, 7 * 24)
        case .fluidityErrors, .fluidityLatency, .integrityMalformed, .integrityDuplicates, .exposureSubjects,
            .noveltyTime:
            // Those watches know when they last found something, and a day without is an end of each.
            let isOpen = watch.episodes.isOpen(kind, at: closedThrough, within: 24)
            return isOpen || closedThrough - since.hourIndex < 24 ? .underWay : .over(hours: 24)
        default: return .unknown
        }
        // An episode that is over was normal for so long; what was seen a moment ago may not be closed yet.
        guard episode == nil, closedThrough - since.hourIndex > recovery else { return .underWay }
        return .over(hours: recovery)
    }
}
