import Alerting
import Domain
import Postgres

/// What people say of alerts that detection should know, left for it in the transaction of their word.
enum DetectorFeedback {
    /// Notes an end that speaks of the detection itself; any other is none of its business.
    static func note(
        _ entry: TimelineEntry,
        on alert: Alert,
        at: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let resolution: Alerting.Resolution
        switch entry.event.move {
        case .resolve(let given), .amend(let given): resolution = given
        default: return
        }
        guard resolution.reason == .intendedChange || resolution.reason == .falsePositive else { return }
        let window = alert.explanation.window
        let from = window.flatMap { Timestamp(rfc3339: $0.from) } ?? alert.firstSeen
        let to = window.flatMap { Timestamp(rfc3339: $0.to) } ?? alert.lastSeen
        try session.execute(
            """
            INSERT INTO detector_feedback (at, alert_id, dedup_key, reason, seen_from, seen_to)
            VALUES (\(SQLTimestamp(at)), \(alert.rowID), \(alert.dedupKey), \(resolution.reason.rawValue),
                \(SQLTimestamp(from)), \(SQLTimestamp(to)))
            """
        )
    }
}
