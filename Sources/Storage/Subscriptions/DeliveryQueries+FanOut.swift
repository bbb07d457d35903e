package import Domain
import Postgres
package import Query

extension DeliveryQueries {
    /// How long messages are kept for a subscription whose endpoint has yet to prove itself, in seconds: as long as for
    /// one that fails.
    private static let patience: Int64 = 3 * 86_400

    package func fanOut(
        limit: Int,
        at now: Timestamp,
        _ plan: @Sendable (Subscription, RoutedMessage, HourlyUse) -> DeliveryPlan
    ) async throws(StoreError) -> Int {
        try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                // Whoever holds the row turns messages into deliveries; the next one finds them done.
                let position = try session.first("SELECT sequence FROM delivery_cursor FOR UPDATE") {
                    (row) throws(PostgresError) in try row.decode(Int64.self, at: 0)
                }
                let messages = try RoutedRow.after(position ?? 0, limit: limit, session)
                guard let last = messages.last else { return 0 }
                let since = SQLTimestamp(now.advanced(bySeconds: -Self.patience))
                let active = try session.query(
                    """
                    SELECT \(sql: SubscriptionRow.columns) FROM subscription s
                    WHERE s.status = 'active' OR (s.status = 'pending' AND s.status_since > \(since))
                    """
                ) { (row) throws(PostgresError) in try SubscriptionRow(row).subscription(nil) }
                if !active.isEmpty {
                    var batch = FanOutBatch(now: now, uses: try Self.uses(of: active, at: now, session))
                    for message in messages {
                        for subscription in active where subscription.wants(message) {
                            batch.add(message, for: subscription, plan)
                        }
                    }
                    try batch.write(session)
                }
                _ = try session.execute("UPDATE delivery_cursor SET sequence = \(last.message.sequence)")
                return messages.count
            }
        }
    }

    /// What the capped subscriptions were sent in the last hour.
    private static func uses(
        of subscriptions: [Subscription],
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [SubscriptionID: HourlyUse] {
        guard subscriptions.contains(where: { $0.maxPerHour != nil }) else { return [:] }
        let hourAgo = SQLTimestamp(now.advanced(bySeconds: -3_600))
        let rows = try session.query(
            """
            SELECT s.id, count(*), min(d.created_at)
            FROM subscription s CROSS JOIN LATERAL (
                SELECT created_at FROM delivery WHERE subscription_id = s.id ORDER BY id DESC LIMIT s.max_per_hour
            ) d
            WHERE s.status <> 'disabled' AND s.max_per_hour IS NOT NULL AND d.created_at > \(hourAgo) GROUP BY s.id
            """
        ) { (row) throws(PostgresError) -> (SubscriptionID, HourlyUse) in
            let use = HourlyUse(
                count: Int(try row.decode(Int64.self, at: 1)),
                oldest: Timestamp(try row.decode(SQLTimestamp.self, at: 2))
            )
            return (SubscriptionID(raw: UInt64(bitPattern: try row.decode(at: 0))), use)
        }
        return Dictionary(rows) { first, _ in first }
    }
}

/// The deliveries that one page of messages makes.
private struct FanOutBatch {
    let now: Timestamp
    var uses: [SubscriptionID: HourlyUse]
    private var single: [(subscription: Subscription, message: RoutedMessage, due: Timestamp)] = []
    private var bundles: [BundleKey: Bundle] = [:]

    private struct BundleKey: Hashable {
        let subscription: SubscriptionID
        let bundle: String
    }

    private struct Bundle {
        let target: String
        let first: RoutedMessage
        let due: Timestamp
        var sequences: [Int64]
    }

    /// Messages that one delivery names; the rest it counts.
    private static let mostMessages = 100

    init(now: Timestamp, uses: [SubscriptionID: HourlyUse]) {
        self.now = now
        self.uses = uses
    }

    mutating func add(
        _ message: RoutedMessage,
        for subscription: Subscription,
        _ plan: (Subscription, RoutedMessage, HourlyUse) -> DeliveryPlan
    ) {
        switch plan(subscription, message, uses[subscription.id] ?? HourlyUse()) {
        case .send(let due):
            single.append((subscription, message, due))
            uses[subscription.id, default: HourlyUse()].count += 1
            if uses[subscription.id]?.oldest == nil { uses[subscription.id]?.oldest = now }
        case .gather(let name, let due):
            let key = BundleKey(subscription: subscription.id, bundle: name)
            if bundles[key] == nil {
                bundles[key] = Bundle(target: subscription.target, first: message, due: due, sequences: [])
            }
            bundles[key]?.sequences.append(message.message.sequence)
        case .drop: break
        }
    }

    func write(_ session: PostgresSession) throws(PostgresError) {
        let at = SQLTimestamp(now)
        if !single.isEmpty {
            try session.execute(
                """
                INSERT INTO delivery (subscription_id, target, type, sequences, subject, state, due_at, created_at)
                SELECT subscription, target, type, ARRAY[sequence], subject, 'pending', due, \(at)
                FROM unnest(\(single.map { Int64(bitPattern: $0.subscription.id.raw) }),
                    \(single.map(\.subscription.target)), \(single.map(\.message.message.type)),
                    \(single.map(\.message.message.sequence)), \(single.map(\.message.subject)),
                    \(single.map { SQLTimestamp($0.due) })) AS new (subscription, target, type, sequence, subject, due)
                """
            )
        }
        try bringForward(session)
        for (key, bundle) in bundles {
            let named = Array(bundle.sequences.prefix(Self.mostMessages))
            let isAlone = bundle.sequences.count == 1
            try session.execute(
                """
                INSERT INTO delivery (subscription_id, target, type, sequences, more, subject, bundle, state, due_at,
                    created_at)
                VALUES (\(Int64(bitPattern: key.subscription.raw)), \(bundle.target),
                    \(isAlone ? bundle.first.message.type : "alert.digest"), \(named),
                    \(Int32(clamping: bundle.sequences.count - named.count)),
                    \(isAlone ? bundle.first.subject : nil), \(key.bundle), 'gathering', \(SQLTimestamp(bundle.due)),
                    \(at))
                ON CONFLICT (subscription_id, bundle) WHERE state = 'gathering' DO UPDATE SET
                    type = 'alert.digest', subject = NULL,
                    sequences = (delivery.sequences || EXCLUDED.sequences)[:\(Int32(Self.mostMessages))],
                    more = delivery.more + EXCLUDED.more
                        + greatest(cardinality(delivery.sequences) + cardinality(EXCLUDED.sequences)
                            - \(Int32(Self.mostMessages)), 0)
                """
            )
        }
    }
}

extension FanOutBatch {
    /// Where words about one alert keep their order, what goes out now brings along what waits for the end of quiet
    /// hours: an incident that grew critical does not wait for morning behind its own beginning.
    fileprivate func bringForward(_ session: PostgresSession) throws(PostgresError) {
        let urgent = single.filter { !$0.subscription.channel.gathers && $0.message.subject != nil && $0.due <= now }
        guard !urgent.isEmpty else { return }
        try session.execute(
            """
            UPDATE delivery d SET due_at = \(SQLTimestamp(now))
            FROM unnest(\(urgent.map { Int64(bitPattern: $0.subscription.id.raw) }),
                \(urgent.map(\.message.subject))) AS new (subscription, subject)
            WHERE d.subscription_id = new.subscription AND d.subject = new.subject AND d.state = 'pending'
                AND NOT d.leased AND d.step = 0 AND d.due_at > \(SQLTimestamp(now))
            """
        )
    }
}

/// A message as the fan-out reads it: what subscriptions choose by, without its document.
private enum RoutedRow {
    static func after(
        _ position: Int64,
        limit: Int,
        _ session: PostgresSession
    ) throws(PostgresError) -> [RoutedMessage] {
        try session.query(
            """
            SELECT sequence, type, at, severity, platform, kind, data->>'id', data->>'group_id',
                data->>'muted_by' IS NOT NULL, \(sql: RoutedFields.columns)
            FROM outbox WHERE sequence > \(position) ORDER BY sequence LIMIT \(Int64(max(limit, 1)))
            """
        ) { (row) throws(PostgresError) in
            var message = OutboxMessage(
                sequence: try row.decode(at: 0),
                type: try row.decode(at: 1),
                at: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                json: "",
                severity: try row.decodeIfPresent(at: 3),
                platform: try row.decodeIfPresent(at: 4),
                kind: try row.decodeIfPresent(at: 5)
            )
            message.fields = try RoutedFields.read(row, at: 9)
            return RoutedMessage(
                message: message,
                subject: try row.decodeIfPresent(at: 6),
                group: try row.decodeIfPresent(at: 7),
                isMuted: try row.decode(at: 8)
            )
        }
    }
}

/// What filters compare that has no column of its own.
enum RoutedFields {
    private static let fields: [Filter.Field] = [
        .system, .source, .jurisdiction, .host, .documentType, .category, .state,
    ]

    static let columns: SQL = """
        data->'subject'->>'system', data->'subject'->>'source', data->'subject'->>'jurisdiction',
        data->'subject'->>'host', data->'subject'->>'doc_type', data->'subject'->>'category', data->>'state'
        """

    /// Reads them from the place of the first of the columns on.
    static func read(
        _ row: borrowing PostgresRow,
        at start: Int
    ) throws(PostgresError) -> [Filter.Field: String] {
        var values: [Filter.Field: String] = [:]
        for (place, field) in fields.enumerated() {
            if let value = try row.decodeIfPresent(String.self, at: start + place) { values[field] = value }
        }
        return values
    }
}
