package import Detection
package import Domain

extension Alert {
    /// An alert told member by member, as lists and examples have it; neither snoozed nor back after its end.
    package init(
        id: AlertID,
        number: Int64,
        revision: Int32,
        kind: Anomaly.Kind,
        severity: Severity,
        confidence: Double,
        state: AlertState,
        stateSince: Timestamp,
        assignee: String?,
        resolution: Resolution?,
        dedupKey: String,
        occurrences: Int32,
        firstSeen: Timestamp,
        lastSeen: Timestamp,
        subject: AlertSubject,
        summary: Bilingual,
        explanation: Explanation,
        evidence: [EventID],
        suggestedAction: SuggestedAction
    ) {
        self.init(
            id: id,
            number: number,
            kind: kind,
            confidence: confidence,
            dedupKey: dedupKey,
            subject: subject,
            summary: summary,
            explanation: explanation,
            evidence: evidence,
            suggestedAction: suggestedAction,
            life: AlertLife(
                revision: revision,
                state: state,
                stateSince: stateSince,
                gravity: Gravity(severity: severity),
                occurrences: occurrences,
                firstSeen: firstSeen,
                lastSeen: lastSeen,
                assignee: assignee,
                resolution: resolution
            )
        )
    }
}
