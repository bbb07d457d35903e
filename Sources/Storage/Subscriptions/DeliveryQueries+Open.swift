import Alerting
import Detection
package import Domain
import Postgres
package import Query

extension DeliveryQueries {
    package func openAlerts(
        after id: Int64,
        limit: Int
    ) async throws(StoreError) -> [(id: Int64, message: RoutedMessage)] {
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT \(sql: AlertRow.columns) FROM alert a WHERE a.state <> 'resolved' AND a.id > \(id)
                ORDER BY a.id LIMIT \(Int64(max(limit, 1)))
                """,
                AlertRow.init
            )
        }
        // One that a later build wrote is no reason to forget the others.
        return rows.compactMap { row in (try? row.alert()).map { (Int64(bitPattern: $0.id.raw), $0.reminder) } }
    }
}

extension Alert {
    /// What an Alertmanager is reminded of it with.
    fileprivate var reminder: RoutedMessage {
        var message = OutboxMessage(
            sequence: 0,
            type: "alert.updated",
            at: lastSeen,
            json: AlertJSON.text(of: self),
            severity: severity.rawValue,
            platform: subject.platform,
            kind: kind.rawValue
        )
        message.fields[.state] = state.rawValue
        message.fields[.system] = subject.system
        message.fields[.source] = subject.source
        message.fields[.jurisdiction] = subject.jurisdiction
        message.fields[.host] = subject.host
        message.fields[.documentType] = subject.documentType
        message.fields[.category] = subject.category
        return RoutedMessage(message: message, subject: id.text)
    }
}
