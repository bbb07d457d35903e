import Alerting
import Domain
import Postgres
import Query

/// Which mute covers an alert: the oldest of those in force whose filters it meets.
///
/// The filters are those of every list, so that what a list shows is what a mute of the same words covers.
struct MuteMarks {
    private let session: PostgresSession
    private let at: Timestamp
    /// The name of the mute of an alert `a`, or NULL; `nil` where none is in force.
    private let name: SQL?

    /// Within the caller's transaction, which holds the outbox's lock.
    init(session: PostgresSession, at: Timestamp) throws(PostgresError) {
        self.session = session
        self.at = at
        let instant = SQLTimestamp(at)
        let inForce = try session.query(
            """
            SELECT id, filter, include_critical FROM mute
            WHERE removed_at IS NULL AND starts_at <= \(instant) AND ends_at > \(instant) ORDER BY id
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(Int64.self, at: 0), try row.decode([String].self, at: 1), try row.decode(Bool.self, at: 2))
        }
        var cases: SQL = ""
        var isAny = false
        for (id, expressions, includesCritical) in inForce {
            // One of a build that knows more fields covers nothing here.
            guard let condition = MuteMarks.condition(expressions) else { continue }
            isAny = true
            cases += " WHEN \(sql: condition)"
            if !includesCritical { cases += " AND a.kind <> 'policy.violation' AND a.severity < 3" }
            cases += " THEN \(MuteName.text(id))"
        }
        name = isAny ? "CASE\(sql: cases) END" : nil
    }

    private static func condition(_ expressions: [String]) -> SQL? {
        let filters = expressions.compactMap { try? FilterParser.parse($0, fields: MuteRecord.fields) }
        guard filters.count == expressions.count else { return nil }
        return try? FilterSQL.alerts.condition(filters)
    }

    /// Marks one alert as it is stored now; the row, a line of its timeline, and no message: the caller has one.
    func mark(_ alert: inout Alert, with writing: AlertWriting) throws(PostgresError) {
        guard name != nil || alert.mutedBy != nil else { return }
        var found: String?
        if let name {
            found =
                try session.first("SELECT \(sql: name) FROM alert a WHERE a.id = \(alert.rowID)") {
                    (row) throws(PostgresError) in try row.decodeIfPresent(String.self, at: 0)
                } ?? nil
        }
        guard let entry = try? alert.life.apply(AlertEvent(.mute(by: found), at: at)) else { return }
        try writing.update(&alert, after: entry)
        try writing.add(entry, to: alert)
    }

    /// Marks every unresolved alert whose mute is another than it was, and tells of each.
    func markAll(by actor: String = AlertEvent.vigie) throws(PostgresError) -> Int {
        let mark = name ?? "NULL::text"
        let writing = AlertWriting(session: session, now: at)
        let rows = try session.query(
            """
            SELECT \(sql: AlertRow.columns), \(sql: mark) FROM alert a
            WHERE a.state <> 'resolved' AND a.muted_by IS DISTINCT FROM \(sql: mark) ORDER BY a.id FOR UPDATE
            """
        ) { (row) throws(PostgresError) in
            (try AlertRow(row), try row.decodeIfPresent(String.self, at: AlertRow.count))
        }
        var count = 0
        for (row, found) in rows {
            guard var alert = try? row.alert(),
                let entry = try? alert.life.apply(AlertEvent(.mute(by: found), by: actor, at: at))
            else { continue }
            try writing.update(&alert, after: entry)
            try writing.add(entry, to: alert)
            try writing.tell(entry, of: alert)
            count += 1
        }
        return count
    }

    /// Lets mutes begin and end whose time has come; returns how many alerts were marked anew.
    static func turn(_ pool: PostgresPool, at: Timestamp) async throws(StoreError) -> Int {
        let instant = SQLTimestamp(at)
        let due: SQL = """
            (phase = 0 AND starts_at <= \(instant)
                OR phase < 2 AND (ends_at <= \(instant) OR removed_at IS NOT NULL))
            """
        return try await pool.store { (session) throws(PostgresError) in
            let isAny = try session.first("SELECT EXISTS (SELECT FROM mute WHERE phase < 2 AND \(sql: due))") {
                (row) throws(PostgresError) in try row.decode(Bool.self, at: 0)
            }
            guard isAny == true else { return 0 }
            return try session.transaction { (session) throws(PostgresError) in
                try Outbox.lock(session)
                return try settle(session, at: at)
            }
        }
    }

    /// The same within a transaction that holds the outbox's lock.
    static func settle(
        _ session: PostgresSession,
        at: Timestamp,
        by actor: String = AlertEvent.vigie
    ) throws(PostgresError) -> Int {
        let instant = SQLTimestamp(at)
        try session.execute(
            """
            UPDATE mute SET phase = CASE WHEN ends_at <= \(instant) OR removed_at IS NOT NULL THEN 2
                WHEN starts_at <= \(instant) THEN 1 ELSE 0 END
            WHERE phase < 2
            """
        )
        return try MuteMarks(session: session, at: at).markAll(by: actor)
    }
}

/// `mut_` and the number of the row.
enum MuteName {
    static func text(_ id: Int64) -> String { "mut_" + Base32.encode([UInt64(bitPattern: id)]) }

    static func id(_ text: String) -> Int64? {
        guard text.hasPrefix("mut_"), let words = Base32.decode(text.dropFirst(4).utf8, words: 1) else { return nil }
        return Int64(bitPattern: words[0])
    }
}
