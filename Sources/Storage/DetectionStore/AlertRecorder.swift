package import Alerting
import Detection
package import Domain
package import Postgres

/// Stores sights of trouble: alert, occurrence, timeline and outgoing message in one transaction.
///
/// An occurrence is known by its episode and severity, so events that are read again after a crash add nothing.
package struct AlertRecorder {
    private let session: PostgresSession
    private let now: Timestamp

    package init(session: PostgresSession, now: Timestamp) {
        self.session = session
        self.now = now
    }

    /// Within the caller's transaction.
    ///
    /// Returns how many sights were news.
    package func record(_ drafts: [AlertDraft]) throws(PostgresError) -> Int {
        guard !drafts.isEmpty else { return 0 }
        try Outbox.lock(session)
        var count = 0
        for draft in drafts where try record(draft) { count += 1 }
        return count
    }

    private func record(_ draft: AlertDraft) throws(PostgresError) -> Bool {
        let told = try severities(of: draft.episode)
        guard !told.contains(Int16(draft.severity.rank)) else { return false }
        let record: AlertRecord
        switch try current(draft) {
        case .unreadable: return false
        case .alert(let old):
            record = AlertRecord(old, again: draft, isNewEpisode: told.isEmpty)
            try update(record.alert)
        case .none:
            let number = try session.first("SELECT nextval('alert_number')") { row throws(PostgresError) in
                try row.decode(Int64.self, at: 0)
            }
            record = AlertRecord(opening: draft, number: number ?? 0)
            try insert(record.alert)
        }
        try addOccurrence(draft, of: record.alert)
        try addStep(record)
        try Outbox.append(record.message, of: record.alert, at: now, session)
        return true
    }

    /// What was told of an episode, by rank.
    private func severities(of episode: EpisodeKey) throws(PostgresError) -> [Int16] {
        try session.query(
            """
            SELECT severity FROM alert_occurrence
            WHERE dedup_key = \(episode.dedupKey) AND episode_start = \(SQLTimestamp(episode.startedAt))
            """
        ) { row throws(PostgresError) in try row.decode(Int16.self, at: 0) }
    }

    private enum Current {
        case none
        case alert(Alert)
        /// Open, and written by a build that knows more than this one: left alone.
        case unreadable
    }

    /// The unresolved alert about the same thing, else the last one that ended lately.
    private func current(_ draft: AlertDraft) throws(PostgresError) -> Current {
        let found = try session.first(
            """
            SELECT \(sql: AlertRow.columns), a.state = 'resolved' FROM alert a
            WHERE a.dedup_key = \(draft.episode.dedupKey)
            ORDER BY a.state = 'resolved', a.state_since DESC LIMIT 1 FOR UPDATE
            """
        ) { row throws(PostgresError) in (try AlertRow(row), try row.decode(Bool.self, at: 20)) }
        guard let (row, isResolved) = found else { return .none }
        guard let alert = try? row.alert() else { return isResolved ? .none : .unreadable }
        guard isResolved else { return .alert(alert) }
        return AlertRecord.mayReopen(alert, at: draft.at) ? .alert(alert) : .none
    }

    private func insert(_ alert: Alert) throws(PostgresError) {
        _ = try session.execute(
            """
            INSERT INTO alert (id, number, kind, severity, confidence, state, state_since, dedup_key, occurrences,
                first_seen, last_seen, subject, summary_fr, summary_en, explanation, evidence, suggested_action)
            VALUES (\(Int64(bitPattern: alert.id.raw)), \(alert.number), \(alert.kind.rawValue),
                \(Int16(alert.severity.rank)), \(alert.confidence), \(alert.state.rawValue),
                \(SQLTimestamp(alert.stateSince)), \(alert.dedupKey), \(alert.occurrences),
                \(SQLTimestamp(alert.firstSeen)), \(SQLTimestamp(alert.lastSeen)), \(alert.subjectJSON),
                \(alert.summary.fr), \(alert.summary.en), \(alert.explanationJSON), \(alert.evidence.map(\.text)),
                \(alert.actionJSON))
            """
        )
    }

    private func update(_ alert: Alert) throws(PostgresError) {
        _ = try session.execute(
            """
            UPDATE alert SET revision = \(alert.revision), severity = \(Int16(alert.severity.rank)),
                confidence = \(alert.confidence), state = \(alert.state.rawValue),
                state_since = \(SQLTimestamp(alert.stateSince)),
                resolution = CASE WHEN \(alert.state == .resolved) THEN resolution END,
                occurrences = \(alert.occurrences), last_seen = \(SQLTimestamp(alert.lastSeen)),
                subject = \(alert.subjectJSON), summary_fr = \(alert.summary.fr), summary_en = \(alert.summary.en),
                explanation = \(alert.explanationJSON), evidence = \(alert.evidence.map(\.text)),
                suggested_action = \(alert.actionJSON)
            WHERE id = \(Int64(bitPattern: alert.id.raw))
            """
        )
    }

    private func addOccurrence(_ draft: AlertDraft, of alert: Alert) throws(PostgresError) {
        _ = try session.execute(
            """
            INSERT INTO alert_occurrence (dedup_key, episode_start, severity, alert_id, at, observed, expected)
            VALUES (\(draft.episode.dedupKey), \(SQLTimestamp(draft.episode.startedAt)),
                \(Int16(draft.severity.rank)), \(Int64(bitPattern: alert.id.raw)), \(SQLTimestamp(draft.at)),
                \(draft.explanation.observed), \(draft.explanation.expected))
            """
        )
    }

    private func addStep(_ record: AlertRecord) throws(PostgresError) {
        let detail = AlertRecorder.text { json in
            json.object { json in
                json.member("severity", record.alert.severity.rawValue)
                json.member("occurrences", record.alert.occurrences)
            }
        }
        _ = try session.execute(
            """
            INSERT INTO alert_timeline (alert_id, at, actor, action, detail)
            VALUES (\(Int64(bitPattern: record.alert.id.raw)), \(SQLTimestamp(now)), 'vigie', \(record.action), \(detail))
            """
        )
    }

    fileprivate static func text(_ write: (inout JSONWriter) -> Void) -> SQLJSON {
        SQLJSON(text: JSONWriter.text(write))
    }
}

extension Alert {
    fileprivate var subjectJSON: SQLJSON { AlertRecorder.text { AlertJSON.write(subject, to: &$0) } }
    fileprivate var explanationJSON: SQLJSON { AlertRecorder.text { AlertJSON.write(explanation, to: &$0) } }
    fileprivate var actionJSON: SQLJSON { AlertRecorder.text { AlertJSON.write(suggestedAction, to: &$0) } }
}
