package import Detection
import Domain

/// Puts an anomaly into words that a person can judge without looking anything up.
package struct Explainer: Sendable {
    /// Days of history from which an expectation is warm; said when there are fewer.
    private let warmDays: Double

    package init(warmDays: Double = 14) { self.warmDays = warmDays }

    package func draft(_ anomaly: Anomaly, names: some NameDirectory) -> AlertDraft {
        let subject = AlertSubject(anomaly.subject, names: names)
        let french = Phrases(.french, anomaly, subject, names: names, warmDays: warmDays)
        let english = Phrases(.english, anomaly, subject, names: names, warmDays: warmDays)
        return AlertDraft(
            kind: anomaly.kind,
            episode: anomaly.episode,
            severity: anomaly.severity,
            confidence: anomaly.confidence,
            at: anomaly.at,
            subject: subject,
            summary: Bilingual(fr: french.summary, en: english.summary),
            explanation: Explanation(anomaly, why: Explanation.Why(fr: french.why, en: english.why), names: names),
            evidence: anomaly.evidence,
            suggestedAction: SuggestedAction(for: anomaly.kind),
            isRevision: anomaly.isRevision
        )
    }
}

extension AlertSubject {
    /// Names for ids; an id that nobody can name any more is shown as a number.
    init(_ subject: Subject, names: some NameDirectory) {
        let platform = names.platform(subject.platform)
        let flow = subject.flow.flatMap { names.flow($0) }
        self.init(
            platform: platform?.slug ?? "platform-\(subject.platform.rawValue)",
            platformName: platform?.name ?? platform?.slug ?? "platform-\(subject.platform.rawValue)",
            jurisdiction: (subject.jurisdiction ?? subject.host.flatMap { names.jurisdiction(of: $0) })?.rawValue,
            system: flow.map { Flow.systemName(of: $0.source) },
            source: flow?.source,
            documentType: flow?.documentType,
            host: subject.host.flatMap { names.host($0) },
            category: subject.category?.word
        )
    }
}

extension Explanation {
    init(_ anomaly: Anomaly, why: Why, names: some NameDirectory) {
        let parts = anomaly.contributors.map { part in
            Part(
                dimension: part.dimension == .flow ? "source" : part.dimension.rawValue,
                key: part.name(names, of: anomaly.subject.flow),
                shareOfExcess: part.share,
                observed: part.observed
            )
        }
        let rules = anomaly.clause.map { [Rule(policy: $0.id, clause: $0.name, basis: $0.basis)] }
        guard let seen = anomaly.measurement else {
            self.init(contributors: parts, rules: rules, why: why)
            return
        }
        self.init(
            metric: seen.metric.rawValue,
            unit: seen.metric.unit,
            window: Window(from: seen.from.rfc3339, to: seen.to.rfc3339, interval: seen.interval),
            observed: seen.observed,
            expected: seen.expected,
            band: Band(low: seen.low, high: seen.high, coverage: seen.coverage),
            score: Score(value: seen.score, scale: "neg_log10_p", falseAlarmPerYear: nil),
            baseline: Baseline(
                method: anomaly.kind.method,
                historyDays: seen.historyDays,
                warm: seen.warm
            ),
            contributors: parts,
            why: why
        )
    }
}

extension Anomaly.Kind {
    /// How what is expected was learned; stable words of the API.
    var method: String {
        switch self {
        case .sensitivityShift, .fluidityErrors, .integrityMalformed: "tilted_share"
        case .exposureSubjects: "persons_per_document"
        case .integrityDuplicates: "second_moment"
        case .fluidityLatency: "log_duration"
        default: "hour_of_week_negative_binomial"
        }
    }
}

extension Measurement {
    /// The length of the window as the API writes it: `5m`, `1h`, `1d`.
    var interval: String {
        let minutes = (to.microseconds - from.microseconds) / Timestamp.minute
        if minutes % 1_440 == 0 { return "\(minutes / 1_440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}

extension Contributor {
    /// A flow by its source and document, a field of `flow` by its path, all else by its stable word.
    func name(_ names: some NameDirectory, of flow: FlowID?) -> String {
        switch dimension {
        case .flow:
            guard let id = Int32(key), let flow = names.flow(FlowID(rawValue: id)) else { return key }
            return "\(flow.source) · \(flow.documentType)"
        case .field:
            guard let flow, let id = Int32(key) else { return key }
            return names.path(of: FieldID(rawValue: id), of: flow) ?? key
        case .category, .level: return key
        }
    }
}
