package import Detection
package import Domain
import Query
package import Storage

/// A back-test over the hours that are stored.
///
/// The weeks before `from` are replayed first, to learn from; what they would have told is not counted.
package struct RollupBacktest: Sendable {
    /// What is learned from before anything is counted.
    package static let warmup = 56 * Timestamp.day
    /// The most that may be asked for at once.
    package static let longest = 800 * Timestamp.day

    /// Which alerts are compared.
    package typealias Choice = @Sendable (ComparedAlert) -> Bool

    private let hours: RollupHours
    private let names: BacktestNames
    private let before: DetectionSettings
    private let after: DetectionSettings

    package init(hours: RollupHours, names: BacktestNames, before: DetectionSettings, after: DetectionSettings) {
        self.hours = hours
        self.names = names
        self.before = before
        self.after = after
    }

    /// Replays `[from, to)`, or throws `CancellationError` once `goesOn` says no.
    package func run(
        from: Timestamp,
        to: Timestamp,
        incidents: IncidentFile? = nil,
        choice: @escaping Choice = { _ in true },
        goesOn: @escaping @Sendable (_ share: Double) -> Bool = { _ in true }
    ) async throws -> BacktestReport {
        let start = ContinuousClock.now
        let flows = names.flows
        let progress = ReplayProgress()
        let empty = BucketReplay(settings: [before, after]) { flows[$0]?.flow }
        let first = Timestamp(microseconds: from.microseconds - RollupBacktest.warmup).floored(to: Timestamp.hour)
        var replay = try await hours.fold(
            from: first,
            to: to,
            into: empty,
            goesOn: { share in
                let goesOn = goesOn(share)
                if !goesOn { progress.stop() }
                return goesOn
            },
            { $0.add($1) }
        )
        if progress.isStopped { throw CancellationError() }
        replay.finish(at: to)
        let sides = replay.alerts.map { alerts in
            alerts.filter { $0.at >= from && $0.at <= to }.map(compared).filter(choice)
                .sorted { ($0.at, $0.words) < ($1.at, $1.words) }
        }
        var report = BacktestReport(
            from: from,
            to: to,
            before: sides[0],
            after: sides[1],
            incidents: incidents,
            judged: judged
        )
        report.series = replay.seriesCount
        report.events = replay.events
        report.closes = replay.closes
        let spent = (ContinuousClock.now - start).components
        report.seconds = Double(spent.seconds) + Double(spent.attoseconds) / 1e18
        return report
    }

    private func compared(_ alert: BucketAlert) -> ComparedAlert {
        let named = alert.flow.flatMap { names.flows[$0] }
        var compared = ComparedAlert(
            kind: alert.kind.rawValue,
            at: alert.at,
            platform: named?.platform ?? platform(alert.platform),
            source: named?.flow.source,
            documentType: named?.flow.documentType,
            system: named?.system,
            severity: alert.severity.rawValue
        )
        compared.metric = alert.metric.rawValue
        compared.observed = alert.observed
        compared.expected = alert.expected
        compared.low = alert.low
        compared.high = alert.high
        return compared
    }

    private func platform(_ id: PlatformID) -> String {
        names.flows.values.first { $0.flow.platform == id }?.platform ?? ""
    }

    /// Alerts that people have judged, as what may be found again.
    private var judged: [(incident: Incident, isRight: Bool)] {
        names.judged.map { one in
            var incident = Incident(
                kind: one.kind,
                from: one.firstSeen.advanced(bySeconds: -3_600),
                to: one.lastSeen.advanced(bySeconds: 3_600)
            )
            (incident.platform, incident.source, incident.documentType) = (one.platform, one.source, one.documentType)
            incident.expectedKinds = [one.kind]
            return (incident, one.isTrue)
        }
    }
}

extension ComparedAlert {
    /// By which alerts of one instant are put in order.
    fileprivate var words: String { "\(kind)\u{0}\(platform ?? "")\u{0}\(source ?? "")" }
}
