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
    /// How the trouble stands that a key of an episode names; `since` is when it was seen last.
    package func standing(of dedupKey: String, since: Timestamp) -> EpisodeStanding {
        let parts = dedupKey.split(separator: "|")
        guard parts.count >= 2, let kind = Anomaly.Kind(rawValue: String(parts[0])),
            let key = SeriesKey(String(parts[1])), let place = places[key]
        else { return .unknown }
        return series.span[place].standing(of: kind, since: since, settings)
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
