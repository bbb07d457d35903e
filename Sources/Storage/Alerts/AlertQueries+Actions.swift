import Alerting
package import Domain
import Postgres
package import Query

extension AlertQueries {
    package func change(
        matching filters: [Filter],
        _ change: AlertChange,
        isDryRun: Bool,
        by actor: String
    ) async throws(StoreError) -> AlertActions {
        let condition = try AlertQueries.condition(filters)
        let most = AlertActions.most
        let ids = try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT a.id FROM alert a WHERE \(sql: condition)
                ORDER BY a.severity DESC, a.last_seen DESC, a.id DESC LIMIT \(Int64(most) + 1)
                """
            ) { (row) throws(PostgresError) in AlertID(raw: UInt64(bitPattern: try row.decode(Int64.self, at: 0))) }
        }
        var actions = AlertActions(matched: min(ids.count, most), hasMore: ids.count > most)
        // A few at a time: whoever records new sights waits for as long as one transaction lasts.
        var rest = ids.prefix(most)
        while !rest.isEmpty {
            let part = Array(rest.prefix(AlertQueries.atOnce))
            rest = rest.dropFirst(part.count)
            actions.add(try await act(on: part, change, condition, isDryRun: isDryRun, by: actor))
        }
        return actions
    }

    private static let atOnce = 50

    /// Alerts that do not match any more since they were listed are left alone.
    private func act(
        on ids: [AlertID],
        _ change: AlertChange,
        _ condition: SQL,
        isDryRun: Bool,
        by actor: String
    ) async throws(StoreError) -> AlertActions {
        let at = now()
        let numbers = ids.map { Int64(bitPattern: $0.raw) }
        return try await pool.decide { (session) throws(PostgresError) -> Result<AlertActions, StoreError> in
            if !isDryRun { try Outbox.lock(session) }
            var statement: SQL = """
                SELECT \(sql: AlertRow.columns) FROM alert a WHERE a.id = ANY(\(numbers)) AND \(sql: condition)
                ORDER BY a.id
                """
            if !isDryRun { statement += " FOR UPDATE" }
            var actions = AlertActions()
            for row in try session.query(statement, AlertRow.init) {
                switch AlertDecision.make(on: row, change, ifRevision: nil, by: actor, at: at) {
                case .failure(let error): actions.refused.append(.init(id: row.alertID, error: error))
                case .success(let decision) where decision.entries.isEmpty: actions.unchanged += 1
                case .success(let decision):
                    if !isDryRun, let refusal = try decision.write(session) {
                        actions.refused.append(.init(id: row.alertID, error: refusal))
                    } else {
                        actions.changed.append(row.alertID)
                    }
                }
            }
            return .success(actions)
        }
    }
}

extension AlertActions {
    fileprivate mutating func add(_ other: AlertActions) {
        changed += other.changed
        unchanged += other.unchanged
        refused += other.refused
    }
}
