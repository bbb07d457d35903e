package import Domain
package import Postgres
package import Query

/// The messages for the outside, in the order of their commits.
package struct OutboxQueries: OutboxReader {
    private let pool: PostgresPool
    private let bell: OutboxBell

    /// `bell` must run as a service for `wakeUps` to yield.
    package init(pool: PostgresPool, bell: OutboxBell) {
        self.pool = pool
        self.bell = bell
    }

    package func messages(after sequence: Int64, limit: Int) async throws(StoreError) -> [OutboxMessage] {
        try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT sequence, type, at, data::text, severity, platform, kind, \(sql: RoutedFields.columns) FROM outbox
                WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(Int64(max(limit, 1)))
                """
            ) { (row) throws(PostgresError) in
                var message = OutboxMessage(
                    sequence: try row.decode(at: 0),
                    type: try row.decode(at: 1),
                    at: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                    json: try row.decode(at: 3),
                    severity: try row.decodeIfPresent(at: 4),
                    platform: try row.decodeIfPresent(at: 5),
                    kind: try row.decodeIfPresent(at: 6)
                )
                message.fields = try RoutedFields.read(row, at: 7)
                return message
            }
        }
    }

    /// Where nothing is left, the sequence itself knows the last number that was given, if this role may look at it;
    /// else the newest is 0.
    package func bounds() async throws(StoreError) -> (oldest: Int64, newest: Int64) {
        let bounds = try await pool.store { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT min(sequence), COALESCE(max(sequence),
                    pg_sequence_last_value(pg_get_serial_sequence('outbox', 'sequence')::regclass), 0)
                FROM outbox
                """
            ) { (row) throws(PostgresError) -> (Int64?, Int64) in
                (try row.decodeIfPresent(at: 0), try row.decode(at: 1))
            }
        }
        guard let (oldest, newest) = bounds else { throw .failed("no bounds") }
        return (oldest ?? newest + 1, newest)
    }

    package func wakeUps() -> AsyncStream<Void> { bell.listen() }
}
