import Domain

/// What the watches of the flows find in a batch: told once for each episode.
extension DetectionEngine {
    mutating func assessWatch(_ place: Int, _ batch: CommittedBatch, into found: inout [Anomaly]) {
        for finding in series[place].takeFindings(settings) { found.append(anomaly(place, finding, batch)) }
    }

    private func anomaly(_ place: Int, _ finding: WatchFinding, _ batch: CommittedBatch) -> Anomaly {
        let one = series[place]
        var subject = Subject(platform: one.platform, category: finding.category)
        let evidence = examples(place, finding, batch)
        if case .flow(let id) = one.key { subject.flow = id }
        let about = finding.category.map { "\(one.key.text)|\($0.word)" } ?? one.key.text
        let measurement = Measurement(
            metric: finding.metric,
            from: Timestamp(hourIndex: finding.from),
            to: Timestamp(hourIndex: finding.through + 1),
            observed: finding.observed,
            expected: finding.expected,
            low: finding.low,
            high: finding.high,
            coverage: settings.coverage,
            probability: Mathematics.exponential(-finding.score * 2.302_585_092_994_046),
            historyDays: one.historyDays,
            warm: one.historyDays >= settings.warmDays
        )
        return Anomaly(
            kind: finding.kind,
            episode: EpisodeKey(
                dedupKey: "\(finding.kind.rawValue)|\(about)",
                startedAt: Timestamp(hourIndex: finding.from)
            ),
            at: one.lastEvent,
            subject: subject,
            confidence: min(1 - measurement.probability, measurement.warm ? 0.9999 : 0.99),
            severity: finding.severity(evidence.map(\.level).max() ?? .unknown),
            measurement: measurement,
            contributors: finding.category.map {
                [Contributor(dimension: .category, key: $0.word, share: 1, observed: finding.count)]
            } ?? [],
            evidence: evidence.prefix(3).map { EventID(occurredAt: $0.occurredAt, key: $0.key) }
        )
    }

    /// Events of the batch that show the finding, those that show it most first.
    private func examples(_ place: Int, _ finding: WatchFinding, _ batch: CommittedBatch) -> [CommittedEvent] {
        guard case .flow(let id) = series[place].key else { return [] }
        let events = batch.events.filter { $0.flow == id && finding.shows($0) }
        return events.sorted { left, right in
            if finding.kind == .exposureSubjects, left.subjects != right.subjects {
                return left.subjects > right.subjects
            }
            if finding.kind == .fluidityLatency, left.durationMilliseconds != right.durationMilliseconds {
                return left.durationMilliseconds ?? 0 > right.durationMilliseconds ?? 0
            }
            return left.occurredAt != right.occurredAt ? left.occurredAt < right.occurredAt : left.key < right.key
        }
    }
}

extension Series {
    /// What the watch finds in the batch and was not told yet; none for a platform.
    ///
    /// Mutating, so that the series is looked at where it stands: a copy would cost more than the look.
    mutating func takeFindings(_ settings: DetectionSettings) -> [WatchFinding] {
        guard watch.touched.hour > Int64.min else { return [] }
        prepareExpectations(settings.clock)
        var findings = watch.assess(coverage: settings.coverage)
        if let night = offHours(settings) { findings.append(night) }
        watch.forgetTouches()
        guard !findings.isEmpty else { return findings }
        var told: [WatchFinding] = []
        for finding in findings where finding.score >= settings.watchScore && begins(finding) { told.append(finding) }
        return told
    }

    /// The finding of hours in which the flow all but never sends.
    private mutating func offHours(_ settings: DetectionSettings) -> WatchFinding? {
        let hour = watch.touched.hour
        guard hour > Int64.min, historyDays >= settings.warmDays, watch.hours.recentEvents(hour) >= OffHours.least
        else {
            return nil
        }
        let clock = settings.clock
        let average = events.profile.level / max(exposure.level, 1)
        // Almost always this says no, and costs least.
        guard profileMean(hour, clock) <= OffHours.quiet * average else { return nil }
        let (profile, exposure) = (events.profile, exposure)
        let night = OffHours(
            expected: { profile.mean(cell: clock.cell(of: $0), exposure) },
            average: average,
            // The same hour of other days says something of this one.
            weeks: exposure.weight(cell: clock.cell(of: hour)) + 0.3 * Double(exposure.hour[clock.cell(of: hour) % 24]),
            dispersion: events.hourly.value
        )
        return night.assess(watch.hours, hour, coverage: settings.coverage)
    }

    /// Joins a finding of a watch to its episode; whether it begins one.
    mutating func begins(_ finding: WatchFinding) -> Bool {
        changed = true
        guard finding.kind == .sensitivityShift, let category = finding.category else {
            return watch.episodes.begins(finding)
        }
        watch.tell(category)
        return true
    }
}

extension WatchFinding {
    func shows(_ event: CommittedEvent) -> Bool {
        switch kind {
        case .fluidityErrors: event.failed
        case .integrityMalformed: event.isMalformed
        case .exposureSubjects: event.subjects > 0
        case .sensitivityShift: category.map(event.categories.contains) ?? false
        default: true
        }
    }

    /// Of what the finding amounts to, and one higher when what went is restricted.
    func severity(_ level: Level) -> Severity {
        let rank: Int
        switch kind {
        case .sensitivityShift: rank = Int((category?.level ?? .public).rawValue) - 2
        case .exposureSubjects: rank = observed - expected >= 10_000 ? 3 : observed - expected >= 1_000 ? 2 : 1
        case .fluidityErrors, .integrityMalformed: rank = observed >= 0.5 ? 2 : 1
        case .noveltyTime: rank = level >= .restricted ? 2 : 1
        case .fluidityLatency: rank = observed >= 8 * expected ? 1 : 0
        default: rank = 1
        }
        return Severity.allCases[min(max(rank, 0), 3)]
    }
}
