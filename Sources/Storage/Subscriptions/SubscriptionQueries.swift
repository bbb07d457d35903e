package import Crypto
package import Domain
package import Postgres
package import Query

/// Subscriptions as people read and change them.
package struct SubscriptionQueries: SubscriptionStore {
    let pool: PostgresPool
    let box: SecretBox
    let now: Now

    /// How long the old secret signs too, in seconds.
    package static let rotation: Int64 = 86_400
    /// Subscriptions there may be.
    package static let most = 500

    package init(pool: PostgresPool, pepper: SymmetricKey, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        box = SecretBox(pepper: pepper)
        self.now = now
    }

    package func subscriptions(limit: Int, after: Cursor?) async throws(StoreError) -> Page<Subscription> {
        let last = after.flatMap(\.words.first).map { Int64(bitPattern: $0) } ?? -1
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT \(sql: SubscriptionRow.columns) FROM subscription s WHERE s.id > \(last)
                ORDER BY s.id LIMIT \(Int64(max(limit, 1)) + 1)
                """,
                SubscriptionRow.init
            )
        }
        let page = rows.prefix(max(limit, 1)).map { $0.subscription(box) }
        let next = rows.count > page.count ? page.last.map { Cursor(words: [$0.id.raw]) } : nil
        return Page(elements: page, next: next)
    }

    package func subscription(_ id: SubscriptionID) async throws(StoreError) -> Subscription {
        try await row(id).subscription(box)
    }

    package func signingSecrets(_ id: SubscriptionID) async throws(StoreError) -> SigningSecrets {
        try await row(id).secrets(box, at: now())
    }

    private func row(_ id: SubscriptionID) async throws(StoreError) -> SubscriptionRow {
        let row = try await pool.store { (session) throws(PostgresError) in
            try session.first(SubscriptionQueries.select(id), SubscriptionRow.init)
        }
        guard let row else { throw .notFound }
        return row
    }

    static func select(_ id: SubscriptionID) -> SQL {
        "SELECT \(sql: SubscriptionRow.columns) FROM subscription s WHERE s.id = \(Int64(bitPattern: id.raw))"
    }

    package func create(
        _ change: SubscriptionChange,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String?) {
        guard let name = change.name, let channel = change.channel, let target = change.target else {
            throw .refused("subscription")
        }
        let at = now()
        let secret = channel.isSigned ? WebhookSecret() : nil
        let box = box
        let row = try await pool.decide { (session) throws(PostgresError) -> Result<SubscriptionRow, StoreError> in
            let count = try session.first("SELECT count(*) FROM subscription") { (row) throws(PostgresError) in
                try row.decode(Int64.self, at: 0)
            }
            guard count ?? 0 < SubscriptionQueries.most else { return .failure(.refused("too_many")) }
            let id = try session.first(
                """
                INSERT INTO subscription (name, channel, target, endpoint, events, filters, detail, grouped, language,
                    quiet, digest_seconds, max_per_hour, status, status_reason, status_since, created_at, created_by)
                VALUES (\(name), \(channel.rawValue), \(target), '', \(change.events ?? ["alert.*"]),
                    \(change.filters ?? []), \((change.detail ?? .full).rawValue), \(change.isGrouped ?? false),
                    \((change.language ?? .french).rawValue),
                    \((change.quiet ?? nil).map { SQLJSON(text: SubscriptionCodec.text(of: $0)) }),
                    \(change.digestSeconds ?? nil), \(change.maxPerHour ?? nil),
                    \((change.status ?? .pending).rawValue), \(change.statusReason), \(SQLTimestamp(at)),
                    \(SQLTimestamp(at)), \(actor))
                RETURNING id
                """
            ) { (row) throws(PostgresError) in SubscriptionID(raw: UInt64(bitPattern: try row.decode(at: 0))) }
            guard let id else { return .failure(.failed("subscription not written")) }
            try SubscriptionQueries.seal(id, change.endpoint ?? Endpoint(), secret, box, session)
            try SubscriptionQueries.audit("created", id, change.members, at: at, by: actor, session)
            let row = try session.first(SubscriptionQueries.select(id), SubscriptionRow.init)
            return row.map { .success($0) } ?? .failure(.notFound)
        }
        return (row.subscription(box), secret?.text)
    }

    /// The sealed columns, which know the row's name.
    private static func seal(
        _ id: SubscriptionID,
        _ endpoint: Endpoint,
        _ secret: WebhookSecret?,
        _ box: SecretBox,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let place = SubscriptionRow.place(id, "endpoint")
        let sealed = box.seal(SubscriptionCodec.bytes(of: endpoint), at: place) ?? []
        let key = secret.flatMap { box.seal($0.bytes, at: SubscriptionRow.place(id, "secret")) }
        try session.execute(
            """
            UPDATE subscription SET endpoint = \(sealed), secret = COALESCE(\(key), secret)
            WHERE id = \(Int64(bitPattern: id.raw))
            """
        )
    }

    static func audit(
        _ action: String,
        _ id: SubscriptionID,
        _ members: [String],
        at: Timestamp,
        by actor: String,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let detail = JSONWriter.text { json in json.object { $0.member("changed", members) } }
        try AuditTrail.append("subscription.\(action)", id.text, SQLJSON(text: detail), at: at, by: actor, session)
    }

    package func change(
        _ id: SubscriptionID,
        _ change: SubscriptionChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Subscription {
        let at = now()
        let box = box
        let row = try await pool.decide { (session) throws(PostgresError) -> Result<SubscriptionRow, StoreError> in
            let locked = SubscriptionQueries.select(id) + " FOR UPDATE"
            guard let old = try session.first(locked, SubscriptionRow.init)?.subscription(box) else {
                return .failure(.notFound)
            }
            if let revision, revision != old.revision { return .failure(.staleRevision(current: old.revision)) }
            try SubscriptionQueries.write(change, over: old, at: at, session)
            if let endpoint = change.endpoint { try SubscriptionQueries.seal(id, endpoint, nil, box, session) }
            try SubscriptionQueries.audit("changed", id, change.members, at: at, by: actor, session)
            let row = try session.first(SubscriptionQueries.select(id), SubscriptionRow.init)
            return row.map { .success($0) } ?? .failure(.notFound)
        }
        return row.subscription(box)
    }

    private static func write(
        _ change: SubscriptionChange,
        over old: Subscription,
        at: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let status = change.status ?? old.status
        let moved = status != old.status
        let quiet = change.quiet ?? old.quiet
        let id = Int64(bitPattern: old.id.raw)
        try session.execute(
            """
            UPDATE subscription SET revision = revision + 1, name = \(change.name ?? old.name),
                target = \(change.target ?? old.target), events = \(change.events ?? old.events),
                filters = \(change.filters ?? old.filters), detail = \((change.detail ?? old.detail).rawValue),
                grouped = \(change.isGrouped ?? old.isGrouped),
                language = \((change.language ?? old.language).rawValue),
                quiet = \(quiet.map { SQLJSON(text: SubscriptionCodec.text(of: $0)) }),
                digest_seconds = \(change.digestSeconds ?? old.digestSeconds),
                max_per_hour = \(change.maxPerHour ?? old.maxPerHour), status = \(status.rawValue),
                status_reason = \(moved ? change.statusReason : old.statusReason),
                status_since = \(SQLTimestamp(moved ? at : old.statusSince)),
                failing_since = CASE WHEN \(moved) THEN NULL ELSE failing_since END
            WHERE id = \(id)
            """
        )
        if let target = change.target, target != old.target {
            try session.execute(
                """
                UPDATE delivery SET target = \(target)
                WHERE subscription_id = \(id) AND state IN ('gathering', 'pending')
                """
            )
        }
        if moved, status == .disabled { try SubscriptionQueries.giveUp(id, at: at, session) }
    }

    /// What waits for an ended subscription is kept as failed, so that it can be replayed.
    static func giveUp(_ id: Int64, at: Timestamp, _ session: PostgresSession) throws(PostgresError) {
        try session.execute(
            """
            UPDATE delivery SET state = 'failed', finished_at = \(SQLTimestamp(at))
            WHERE subscription_id = \(id) AND state IN ('gathering', 'pending')
            """
        )
    }

    package func delete(
        _ id: SubscriptionID,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) {
        let at = now()
        let raw = Int64(bitPattern: id.raw)
        try await pool.decide { (session) throws(PostgresError) -> Result<Void, StoreError> in
            let current = try session.first(
                "SELECT revision FROM subscription WHERE id = \(raw) FOR UPDATE"
            ) { (row) throws(PostgresError) in try row.decode(Int32.self, at: 0) }
            guard let current else { return .failure(.notFound) }
            if let revision, revision != current { return .failure(.staleRevision(current: current)) }
            try session.execute("DELETE FROM subscription WHERE id = \(raw)")
            try SubscriptionQueries.audit("deleted", id, [], at: at, by: actor, session)
            return .success(())
        }
    }

    package func rotateSecret(
        _ id: SubscriptionID,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String) {
        let at = now()
        let secret = WebhookSecret()
        let sealed = box.seal(secret.bytes, at: SubscriptionRow.place(id, "secret"))
        let raw = Int64(bitPattern: id.raw)
        let row = try await pool.decide { (session) throws(PostgresError) -> Result<SubscriptionRow, StoreError> in
            let channel = try session.first(
                "SELECT channel FROM subscription WHERE id = \(raw) FOR UPDATE"
            ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
            guard let channel else { return .failure(.notFound) }
            guard DeliveryChannel(rawValue: channel)?.isSigned == true else { return .failure(.refused("channel")) }
            try session.execute(
                """
                UPDATE subscription SET revision = revision + 1, previous_secret = secret, secret = \(sealed),
                    previous_until = \(SQLTimestamp(at.advanced(bySeconds: SubscriptionQueries.rotation)))
                WHERE id = \(raw)
                """
            )
            try SubscriptionQueries.audit("secret_rotated", id, [], at: at, by: actor, session)
            let row = try session.first(SubscriptionQueries.select(id), SubscriptionRow.init)
            return row.map { .success($0) } ?? .failure(.notFound)
        }
        return (row.subscription(box), secret.text)
    }
}
