package import Domain
import Postgres
package import Query

/// The log of what was sent, kept for thirty days.
extension SubscriptionQueries {
    private static let columns: SQL = """
        d.id, d.type, d.subject, cardinality(d.sequences) + d.more, d.state, d.attempts, d.due_at, d.created_at
        """

    private struct Row: Sendable {
        let id: Int64
        let record: DeliveryRecord

        init(_ row: borrowing PostgresRow) throws(PostgresError) {
            id = try row.decode(at: 0)
            let state: String = try row.decode(at: 4)
            let outcome = DeliveryRecord.Outcome(rawValue: state) ?? .pending
            let due = Timestamp(try row.decode(SQLTimestamp.self, at: 6))
            record = DeliveryRecord(
                id: DeliveryID(raw: UInt64(bitPattern: id)),
                type: try row.decode(at: 1),
                alert: try row.decodeIfPresent(at: 2),
                messages: Int(try row.decode(Int32.self, at: 3)),
                outcome: outcome,
                attempts: [],
                attemptCount: Int(try row.decode(Int32.self, at: 5)),
                nextAttempt: outcome == .pending ? due : nil,
                createdAt: Timestamp(try row.decode(SQLTimestamp.self, at: 7))
            )
        }
    }

    package func deliveries(
        _ id: SubscriptionID,
        _ query: DeliveryQuery
    ) async throws(StoreError) -> Page<DeliveryRecord> {
        let limit = max(query.limit, 1)
        var condition: SQL = """
            d.subscription_id = \(Int64(bitPattern: id.raw)) AND d.state = ANY(\(Self.states(query.outcomes)))
            """
        if !query.types.isEmpty { condition += " AND \(sql: FilterSQL.matches("d.type", query.types))" }
        if let from = query.from { condition += " AND d.created_at >= \(SQLTimestamp(from))" }
        if let to = query.to { condition += " AND d.created_at < \(SQLTimestamp(to))" }
        if let last = query.after?.words.first { condition += " AND d.id < \(Int64(bitPattern: last))" }
        let statement: SQL = """
            SELECT \(sql: Self.columns) FROM delivery d WHERE \(sql: condition)
            ORDER BY d.id DESC LIMIT \(Int64(limit) + 1)
            """
        let raw = Int64(bitPattern: id.raw)
        let records = try await pool.store { (session) throws(PostgresError) -> [DeliveryRecord]? in
            let known = try session.first("SELECT 1 FROM subscription WHERE id = \(raw)") {
                (row) throws(PostgresError) in try row.decode(Int32.self, at: 0)
            }
            guard known != nil else { return nil }
            return try Self.withAttempts(try session.query(statement, Row.init), session)
        }
        guard let records else { throw .notFound }
        let next = records.count > limit ? records[limit - 1] : nil
        return Page(elements: Array(records.prefix(limit)), next: next.map { Cursor(words: [$0.id.raw]) })
    }

    package func delivery(
        _ id: DeliveryID,
        of subscription: SubscriptionID
    ) async throws(StoreError) -> DeliveryRecord {
        let statement: SQL = """
            SELECT \(sql: Self.columns) FROM delivery d WHERE d.id = \(Int64(bitPattern: id.raw))
            AND d.subscription_id = \(Int64(bitPattern: subscription.raw))
            """
        let records = try await pool.store { (session) throws(PostgresError) in
            try Self.withAttempts(try session.query(statement, Row.init), session)
        }
        guard let record = records.first else { throw .notFound }
        return record
    }

    /// The last twenty attempts of each.
    private static func withAttempts(
        _ rows: [Row],
        _ session: PostgresSession
    ) throws(PostgresError) -> [DeliveryRecord] {
        let attempts = try session.query(
            """
            SELECT a.delivery_id, a.at, a.status, a.milliseconds, a.error, a.excerpt
            FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
            WHERE a.delivery_id = ANY(\(rows.map(\.id))) AND a.number > d.attempts - 20
            ORDER BY a.delivery_id, a.number
            """
        ) { (row) throws(PostgresError) -> (Int64, Attempt) in
            let attempt = Attempt(
                at: Timestamp(try row.decode(SQLTimestamp.self, at: 1)),
                status: try row.decodeIfPresent(at: 2),
                milliseconds: try row.decode(at: 3),
                error: try row.decodeIfPresent(at: 4),
                excerpt: try row.decodeIfPresent(at: 5)
            )
            return (try row.decode(at: 0), attempt)
        }
        var byDelivery: [Int64: [Attempt]] = [:]
        for (id, attempt) in attempts { byDelivery[id, default: []].append(attempt) }
        return rows.map { row in
            var record = row.record
            record.attempts = byDelivery[row.id] ?? []
            return record
        }
    }

    /// One that is still gathering counts as pending.
    private static func states(_ outcomes: [DeliveryRecord.Outcome]) -> [String] {
        outcomes.flatMap { $0 == .pending ? ["gathering", "pending"] : [$0.rawValue] }
    }

    package func replay(
        _ id: DeliveryID,
        of subscription: SubscriptionID,
        by actor: String
    ) async throws(StoreError) {
        let number = Int64(bitPattern: id.raw)
        let last: SQL = """
            d.id = (SELECT max(n.id) FROM delivery o
                JOIN delivery n ON n.subscription_id = o.subscription_id AND (n.id = o.id OR n.subject = o.subject)
                WHERE o.id = \(number))
            """
        let count = try await replay(subscription, where: "d.id = \(number)", last: last, of: [id.text], by: actor)
        // One that is under way goes out in any case.
        if count == 0 { _ = try await delivery(id, of: subscription) }
    }

    package func replay(
        _ subscription: SubscriptionID,
        from: Timestamp,
        to: Timestamp,
        outcomes: [DeliveryRecord.Outcome],
        by actor: String
    ) async throws(StoreError) -> Int {
        let condition: SQL = """
            d.created_at >= \(SQLTimestamp(from)) AND d.created_at < \(SQLTimestamp(to))
            AND d.state = ANY(\(Self.states(outcomes)))
            """
        let last: SQL = """
            \(sql: condition) AND NOT EXISTS (SELECT FROM delivery n
                WHERE n.subscription_id = d.subscription_id AND n.subject = d.subject AND n.id > d.id)
            """
        let span = [from.rfc3339, to.rfc3339]
        return try await replay(subscription, where: condition, last: last, of: span, by: actor)
    }

    /// Begins the schedule anew; only an active subscription is sent anything.
    ///
    /// Who mirrors the state of alerts is sent the last word about each, the ones that `last` means: an old one would
    /// open again what has ended.
    private func replay(
        _ subscription: SubscriptionID,
        where condition: SQL,
        last: SQL,
        of what: [String],
        by actor: String
    ) async throws(StoreError) -> Int {
        let at = now()
        let raw = Int64(bitPattern: subscription.raw)
        return try await pool.decide { (session) throws(PostgresError) -> Result<Int, StoreError> in
            let found = try session.first("SELECT status, channel FROM subscription WHERE id = \(raw) FOR SHARE") {
                (row) throws(PostgresError) in (try row.decode(String.self, at: 0), try row.decode(String.self, at: 1))
            }
            guard let (status, channel) = found else { return .failure(.notFound) }
            let gathers = DeliveryChannel(rawValue: channel)?.gathers ?? true
            guard status == Subscription.Status.active.rawValue else {
                return .failure(.illegalTransition(allowed: [Subscription.Status.active.rawValue]))
            }
            let count = try session.execute(
                """
                UPDATE delivery d SET state = 'pending', step = 0, due_at = \(SQLTimestamp(at)), finished_at = NULL,
                    leased = false
                WHERE d.subscription_id = \(raw) AND d.state <> 'gathering' AND \(sql: gathers ? condition : last)
                    -- An attempt that is under way is a replay already.
                    AND NOT (d.state = 'pending' AND d.leased AND d.due_at > \(SQLTimestamp(at)))
                """
            )
            try Self.audit("replayed", subscription, what, at: at, by: actor, session)
            if count > 0 { _ = try session.execute("SELECT pg_notify(\(Outbox.channel), '')") }
            return .success(count)
        }
    }
}
