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
    private let writing: AlertWriting

    package init(session: PostgresSession, now: Timestamp) {
        self.session = session
        self.now = now
        writing = AlertWriting(session: session, now: now)
    }

    /// Within the caller's transaction.
    ///
    /// Returns how many sights were news.
    package func record(_ drafts: [AlertDraft]) throws(PostgresError) -> Int {
        guard !drafts.isEmpty else { return 0 }
        try Outbox.lock(session)
        let marks = try MuteMarks(session: session, at: now)
        let falseAlarms = try MeasuredFalseAlarms(session)
        var count = 0
        for draft in drafts where try record(falseAlarms?.note(on: draft) ?? draft, marks) { count += 1 }
        return count
    }

    private func record(_ draft: AlertDraft, _ marks: MuteMarks) throws(PostgresError) -> Bool {
        let told = try severities(of: draft.episode)
        let isKnown = told.contains(Int16(draft.severity.rank))
        switch try current(draft) {
        case .unreadable: return false
        case .none: return isKnown ? false : try open(draft, marks)
        case .alert(let alert):
            // Of what is known only a later word is news, and never to an alert that somebody has ended since.
            guard !isKnown || alert.state != .resolved && draft.at > alert.lastSeen else { return false }
            return try see(draft, again: alert, isNewEpisode: told.isEmpty, isKnown: isKnown, marks)
        }
    }

    private func open(_ draft: AlertDraft, _ marks: MuteMarks) throws(PostgresError) -> Bool {
        let number = try session.first("SELECT nextval('alert_number')") { row throws(PostgresError) in
            try row.decode(Int64.self, at: 0)
        }
        var alert = Alert(opening: draft, number: number ?? 0)
        try writing.insert(&alert)
        let entry = AlertLife.opened(by: draft.sight(isNewEpisode: true), at: now)
        try addOccurrence(draft, of: alert)
        try writing.add(entry, to: alert)
        try marks.mark(&alert, with: writing)
        try writing.tell(entry, of: alert)
        return true
    }

    private func see(
        _ draft: AlertDraft,
        again old: Alert,
        isNewEpisode: Bool,
        isKnown: Bool,
        _ marks: MuteMarks
    ) throws(PostgresError) -> Bool {
        var alert = old
        let entry: TimelineEntry
        do throws(IllegalMove) {
            entry = try alert.see(draft, isNewEpisode: isNewEpisode, at: now)
        } catch {
            // It ended too long ago.
            return isKnown ? false : try open(draft, marks)
        }
        try writing.update(&alert, after: entry)
        if !isKnown { try addOccurrence(draft, of: alert) }
        try writing.add(entry, to: alert)
        try marks.mark(&alert, with: writing)
        try writing.tell(entry, of: alert)
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

    /// The unresolved alert about the same thing, else the last one that ended.
    private func current(_ draft: AlertDraft) throws(PostgresError) -> Current {
        let found = try session.first(
            """
            SELECT \(sql: AlertRow.columns), a.state = 'resolved' FROM alert a
            WHERE a.dedup_key = \(draft.episode.dedupKey)
            ORDER BY a.state = 'resolved', a.state_since DESC, a.id DESC LIMIT 1 FOR UPDATE
            """
        ) { row throws(PostgresError) in (try AlertRow(row), try row.decode(Bool.self, at: AlertRow.count)) }
        guard let (row, isResolved) = found else { return .none }
        guard let alert = try? row.alert() else { return isResolved ? .none : .unreadable }
        return .alert(alert)
    }

    private func addOccurrence(_ draft: AlertDraft, of alert: Alert) throws(PostgresError) {
        _ = try session.execute(
            """
            INSERT INTO alert_occurrence (dedup_key, episode_start, severity, alert_id, at, observed, expected)
            VALUES (\(draft.episode.dedupKey), \(SQLTimestamp(draft.episode.startedAt)),
                \(Int16(draft.severity.rank)), \(alert.rowID), \(SQLTimestamp(draft.at)),
                \(draft.explanation.observed), \(draft.explanation.expected))
            """
        )
    }
}
