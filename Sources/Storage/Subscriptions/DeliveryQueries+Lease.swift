package import Domain
import Postgres
package import Query

extension DeliveryQueries {
    /// The longest document that is sent whole, in bytes; of a longer one the evidence goes first.
    private static let longestDocument: Int32 = 20_000

    package func lease(
        at now: Timestamp,
        for lease: Duration,
        room: [String: Int],
        otherwise: Int,
        limit: Int
    ) async throws(StoreError) -> [LeasedDelivery] {
        let at = SQLTimestamp(now)
        let end = SQLTimestamp(microsecondsSince1970: now.microseconds &+ lease.microseconds)
        let (box, marksBeforeSending) = (box, marksBeforeSending)
        return try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                // A lease that a crash forgets only means one more attempt.
                try session.execute("SET LOCAL synchronous_commit = off")
                let leased = try session.query(
                    Self.take(at, until: end, room, otherwise, limit, marksBeforeSending),
                    LeasedRow.init
                )
                guard !leased.isEmpty else { return [] }
                return try Self.load(leased, box, at: now, session)
            }
        }
    }

    private static func take(
        _ at: SQLTimestamp,
        until end: SQLTimestamp,
        _ room: [String: Int],
        _ otherwise: Int,
        _ limit: Int,
        _ marksBeforeSending: Bool
    ) -> SQL {
        """
        UPDATE delivery SET state = \(marksBeforeSending ? "delivered" : "pending"), leased = true, due_at = \(end)
        FROM (
            SELECT d.id, d.due_at FROM (
                SELECT DISTINCT s.target, COALESCE(c.room, \(Int64(otherwise))) AS room
                FROM subscription s
                LEFT JOIN unnest(\(Array(room.keys)), \(room.values.map { Int64($0) })) AS c (target, room)
                    ON c.target = s.target
                WHERE s.status = 'active'
            ) t CROSS JOIN LATERAL (
                -- One that shares the target and is not active yet waits.
                SELECT w.id, w.due_at
                FROM delivery w JOIN subscription a ON a.id = w.subscription_id AND a.status = 'active'
                WHERE w.target = t.target AND w.state IN ('gathering', 'pending') AND w.due_at <= \(at)
                    -- Where the last word is the state of an alert, words keep their order; nobody else is asked.
                    AND (a.channel NOT IN ('alertmanager', 'pagerduty') OR NOT EXISTS (
                        SELECT FROM delivery e WHERE e.subscription_id = w.subscription_id AND e.subject = w.subject
                            AND e.id < w.id AND e.state = 'pending'))
                ORDER BY w.due_at, w.id LIMIT t.room FOR UPDATE OF w SKIP LOCKED
            ) d
            ORDER BY d.due_at LIMIT \(Int64(limit))
        ) due
        WHERE delivery.id = due.id
        RETURNING delivery.id, delivery.subscription_id, delivery.type, delivery.bundle, delivery.sequences,
            delivery.more, delivery.attempts, delivery.step, due.due_at
        """
    }

    private struct LeasedRow: Sendable {
        let id: Int64
        let subscription: Int64
        let type: String
        let bundle: String?
        let sequences: [Int64]
        let more: Int32
        let attempts: Int32
        let step: Int32
        let due: SQLTimestamp

        init(_ row: borrowing PostgresRow) throws(PostgresError) {
            id = try row.decode(at: 0)
            subscription = try row.decode(at: 1)
            type = try row.decode(at: 2)
            bundle = try row.decodeIfPresent(at: 3)
            sequences = try row.decode(at: 4)
            more = try row.decode(at: 5)
            attempts = try row.decode(at: 6)
            step = try row.decode(at: 7)
            due = try row.decode(at: 8)
        }
    }

    /// The subscriptions and the messages of what was taken.
    private static func load(
        _ leased: [LeasedRow],
        _ box: SecretBox,
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [LeasedDelivery] {
        let rows = try session.query(
            """
            SELECT \(sql: SubscriptionRow.columns) FROM subscription s
            WHERE s.id = ANY(\(Array(Set(leased.map(\.subscription)))))
            """,
            SubscriptionRow.init
        )
        var subscriptions: [Int64: (Subscription, SigningSecrets)] = [:]
        for row in rows {
            subscriptions[Int64(bitPattern: row.identifier.raw)] = (row.subscription(box), row.secrets(box, at: now))
        }
        let messages = try messages(Array(Set(leased.flatMap(\.sequences))), session)
        return leased.compactMap { row in
            guard let (subscription, secrets) = subscriptions[row.subscription] else { return nil }
            return LeasedDelivery(
                id: DeliveryID(raw: UInt64(bitPattern: row.id)),
                subscription: subscription,
                secrets: secrets,
                type: row.type,
                bundle: row.bundle,
                messages: row.sequences.compactMap { messages[$0] },
                more: Int(row.more),
                attempts: Int(row.attempts),
                step: Int(row.step),
                dueAt: Timestamp(row.due)
            )
        }
    }

    private static func messages(
        _ sequences: [Int64],
        _ session: PostgresSession
    ) throws(PostgresError) -> [Int64: OutboxMessage] {
        let messages = try session.query(
            """
            SELECT sequence, type, at, severity, platform, kind,
                CASE WHEN octet_length(data::text) <= \(longestDocument) THEN data::text
                    WHEN octet_length((data #- '{evidence,events}')::text) <= \(longestDocument)
                    THEN (data #- '{evidence,events}' || '{"truncated": ["evidence.events"]}')::text
                    ELSE (data - 'evidence' - 'explanation' || '{"truncated": ["evidence", "explanation"]}')::text END
            FROM outbox WHERE sequence = ANY(\(sequences))
            """
        ) { (row) throws(PostgresError) in
            OutboxMessage(
                sequence: try row.decode(at: 0),
                type: try row.decode(at: 1),
                at: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                json: try row.decode(at: 6),
                severity: try row.decodeIfPresent(at: 3),
                platform: try row.decodeIfPresent(at: 4),
                kind: try row.decodeIfPresent(at: 5)
            )
        }
        var bySequence: [Int64: OutboxMessage] = [:]
        for message in messages { bySequence[message.sequence] = message }
        return bySequence
    }
}

extension Duration {
    /// Whole microseconds.
    package var microseconds: Int64 {
        components.seconds &* 1_000_000 &+ components.attoseconds / 1_000_000_000_000
    }
}
