package import Domain

/// Something unusual, with all that is needed to judge it.
///
/// Words of `Kind` are stable API.
package struct Anomaly: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case volumeSpike = "volume.spike"
        /// Slowly more, over a day or weeks.
        case volumeDrift = "volume.drift"
        case volumeDrop = "volume.drop"
        case flowSilent = "flow.silent"
        case sensitivitySpike = "sensitivity.spike"
        case noveltyPlatform = "novelty.platform"
        case noveltyHost = "novelty.host"
        case noveltyJurisdiction = "novelty.jurisdiction"
        case noveltyDocumentType = "novelty.doc_type"
        case noveltyCategory = "novelty.category"
        case sensitivityShift = "sensitivity.shift"
        case exposureSubjects = "exposure.subjects"
        case noveltyField = "novelty.field"
        case noveltyTime = "novelty.time"
        case policyViolation = "policy.violation"
        case integrityDuplicates = "integrity.duplicates"
        case integrityMalformed = "integrity.malformed"
        case fluidityErrors = "fluidity.errors"
        case fluidityLatency = "fluidity.latency"
    }

    package enum Metric: String, Sendable {
        case events
        case bytes
        /// Bytes weighted by the sensitivity score: Σ bytes · S/100.
        case sensitiveBytes = "sensitive_bytes"
        /// Of a flow's events, 0 to 1.
        case share
        /// Persons that documents speak of, counted in each document.
        case subjects
        /// How long a transfer takes: the geometric mean.
        case seconds
        /// How many times the same content comes, on average over the events.
        case copies

        package var unit: String {
            switch self {
            case .events: "event"
            case .bytes, .sensitiveBytes: "byte"
            case .share: "ratio"
            case .subjects: "person"
            case .seconds: "second"
            case .copies: "copy"
            }
        }
    }

    package var kind: Kind
    /// One episode = one alert: the same series stays under this key until it is normal again.
    package var episode: EpisodeKey
    /// The event time at which it was seen.
    package var at: Timestamp
    package var subject: Subject
    /// 0 to 1: how sure the detector is; `1 − p` capped at .9999 for tests.
    package var confidence: Double
    package var severity: Severity
    package var measurement: Measurement?
    package var contributors: [Contributor]
    /// Up to three stored events that show it.
    package var evidence: [EventID]
    /// Whether it only puts right what was told of its episode: its figures replace those, and nothing else is new.
    package var isRevision: Bool
    /// Of a violation: the policy that says so.
    package var clause: PolicyClause?

    package init(
        kind: Kind,
        episode: EpisodeKey,
        at: Timestamp,
        subject: Subject,
        confidence: Double,
        severity: Severity,
        measurement: Measurement? = nil,
        contributors: [Contributor] = [],
        evidence: [EventID] = [],
        isRevision: Bool = false,
        clause: PolicyClause? = nil
    ) {
        self.kind = kind
        self.episode = episode
        self.at = at
        self.subject = subject
        self.confidence = confidence
        self.severity = severity
        self.measurement = measurement
        self.contributors = contributors
        self.evidence = evidence
        self.isRevision = isRevision
        self.clause = clause
    }
}

/// What an anomaly is about; ids only, names are looked up by who shows them.
package struct Subject: Sendable, Hashable {
    /// `nil` for a series of a whole platform.
    package var flow: FlowID?
    package var platform: PlatformID
    package var host: HostID?
    package var jurisdiction: Jurisdiction?
    package var category: Category?

    package init(
        flow: FlowID? = nil,
        platform: PlatformID,
        host: HostID? = nil,
        jurisdiction: Jurisdiction? = nil,
        category: Category? = nil
    ) {
        self.flow = flow
        self.platform = platform
        self.host = host
        self.jurisdiction = jurisdiction
        self.category = category
    }
}

package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case low, medium, high, critical

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    package var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .critical: 3
        }
    }
}

/// One run of the same trouble.
///
/// Deterministic: a replay of the same events gives the same keys.
package struct EpisodeKey: Sendable, Hashable {
    /// Names what is wrong with what; the same for every episode of it: `volume.spike|flow:12|bytes`.
    package let dedupKey: String
    /// The bucket in which the episode began.
    package let startedAt: Timestamp

    package init(dedupKey: String, startedAt: Timestamp) {
        self.dedupKey = dedupKey
        self.startedAt = startedAt
    }
}

/// What was seen against what was expected, in one window.
package struct Measurement: Sendable, Hashable {
    package var metric: Anomaly.Metric
    package var from: Timestamp
    package var to: Timestamp
    package var observed: Double
    package var expected: Double
    /// The band that holds `coverage` of ordinary windows.
    package var low: Double
    package var high: Double
    package var coverage: Double
    /// Probability of seeing this or worse in an ordinary window.
    package var probability: Double
    /// Days of history behind the expectation.
    package var historyDays: Double
    package var warm: Bool
    /// What the expectation is made of; `nil` where it is no product, as over days.
    package var factors: Factors?
    /// By how many times the number of events and their size differ from what was expected; `nil` where not known.
    package var count: Double?
    package var size: Double?

    /// The parts of an expectation: `level` events in a mean hour of the week, times the others.
    package struct Factors: Sendable, Hashable {
        package var level: Double
        package var hour: Double
        package var day: Double
        package var calendar: Double
    }

    /// Once in so many days an ordinary series does this by chance: the window's length over its probability.
    package var returnDays: Double {
        Double(to.microseconds - from.microseconds) / Double(Timestamp.day) / max(probability, 1e-300)
    }

    package init(
        metric: Anomaly.Metric,
        from: Timestamp,
        to: Timestamp,
        observed: Double,
        expected: Double,
        low: Double,
        high: Double,
        coverage: Double,
        probability: Double,
        historyDays: Double,
        warm: Bool,
        factors: Factors? = nil,
        count: Double? = nil,
        size: Double? = nil
    ) {
        self.metric = metric
        self.from = from
        self.to = to
        self.observed = observed
        self.expected = expected
        self.low = low
        self.high = high
        self.coverage = coverage
        self.probability = probability
        self.historyDays = historyDays
        self.warm = warm
        self.factors = factors
        self.count = count
        self.size = size
    }
}

/// A part of the excess and where it comes from.
package struct Contributor: Sendable, Hashable {
    package enum Dimension: String, Sendable { case flow, category, level, field }

    package var dimension: Dimension
    /// The flow's or the field's id, the category's or the level's word.
    package var key: String
    /// 0 to 1.
    package var share: Double
    package var observed: Double

    package init(dimension: Dimension, key: String, share: Double, observed: Double) {
        self.dimension = dimension
        self.key = key
        self.share = share
        self.observed = observed
    }
}
