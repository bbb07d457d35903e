import Domain

/// One run of the same trouble on a series: told once, and again only when it gets more severe.
struct Episode {
    var kind: Anomaly.Kind
    /// Of the first telling; the key of the episode keeps it.
    var metric: Anomaly.Metric
    /// The hour in which it began.
    var startedAt: Int64
    /// The last hour that was not normal.
    var lastHour: Int64
    var severity: Severity
    /// The excess ratio that was told last; told again at double.
    var told: Double
    /// What was seen of its metric when it was told of last; see `Series.revised`.
    var observed: Double
}

/// What an assessment found, before it is known whether anyone needs to hear it.
struct Deviation {
    var kind: Anomaly.Kind
    var metric: Anomaly.Metric
    /// First and last hour, or the five minutes, as instants.
    var from: Timestamp
    var to: Timestamp
    var observed: Double
    var expected: Double
    /// −log10 p, calibrated.
    var score: Double
    /// What the budget asks for.
    var needed: Double
    var unit: Double
    var dispersion: Double
    /// The hour whose bucket shows it.
    var hour: Int64

    var margin: Double { score - needed }

    /// How many times too much, or too little.
    var ratio: Double {
        switch kind {
        case .volumeDrop, .flowSilent: expected / max(observed, 1)
        default: observed / max(expected, unit * 0.05)
        }
    }
}

extension Series {
    /// Joins a finding to the episode that is under way, or begins one.
    ///
    /// Returns the key when someone should hear of it: at the beginning, and when a more severe class is reached
    /// with at least double the excess.
    mutating func tell(
        _ finding: Deviation,
        in place: WritableKeyPath<Series, Episode?>,
        severity: Severity
    ) -> EpisodeKey? {
        changed = true
        guard var episode = self[keyPath: place],
            episode.kind == finding.kind || finding.kind == .volumeDrop || place == \Series.rise
        else {
            let began = finding.from.hourIndex
            self[keyPath: place] = Episode(
                kind: finding.kind,
                metric: finding.metric,
                startedAt: began,
                lastHour: finding.hour,
                severity: severity,
                told: finding.ratio,
                observed: finding.observed
            )
            return episodeKey(finding.kind, finding.metric, began)
        }
        episode.lastHour = max(episode.lastHour, finding.hour)
        let worse = severity > episode.severity && finding.ratio >= 2 * episode.told && episode.kind == finding.kind
        if worse {
            episode.severity = severity
            episode.told = finding.ratio
            episode.observed = max(episode.observed, finding.observed)
        }
        self[keyPath: place] = episode
        return worse ? episodeKey(episode.kind, episode.metric, episode.startedAt) : nil
    }

    func episodeKey(_ kind: Anomaly.Kind, _ metric: Anomaly.Metric, _ hour: Int64) -> EpisodeKey {
        EpisodeKey(
            dedupKey: "\(kind.rawValue)|\(key.text)|\(metric.rawValue)",
            startedAt: Timestamp(hourIndex: hour)
        )
    }

    /// Ends the episodes that have been normal for long enough.
    mutating func endEpisodes(at hour: Int64, _ settings: DetectionSettings) {
        guard spike != nil || sensitivity != nil || low != nil || rise != nil else { return }
        for place in [\Series.spike, \Series.sensitivity, \Series.low, \Series.rise] {
            let recovery = place == \Series.rise ? 7 * 24 : settings.recoveryHours
            guard let episode = self[keyPath: place], hour - episode.lastHour > Int64(recovery) else { continue }
            if place == \Series.spike { toldThrough = max(toldThrough, episode.lastHour) }
            if place == \Series.low { lowToldThrough = max(lowToldThrough, episode.lastHour) }
            self[keyPath: place] = nil
            changed = true
        }
    }
}
