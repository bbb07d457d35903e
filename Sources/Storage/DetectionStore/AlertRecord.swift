import Alerting
import Detection
import Domain

/// What a new sight of trouble makes of the alert that is there, if any: the rules of grouping, without the database.
struct AlertRecord {
    /// An alert that ended no longer ago comes back instead of a new one, in microseconds.
    static let reopening = 14 * Timestamp.day

    /// The alert as it is to be stored.
    var alert: Alert
    /// The word of the timeline.
    var action: String
    /// The type of the message for the outside.
    var message: String

    /// The first sight.
    init(opening draft: AlertDraft, number: Int64) {
        alert = Alert(
            id: AlertID(firstSeen: draft.at, number: number),
            number: number,
            revision: 1,
            kind: draft.kind,
            severity: draft.severity,
            confidence: draft.confidence,
            state: .open,
            stateSince: draft.at,
            assignee: nil,
            resolution: nil,
            dedupKey: draft.episode.dedupKey,
            occurrences: 1,
            firstSeen: draft.at,
            lastSeen: draft.at,
            subject: draft.subject,
            summary: draft.summary,
            explanation: draft.explanation,
            evidence: draft.evidence,
            suggestedAction: draft.suggestedAction
        )
        action = "opened"
        message = "alert.opened"
    }

    /// Another sight of the same trouble.
    ///
    /// `isNewEpisode`: not just a higher severity of an episode that was told.
    ///
    /// What explains the alert is always the newest; its severity never falls while it is open.
    init(_ old: Alert, again draft: AlertDraft, isNewEpisode: Bool) {
        alert = old
        alert.revision = old.revision &+ 1
        alert.lastSeen = max(old.lastSeen, draft.at)
        if isNewEpisode { alert.occurrences = old.occurrences &+ 1 }
        alert.confidence = draft.confidence
        alert.subject = draft.subject
        alert.summary = draft.summary
        alert.explanation = draft.explanation
        alert.evidence = draft.evidence
        alert.suggestedAction = draft.suggestedAction
        if old.state == .resolved {
            alert.state = .open
            alert.stateSince = draft.at
            alert.resolution = nil
            alert.severity = draft.severity
            (action, message) = ("reopened", "alert.reopened")
        } else if draft.severity > old.severity {
            alert.severity = draft.severity
            (action, message) = ("escalated", "alert.escalated")
        } else {
            (action, message) = ("seen", "alert.updated")
        }
    }

    /// Whether a resolved alert is still the same trouble at an instant.
    static func mayReopen(_ alert: Alert, at: Timestamp) -> Bool {
        at.microseconds - alert.stateSince.microseconds <= reopening
    }
}
