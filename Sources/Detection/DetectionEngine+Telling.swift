import Domain

/// From findings to anomalies: one alert for one cause, once for each episode.
extension DetectionEngine {
    /// The share of a platform's excess from which one flow's own alert says it all.
    private static let explains = 0.7

    mutating func assessClosed(_ place: Int, hour: Int64, _ context: Assessment, into found: inout [Anomaly]) {
        if series[place].key.isFlow {
            series[place].prepareExpectations(settings.clock)
            let (rise, fall) = series[place].assessLevel(hour, context)
            if let rise, rise.margin >= 0 || series[place].rise != nil { tell(place, rise, in: \.rise, into: &found) }
            let flowing = fall == nil ? false : series[place].isFlowing(hour, settings.clock)
            let sure = fall.flatMap { $0.margin >= 0 && flowing ? $0 : nil }
            if let low = Series.worse(sure, series[place].assessLow(hour, context)) {
                tellLow(place, low, into: &found)
            } else if let fall, flowing, series[place].low != nil {
                series[place].low?.lastHour = fall.hour
            }
            revise(place, \.spike, hour, context, into: &found)
            revise(place, \.low, hour, context, into: &found)
        }
        series[place].endEpisodes(at: hour, settings)
    }

    /// Tells once more of an episode of which more is known than was told.
    private mutating func revise(
        _ place: Int,
        _ episode: WritableKeyPath<Series, Episode?>,
        _ hour: Int64,
        _ context: Assessment,
        into found: inout [Anomaly]
    ) {
        guard let told = series[place][keyPath: episode], let revised = series[place].revised(episode, context) else {
            return
        }
        let key = series[place].episodeKey(told.kind, told.metric, told.startedAt)
        var anomaly = anomaly(place, revised, key, told.severity, at: Timestamp(hourIndex: hour + 1))
        anomaly.isRevision = true
        found.append(anomaly)
    }

    mutating func tellLow(_ place: Int, _ low: Deviation, into found: inout [Anomaly]) {
        let severity = low.severity(busy: series[place].isBusy)
        guard let key = series[place].tell(low, in: \.low, severity: severity) else { return }
        found.append(anomaly(place, low, key, severity, at: low.to))
    }

    mutating func tellHigh(_ place: Int, volume: Deviation?, sensitivity: Deviation?, into found: inout [Anomaly]) {
        if let volume { tell(place, volume, in: \.spike, into: &found) }
        if let sensitivity { tell(place, sensitivity, in: \.sensitivity, into: &found) }
    }

    private mutating func tell(
        _ place: Int,
        _ finding: Deviation,
        in episode: WritableKeyPath<Series, Episode?>,
        into found: inout [Anomaly]
    ) {
        var parts: [Contributor] = []
        if !series[place].key.isFlow {
            guard let shares = flowShares(place, finding) else { return }
            parts = shares
        }
        let severity = finding.severity(level: series[place].mainLevel(of: finding.hour))
        guard let key = series[place].tell(finding, in: episode, severity: severity) else { return }
        var anomaly = anomaly(place, finding, key, severity, at: series[place].lastEvent)
        anomaly.contributors = parts + anomaly.contributors
        found.append(anomaly)
    }

    /// The flows behind a platform's excess; `nil` when one of them explains it, or when they expected it all along.
    private func flowShares(_ platform: Int, _ finding: Deviation) -> [Contributor]? {
        var expected = 0.0
        var excesses: [(place: Int, excess: Double, observed: Double)] = []
        let cell = settings.clock.cell(of: finding.hour)
        for place in flows[platform] ?? [] {
            let one = series[place]
            if one.spike != nil || one.sensitivity != nil || one.rise != nil || one.isMuted(finding.hour) { return nil }
            let observed = one.bucket(finding.hour)[finding.metric]
            let events = one.highMean(finding.hour, settings.clock) + one.heldBack(before: finding.hour, settings.clock)
            let mean = events * one.weight(finding.metric, cell: cell)
            expected += mean
            excesses.append((place, max(0, observed - mean), observed))
        }
        let total = excesses.reduce(0) { $0 + $1.excess }
        if finding.observed < settings.hourRatio * expected { return nil }
        guard total > 0 else { return [] }
        excesses.sort { $0.excess != $1.excess ? $0.excess > $1.excess : $0.place < $1.place }
        if excesses[0].excess >= DetectionEngine.explains * total { return nil }
        return excesses.prefix(3)
            .compactMap { part in
                guard case .flow(let id) = series[part.place].key, part.excess > 0 else { return nil }
                return Contributor(
                    dimension: .flow,
                    key: String(id.rawValue),
                    share: part.excess / total,
                    observed: part.observed
                )
            }
    }

    private func anomaly(
        _ place: Int,
        _ finding: Deviation,
        _ key: EpisodeKey,
        _ severity: Severity,
        at: Timestamp
    ) -> Anomaly {
        let one = series[place]
        var subject = Subject(platform: one.platform)
        if case .flow(let id) = one.key { subject.flow = id }
        let measurement = one.measurement(finding, settings)
        let low = finding.kind == .volumeDrop || finding.kind == .flowSilent
        return Anomaly(
            kind: finding.kind,
            episode: key,
            at: at,
            subject: subject,
            confidence: min(1 - measurement.probability, measurement.warm ? 0.9999 : 0.99),
            severity: severity,
            measurement: measurement,
            contributors: low ? [] : one.levelShares(of: finding),
            evidence: low || finding.hour != one.newestHour ? [] : one.largest.ids
        )
    }
}

extension Series {
    /// Whether people would notice within the day that it stopped.
    var isBusy: Bool { events.profile.level / max(exposure.level, 1) >= 4 }

    /// Bytes of the newest hour.
    private var allBytes: Int64 {
        var sum: Int64 = 0
        for level in levelBytes.indices { sum &+= levelBytes[level] }
        return sum
    }

    /// The highest level that at least a tenth of the bytes of an hour have.
    func mainLevel(of hour: Int64) -> Level {
        guard hour == newestHour else { return .unknown }
        let total = allBytes
        return Level.allCases.last { levelBytes[Int($0.rawValue)] &* 10 >= max(total, 1) } ?? .unknown
    }

    /// How the bytes of the newest hour divide among the levels.
    func levelShares(of finding: Deviation) -> [Contributor] {
        guard finding.hour == newestHour, finding.metric != .events else { return [] }
        let total = Double(allBytes)
        let parts = Level.allCases.reversed()
            .compactMap { level -> Contributor? in
                let bytes = Double(levelBytes[Int(level.rawValue)])
                guard bytes > 0, bytes >= 0.05 * total else { return nil }
                return Contributor(dimension: .level, key: level.word, share: bytes / total, observed: bytes)
            }
        return Array(parts.prefix(3))
    }
}

extension Deviation {
    /// Of too much: by how many times, and one higher when what went is restricted.
    func severity(level: Level) -> Severity {
        var rank = ratio >= 10 ? 2 : ratio >= 3 ? 1 : 0
        if level >= .restricted { rank += 1 }
        return Severity.allCases[min(rank, 3)]
    }

    /// Of too little.
    func severity(busy: Bool) -> Severity {
        kind == .flowSilent ? (busy ? .high : .medium) : (busy ? .medium : .low)
    }
}
