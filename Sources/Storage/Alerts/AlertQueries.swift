package import Alerting
import Detection
package import Domain
package import Postgres
package import Query

/// Alerts as people read and move them.
package struct AlertQueries: AlertStore {
    let pool: PostgresPool
    let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    package func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert> {
        var condition = try AlertQueries.condition(query.filters)
        if let cursor = query.after { condition += " AND \(sql: try query.order.condition(after: cursor))" }
        let limit = max(query.limit, 1)
        let statement: SQL = """
            SELECT \(sql: AlertRow.columns) FROM alert a WHERE \(sql: condition)
            ORDER BY \(sql: query.order.sql) LIMIT \(Int64(limit) + 1)
            """
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(statement, AlertRow.init)
        }
        var alerts: [Alert] = []
        for row in rows.prefix(limit) { alerts.append(try row.alert()) }
        let next = rows.count > limit ? alerts.last.map(query.order.cursor) : nil
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
            switch AlertDecision.make(on: row, change, ifRevision: revision, by: actor, at: at) {
            case .failure(let error): return .failure(error)
            case .success(let decision):
                if let refusal = try decision.write(session) { return .failure(refusal) }
                return .success(decision.alert)
            }
        }
    }

    /// Those that are meant where a filter says nothing of state or mutes: not resolved, not muted.
    static func condition(_ filters: [Filter]) throws(StoreError) -> SQL {
        var condition = try FilterSQL.alerts.condition(filters)
        if !filters.contains(where: { $0.field == .state }) { condition += " AND a.state <> 'resolved'" }
        if !filters.contains(where: { $0.field == .muted }) { condition += " AND a.muted_by IS NULL" }
        return condition
    }

    static func select(_ id: AlertID) -> SQL {
        "SELECT \(sql: AlertRow.columns) FROM alert a WHERE a.id = \(Int64(bitPattern: id.raw))"
    }
}
