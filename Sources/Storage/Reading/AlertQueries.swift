package import Alerting
import Detection
package import Domain
package import Postgres
package import Query

/// Alerts as people read and move them.
package struct AlertQueries: AlertStore {
    private let pool: PostgresPool
    private let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    /// The most severe first, then those seen last.
    package func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert> {
        var condition = try FilterSQL.alerts.condition(query.filters)
        if !query.filters.contains(where: { $0.field == .state }) { condition += " AND a.state <> 'resolved'" }
        if let cursor = query.after {
            guard cursor.words.count == 3, let severity = Int16(exactly: cursor.words[0]) else {
                throw .refused("cursor")
            }
            let lastSeen = Timestamp(microseconds: Int64(bitPattern: cursor.words[1]))
            guard TrendQueries.canHold(lastSeen) else { throw .refused("cursor") }
            let seen = SQLTimestamp(lastSeen)
            condition += """
                 AND (a.severity, a.last_seen, a.id) < (\(severity), \(seen), \(Int64(bitPattern: cursor.words[2])))
                """
        }
        let limit = max(query.limit, 1)
        let statement: SQL = """
            SELECT \(sql: AlertRow.columns) FROM alert a WHERE \(sql: condition)
            ORDER BY a.severity DESC, a.last_seen DESC, a.id DESC LIMIT \(Int64(limit) + 1)
            """
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(statement, AlertRow.init)
        }
        var alerts: [Alert] = []
        for row in rows.prefix(limit) { alerts.append(try row.alert()) }
        let next = rows.count > limit ? alerts.last.map(AlertQueries.cursor) : nil
        return Page(elements: alerts, next: next)
    }

    package func alert(_ id: AlertID) async throws(StoreError) -> Alert {
        let row = try await pool.store { (session) throws(PostgresError) in
            try session.first(AlertQueries.select(id), AlertRow.init)
        }
        guard let row else { throw .notFound }
        return try row.alert()
    }

    package func change(
        _ id: AlertID,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Alert {
        let at = now()
        return try await pool.decide { (session) throws(PostgresError) -> Result<Alert, StoreError> in
            // Before any row is locked, as everyone who writes the outbox does: one order, so no deadlock.
            try Outbox.lock(session)
            guard let row = try session.first(AlertQueries.select(id) + " FOR UPDATE", AlertRow.init) else {
                return .failure(.notFound)
            }
            let step = AlertStep.decide(row, change, ifRevision: revision, at: at)
            guard case .success(let step) = step, let move = step.move else { return step.map(\.alert) }
            if move.action == "reopened", try AlertQueries.isAnotherOpen(step.alert, session) {
                return .failure(.conflict("dedup_key"))
            }
            try AlertQueries.write(step.alert, move, at: at, by: actor, session)
            return .success(step.alert)
        }
    }

    private static func select(_ id: AlertID) -> SQL {
        "SELECT \(sql: AlertRow.columns) FROM alert a WHERE a.id = \(Int64(bitPattern: id.raw))"
    }

    /// The same trouble came back under a new alert since: that one is to be handled.
    private static func isAnotherOpen(_ alert: Alert, _ session: PostgresSession) throws(PostgresError) -> Bool {
        try session.first(
            """
            SELECT EXISTS (SELECT FROM alert WHERE dedup_key = \(alert.dedupKey) AND state <> 'resolved')
            """
        ) { (row) throws(PostgresError) in try row.decode(Bool.self, at: 0) } ?? false
    }

    private static func cursor(_ alert: Alert) -> Cursor {
        Cursor(words: [UInt64(alert.severity.rank), UInt64(bitPattern: alert.lastSeen.microseconds), alert.id.raw])
    }

    /// The row, its timeline, the audit trail and the message for the outside.
    private static func write(
        _ alert: Alert,
        _ move: AlertStep.Move,
        at: Timestamp,
        by actor: String,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let id = Int64(bitPattern: alert.id.raw)
        let instant = SQLTimestamp(at)
        let resolution = alert.resolution.map { resolution in
            SQLJSON(text: JSONWriter.text { AlertJSON.write(resolution, to: &$0) })
        }
        let detail = SQLJSON(text: move.detail)
        _ = try session.execute(
            """
            UPDATE alert SET revision = \(alert.revision), state = \(alert.state.rawValue),
                state_since = \(SQLTimestamp(alert.stateSince)), assignee = \(alert.assignee), resolution = \(resolution)
            WHERE id = \(id)
            """
        )
        _ = try session.execute(
            """
            INSERT INTO alert_timeline (alert_id, at, actor, action, detail)
            VALUES (\(id), \(instant), \(actor), \(move.action), \(detail))
            """
        )
        try AuditTrail.append("alert.\(move.action)", alert.id.text, detail, at: at, by: actor, session)
        try Outbox.append(move.messageType, of: alert, at: at, session)
    }
}
