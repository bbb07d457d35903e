package import Domain
import Postgres
package import Query

extension DeliveryQueries {
    package func record(
        _ results: [DeliveryResult],
        patience: Duration,
        at now: Timestamp
    ) async throws(StoreError) {
        guard !results.isEmpty else { return }
        let failingBefore = SQLTimestamp(microsecondsSince1970: now.microseconds &- patience.microseconds)
        try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                // Before any row of `alert` is touched, as everyone who writes the outbox does.
                try Outbox.lock(session)
                // Forgotten by a crash, a result only means one more attempt.
                try session.execute("SET LOCAL synchronous_commit = off")
                // Subscriptions before their deliveries, as everyone who changes them does.
                let subscriptions = Set(results.map { Int64(bitPattern: $0.subscription.raw) }).sorted()
                try session.execute(
                    "SELECT FROM subscription WHERE id = ANY(\(subscriptions)) ORDER BY id FOR NO KEY UPDATE"
                )
                try Self.writeAttempts(results, session)
                try Self.moveOn(results, at: now, session)
                try Self.tellAlerts(results, at: now, session)
                try Self.judge(results, failingBefore: failingBefore, at: now, session)
            }
        }
    }

    /// The log; what was deleted meanwhile has none.
    private static func writeAttempts(
        _ results: [DeliveryResult],
        _ session: PostgresSession
    ) throws(PostgresError) {
        let attempts = results.map(\.attempt)
        try session.execute(
            """
            INSERT INTO delivery_attempt (delivery_id, number, at, status, milliseconds, error, excerpt)
            SELECT new.id, new.number, new.at, new.status, new.milliseconds, new.error, new.excerpt
            FROM unnest(\(results.map { Int64(bitPattern: $0.id.raw) }),
                \(results.map { Int32(clamping: $0.attemptsBefore + 1) }), \(attempts.map { SQLTimestamp($0.at) }),
                \(attempts.map(\.status)), \(attempts.map(\.milliseconds)), \(attempts.map(\.error)),
                \(attempts.map(\.excerpt))) AS new (id, number, at, status, milliseconds, error, excerpt)
            JOIN delivery ON delivery.id = new.id
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// A success counts whenever it comes; a failure only from who held the delivery last.
    private static func moveOn(
        _ results: [DeliveryResult],
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let states = results.map { result in
            switch result.verdict {
            case .delivered: "delivered"
            case .retry: "pending"
            case .failed, .gone: "failed"
            }
        }
        let due = results.map { result in
            if case .retry(let at) = result.verdict { SQLTimestamp(at) } else { SQLTimestamp(now) }
        }
        try session.execute(
            """
            UPDATE delivery SET state = new.state, attempts = delivery.attempts + 1, step = delivery.step + 1,
                due_at = new.due, leased = false,
                finished_at = CASE WHEN new.state <> 'pending' THEN \(SQLTimestamp(now)) END
            FROM unnest(\(results.map { Int64(bitPattern: $0.id.raw) }), \(states), \(due),
                \(results.map { Int32(clamping: $0.attemptsBefore) })) AS new (id, state, due, attempts)
            WHERE delivery.id = new.id AND CASE WHEN new.state = 'delivered' THEN delivery.state <> 'delivered'
                ELSE delivery.state IN ('gathering', 'pending') AND delivery.attempts = new.attempts END
            """
        )
    }

    /// Each alert's own story says who was told of it.
    private static func tellAlerts(
        _ results: [DeliveryResult],
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let final = results.filter { if case .retry = $0.verdict { false } else { true } }
        guard !final.isEmpty else { return }
        let details = final.map { result in
            JSONWriter.text { json in
                json.object { json in
                    json.member("subscription", result.subscription.text)
                    json.member("delivery", result.id.text)
                    json.member("outcome", result.verdict == .delivered ? "delivered" : "failed")
                    json.member("status", result.attempt.status)
                }
            }
        }
        try session.execute(
            """
            INSERT INTO alert_timeline (alert_id, at, actor, action, detail)
            SELECT DISTINCT ON (a.id, new.id) a.id, \(SQLTimestamp(now)), 'vigie', 'delivered', new.detail::jsonb
            FROM unnest(\(final.map { Int64(bitPattern: $0.id.raw) }), \(details)) AS new (id, detail)
            JOIN delivery d ON d.id = new.id
            JOIN outbox o ON o.sequence = ANY(d.sequences) AND o.type LIKE 'alert.%'
            JOIN alert a ON a.number = (o.data->>'number')::bigint
            ORDER BY a.id, new.id
            """
        )
    }

    /// Keeps count of how long a receiver fails, and ends what failed too long.
    private static func judge(
        _ results: [DeliveryResult],
        failingBefore: SQLTimestamp,
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        func ids(_ isMeant: (DeliveryResult) -> Bool) -> [Int64] {
            Array(Set(results.filter(isMeant).map { Int64(bitPattern: $0.subscription.raw) })).sorted()
        }
        let well = ids { $0.verdict == .delivered }
        let gone = ids { $0.verdict == .gone }
        let failing = ids { $0.verdict != .delivered }.filter { !well.contains($0) }
        if !well.isEmpty {
            try session.execute(
                """
                UPDATE subscription SET failing_since = NULL
                WHERE id = ANY(\(well)) AND failing_since IS NOT NULL
                """
            )
        }
        guard !failing.isEmpty || !gone.isEmpty else { return }
        let at = SQLTimestamp(now)
        try session.execute(
            """
            UPDATE subscription SET failing_since = \(at) WHERE id = ANY(\(failing)) AND failing_since IS NULL
            """
        )
        let ended = try session.query(
            """
            UPDATE subscription s SET status = 'disabled', revision = revision + 1, status_since = \(at),
                status_reason = CASE WHEN s.id = ANY(\(gone)) THEN 'gone' ELSE 'failing' END
            WHERE s.status = 'active'
                AND (s.id = ANY(\(gone)) OR (s.id = ANY(\(failing)) AND s.failing_since <= \(failingBefore)))
            RETURNING \(sql: SubscriptionRow.columns)
            """
        ) { (row) throws(PostgresError) in try SubscriptionRow(row).subscription(nil) }
        for subscription in ended { try end(subscription, at: now, session) }
    }

    private static func end(
        _ subscription: Subscription,
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        try SubscriptionQueries.giveUp(Int64(bitPattern: subscription.id.raw), at: now, session)
        try SubscriptionQueries.audit("disabled", subscription.id, [], at: now, by: "vigie", session)
        let data = JSONWriter.text { json in
            json.object { json in
                json.member("id", subscription.id.text)
                json.member("name", subscription.name)
                json.member("channel", subscription.channel.rawValue)
                json.member("reason", subscription.statusReason)
                json.member("failing_since", subscription.failingSince?.rfc3339)
                json.member("links") { $0.member("self", "/v1/subscriptions/\(subscription.id.text)") }
            }
        }
        try Outbox.append(Subscription.disabledType, SQLJSON(text: data), at: now, session)
    }
}
