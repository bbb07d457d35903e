import Alerting
import Detection
import Domain
import Postgres

/// How an alert is written: its row, a line of its timeline and the message for the outside, in the caller's transaction.
///
/// `Outbox.lock` is taken before any row is.
struct AlertWriting {
    let session: PostgresSession
    let now: Timestamp

    /// Gives a new alert its group and stores it.
    func insert(_ alert: inout Alert) throws(PostgresError) {
        let begins = alert.firstSeen
        let group = try group(of: alert, at: begins)
        alert.group = group
        try session.execute(
            """
            INSERT INTO alert (id, number, kind, severity, confidence, state, state_since, dedup_key, occurrences,
                first_seen, last_seen, subject, summary_fr, summary_en, explanation, evidence, suggested_action,
                excess, data_level, group_id, grouped_at, muted_by)
            VALUES (\(alert.rowID), \(alert.number), \(alert.kind.rawValue), \(Int16(alert.severity.rank)),
                \(alert.confidence), \(alert.state.rawValue), \(SQLTimestamp(alert.stateSince)), \(alert.dedupKey),
                \(alert.occurrences), \(SQLTimestamp(alert.firstSeen)), \(SQLTimestamp(alert.lastSeen)),
                \(alert.subjectJSON), \(alert.summary.fr), \(alert.summary.en), \(alert.explanationJSON),
                \(alert.evidence.map(\.text)), \(alert.actionJSON), \(alert.life.gravity.excess),
                \(alert.levelNumber), \(group.text), \(SQLTimestamp(begins)), \(alert.mutedBy))
            """
        )
    }

    /// Stores what an alert has become; one that began anew is put into a group of now.
    func update(_ alert: inout Alert, after entry: TimelineEntry) throws(PostgresError) {
        var regrouped: SQLTimestamp?
        if entry.from == .resolved, entry.to == .open {
            alert.group = try group(of: alert, at: alert.stateSince)
            regrouped = SQLTimestamp(alert.stateSince)
        }
        let life = alert.life
        try session.execute(
            """
            UPDATE alert SET revision = \(life.revision), severity = \(Int16(alert.severity.rank)),
                confidence = \(alert.confidence), state = \(life.state.rawValue),
                state_since = \(SQLTimestamp(life.stateSince)), assignee = \(life.assignee),
                resolution = \(alert.resolutionJSON), snooze = \(alert.snoozeJSON),
                regressed = \(life.isRegression), due_at = \(life.dueAt.map(SQLTimestamp.init)),
                excess = \(life.gravity.excess), data_level = \(alert.levelNumber),
                occurrences = \(life.occurrences), last_seen = \(SQLTimestamp(life.lastSeen)),
                subject = \(alert.subjectJSON), summary_fr = \(alert.summary.fr), summary_en = \(alert.summary.en),
                explanation = \(alert.explanationJSON), evidence = \(alert.evidence.map(\.text)),
                suggested_action = \(alert.actionJSON), muted_by = \(alert.mutedBy), group_id = \(alert.group?.text),
                grouped_at = COALESCE(\(regrouped), grouped_at)
            WHERE id = \(alert.rowID)
            """
        )
    }

    /// Adds a line to the timeline and returns its number.
    @discardableResult
    func add(_ entry: TimelineEntry, to alert: Alert) throws(PostgresError) -> Int64 {
        let number = try session.first(
            """
            INSERT INTO alert_timeline (alert_id, at, actor, action, detail)
            VALUES (\(alert.rowID), \(SQLTimestamp(entry.event.at)), \(entry.event.actor), \(entry.action.rawValue),
                \(SQLJSON(text: entry.detail)))
            RETURNING id
            """
        ) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) }
        return number ?? 0
    }

    /// Tells the outside, unless it is nobody's news.
    func tell(_ entry: TimelineEntry, of alert: Alert) throws(PostgresError) {
        guard entry.isNews else { return }
        try Outbox.append(entry.action.messageType, of: alert, at: now, session)
    }

    /// The group that an alert joins which begins at an instant: that of the newest alert of its platform or source
    /// that began shortly before or after, else one of its own.
    private func group(of alert: Alert, at begins: Timestamp) throws(PostgresError) -> AlertGroup {
        let gap = AlertRules.groupGap
        let from = SQLTimestamp(Timestamp(microseconds: begins.microseconds &- gap))
        let to = SQLTimestamp(Timestamp(microseconds: begins.microseconds &+ gap))
        let oldest = SQLTimestamp(Timestamp(microseconds: begins.microseconds &- AlertRules.longestGroup))
        let known = try session.first(
            """
            SELECT g.group_id FROM alert g
            WHERE g.grouped_at BETWEEN \(from) AND \(to) AND g.id <> \(alert.rowID) AND g.group_id IS NOT NULL
                AND (g.subject->>'platform' = \(alert.subject.platform)
                    OR g.subject->>'source' = \(alert.subject.source))
                AND NOT EXISTS (SELECT FROM alert o WHERE o.group_id = g.group_id AND o.grouped_at < \(oldest))
            ORDER BY g.grouped_at DESC, g.id DESC LIMIT 1
            """
        ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        return known.map { AlertGroup(text: $0) } ?? AlertGroup(beginningWith: alert.id)
    }
}

extension Alert {
    var rowID: Int64 { Int64(bitPattern: id.raw) }
    fileprivate var levelNumber: Int16? { life.gravity.level.map { Int16($0.rawValue) } }
    fileprivate var subjectJSON: SQLJSON { .written { AlertJSON.write(subject, to: &$0) } }
    fileprivate var explanationJSON: SQLJSON { .written { AlertJSON.write(explanation, to: &$0) } }
    fileprivate var actionJSON: SQLJSON { .written { AlertJSON.write(suggestedAction, to: &$0) } }
    fileprivate var resolutionJSON: SQLJSON? {
        resolution.map { resolution in .written { AlertJSON.write(resolution, to: &$0) } }
    }
    fileprivate var snoozeJSON: SQLJSON? {
        snooze.map { snooze in .written { AlertJSON.write(snooze, to: &$0) } }
    }
}

extension SQLJSON {
    static func written(_ write: (inout JSONWriter) -> Void) -> SQLJSON { SQLJSON(text: JSONWriter.text(write)) }
}
