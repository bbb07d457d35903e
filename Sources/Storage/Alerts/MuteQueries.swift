import Alerting
package import Domain
package import Postgres
package import Query

/// Mutes as people plan and end them.
package struct MuteQueries: MuteStore {
    private let pool: PostgresPool
    private let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    package func mutes(past: Bool, limit: Int, after: Cursor?) async throws(StoreError) -> Page<MuteRecord> {
        var condition: SQL = past ? "TRUE" : "m.removed_at IS NULL AND m.ends_at > \(SQLTimestamp(now()))"
        if let after {
            guard after.words.count == 1 else { throw .refused("cursor") }
            condition += " AND m.id < \(Int64(bitPattern: after.words[0]))"
        }
        let limit = max(limit, 1)
        let found = try await read(condition, limit: limit + 1)
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last.map { Cursor(words: [UInt64(bitPattern: $0.id)]) } : nil
        return Page(elements: page.map(\.record), next: next)
    }

    package func mute(_ id: String) async throws(StoreError) -> MuteRecord {
        guard let number = MuteName.id(id), let found = try await read("m.id = \(number)", limit: 1).first else {
            throw .notFound
        }
        return found.record
    }

    package func add(_ request: MuteRequest, by actor: String) async throws(StoreError) -> MuteRecord {
        let at = now()
        let id = try await pool.decide { (session) throws(PostgresError) -> Result<Int64, StoreError> in
            try Outbox.lock(session)
            let id = try session.first(
                """
                INSERT INTO mute (filter, starts_at, ends_at, reason, include_critical, created_at, created_by)
                VALUES (\(request.filter), \(SQLTimestamp(request.from)), \(SQLTimestamp(request.to)),
                    \(request.reason), \(request.includesCritical), \(SQLTimestamp(at)), \(actor))
                RETURNING id
                """
            ) { (row) throws(PostgresError) in try row.decode(Int64.self, at: 0) }
            guard let id else { return .failure(.failed("mute not written")) }
            let detail = SQLJSON.written { json in
                json.object { json in
                    json.member("filter", request.filter)
                    json.member("from", request.from.rfc3339)
                    json.member("to", request.to.rfc3339)
                    json.member("include_critical", request.includesCritical)
                    json.member("reason", request.reason)
                }
            }
            try tell("mute.added", id, detail, at: at, by: actor, session)
            return .success(id)
        }
        return try await mute(MuteName.text(id))
    }

    package func remove(_ id: String, by actor: String) async throws(StoreError) {
        guard let number = MuteName.id(id) else { throw .notFound }
        let at = now()
        try await pool.decide { (session) throws(PostgresError) -> Result<Void, StoreError> in
            try Outbox.lock(session)
            let ended = try session.execute(
                """
                UPDATE mute SET removed_at = \(SQLTimestamp(at)), removed_by = \(actor)
                WHERE id = \(number) AND removed_at IS NULL
                """
            )
            guard ended > 0 else { return .failure(.notFound) }
            try tell("mute.removed", number, SQLJSON(text: "{}"), at: at, by: actor, session)
            return .success(())
        }
    }

    /// The trail, the alerts that are covered now, and detection.
    private func tell(
        _ action: String,
        _ id: Int64,
        _ detail: SQLJSON,
        at: Timestamp,
        by actor: String,
        _ session: PostgresSession
    ) throws(PostgresError) {
        try AuditTrail.append(action, MuteName.text(id), detail, at: at, by: actor, session)
        _ = try MuteMarks.settle(session, at: at, by: actor)
        // Hours are learned some time after their end, so campaigns that ended lately are told, too.
        let since = SQLTimestamp(at.advanced(bySeconds: -3 * 86_400))
        let mutes = try session.query(
            """
            SELECT id, filter, starts_at, LEAST(ends_at, removed_at) FROM mute
            WHERE LEAST(ends_at, removed_at) > \(since) AND (removed_at IS NULL OR removed_at > starts_at) ORDER BY id
            """
        ) { (row) throws(PostgresError) in
            MuteDocument(
                id: MuteName.text(try row.decode(at: 0)),
                filter: try row.decode(at: 1),
                from: Timestamp(try row.decode(SQLTimestamp.self, at: 2)).rfc3339,
                to: Timestamp(try row.decode(SQLTimestamp.self, at: 3)).rfc3339
            )
        }
        let document = SQLJSON.written { json in
            json.array { json in
                for mute in mutes {
                    json.object { json in
                        json.member("id", mute.id)
                        json.member("filter", mute.filter)
                        json.member("from", mute.from)
                        json.member("to", mute.to)
                    }
                }
            }
        }
        try DetectorMessage.append("mutes", document, at: at, session)
    }

    private func read(_ condition: SQL, limit: Int) async throws(StoreError) -> [(id: Int64, record: MuteRecord)] {
        try await pool.store { (session) throws(PostgresError) in
            let rows = try session.query(
                """
                SELECT m.id, m.filter, m.starts_at, LEAST(m.ends_at, m.removed_at), m.reason, m.include_critical,
                    m.created_at, m.created_by
                FROM mute m WHERE \(sql: condition) ORDER BY m.id DESC LIMIT \(Int64(limit))
                """
            ) { (row) throws(PostgresError) in
                let id = try row.decode(Int64.self, at: 0)
                let record = MuteRecord(
                    id: MuteName.text(id),
                    filter: try row.decode(at: 1),
                    from: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                    to: Timestamp(try row.decode(SQLTimestamp.self, at: 3)),
                    reason: try row.decode(at: 4),
                    includesCritical: try row.decode(at: 5),
                    createdAt: Timestamp(try row.decode(SQLTimestamp.self, at: 6)),
                    createdBy: try row.decode(at: 7),
                    alerts: 0
                )
                return (id, record)
            }
            let counts = try covered(rows.map(\.1.id), session)
            return rows.map { (id, record) in
                var record = record
                record.alerts = counts[record.id] ?? 0
                return (id, record)
            }
        }
    }

    /// How many unresolved alerts each covers.
    private func covered(_ names: [String], _ session: PostgresSession) throws(PostgresError) -> [String: Int64] {
        let rows = try session.query(
            """
            SELECT muted_by, count(*) FROM alert WHERE muted_by = ANY(\(names)) AND state <> 'resolved' GROUP BY 1
            """
        ) { (row) throws(PostgresError) in (try row.decode(String.self, at: 0), try row.decode(Int64.self, at: 1)) }
        return Dictionary(rows) { first, _ in first }
    }
}
