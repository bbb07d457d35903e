package import Detection
package import Domain

/// An alert that is not stored yet: an anomaly put into words.
///
/// Storage gives it its number and id.
package struct AlertDraft: Sendable, Hashable {
    package var kind: Anomaly.Kind
    package var episode: EpisodeKey
    package var severity: Severity
    package var confidence: Double
    package var at: Timestamp
    package var subject: AlertSubject
    package var summary: Bilingual
    package var explanation: Explanation
    package var evidence: [EventID]
    package var suggestedAction: SuggestedAction
    /// Whether only the figures of its episode are new; see `Anomaly.isRevision`.
    package var isRevision: Bool

    package init(
        kind: Anomaly.Kind,
        episode: EpisodeKey,
        severity: Severity,
        confidence: Double,
        at: Timestamp,
        subject: AlertSubject,
        summary: Bilingual,
        explanation: Explanation,
        evidence: [EventID],
        suggestedAction: SuggestedAction,
        isRevision: Bool = false
    ) {
        self.kind = kind
        self.episode = episode
        self.severity = severity
        self.confidence = confidence
        self.at = at
        self.subject = subject
        self.summary = summary
        self.explanation = explanation
        self.evidence = evidence
        self.suggestedAction = suggestedAction
        self.isRevision = isRevision
    }
}

/// The names behind the ids of an anomaly; `Storage`'s registry conforms.
package protocol NameDirectory: Sendable {
    func flow(_ id: FlowID) -> Flow?
    func platform(_ id: PlatformID) -> Platform?
    func host(_ id: HostID) -> String?
    func jurisdiction(of host: HostID) -> Jurisdiction?
    /// The path of a field of a flow.
    func path(of field: FieldID, of flow: FlowID) -> String?
}
