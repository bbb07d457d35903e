package import Crypto
package import Domain
package import Postgres
package import Query

/// Messages on their way out: what the workers of the delivery take, and where they write what became of it.
///
/// Several processes may work at once: the position is one locked row, and a delivery is leased to one of them.
package struct DeliveryQueries: DeliveryQueue {
    let pool: PostgresPool
    let box: SecretBox
    /// Says `delivered` as soon as a delivery is leased: the bug that a test of the delivery must find.
    let marksBeforeSending: Bool

    package init(pool: PostgresPool, pepper: SymmetricKey, marksBeforeSending: Bool = false) {
        self.pool = pool
        box = SecretBox(pepper: pepper)
        self.marksBeforeSending = marksBeforeSending
    }

    package func nextDue(excluding targets: [String]) async throws(StoreError) -> Timestamp? {
        try await pool.store { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT min(d.due_at) FROM (
                    SELECT DISTINCT target FROM subscription WHERE status = 'active' AND target <> ALL(\(targets))
                ) t CROSS JOIN LATERAL (
                    SELECT due_at FROM delivery WHERE target = t.target AND state IN ('gathering', 'pending')
                    ORDER BY due_at LIMIT 1
                ) d
                """
            ) { (row) throws(PostgresError) in try row.decodeIfPresent(SQLTimestamp.self, at: 0) }
        }
        .flatMap { $0 }.map { Timestamp($0) }
    }

    package func hurry(_ target: String, at now: Timestamp) async throws(StoreError) {
        let at = SQLTimestamp(now)
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE delivery SET due_at = \(at)
                -- What somebody else holds is being changed by them: waiting for it could be waiting for each other.
                WHERE id IN (
                    SELECT id FROM delivery
                    WHERE target = \(target) AND state = 'pending' AND NOT leased AND step > 0 AND due_at > \(at)
                    ORDER BY id FOR UPDATE SKIP LOCKED
                )
                """
            )
        }
    }

    package func active(_ channel: DeliveryChannel) async throws(StoreError) -> [Subscription] {
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT \(sql: SubscriptionRow.columns) FROM subscription s
                WHERE s.status = 'active' AND s.channel = \(channel.rawValue) ORDER BY s.id
                """,
                SubscriptionRow.init
            )
        }
        return rows.map { $0.subscription(box) }
    }
}
