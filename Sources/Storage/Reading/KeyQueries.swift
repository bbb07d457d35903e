package import Crypto
package import Domain
package import Postgres
package import Query

/// API keys: made, listed, revoked and checked.
///
/// A key that was revoked here is refused at once; one that was revoked through another process within five seconds.
package struct KeyQueries: KeyStore {
    private let pool: PostgresPool
    private let pepper: SymmetricKey
    private let previousPepper: SymmetricKey?
    private let now: Now
    private let cache = KeyCache(lifetime: 5_000_000, most: 1_024)

    /// `previousPepper`: keys made under it still open, new ones are made under `pepper`.
    package init(
        pool: PostgresPool,
        pepper: SymmetricKey,
        previousPepper: SymmetricKey? = nil,
        now: @escaping Now = Timestamp.wallClock
    ) {
        self.pool = pool
        self.pepper = pepper
        self.previousPepper = previousPepper
        self.now = now
    }

    /// `.conflict` with `name`, `scopes`, `systems`, `platforms`, `cidr` or `expires` for what no key can have.
    package func create(
        _ request: KeyRequest,
        by actor: String
    ) async throws(StoreError) -> (record: KeyRecord, token: String) {
        let at = now()
        guard 1...100 ~= request.name.count, !request.name.utf8.contains(0) else { throw .refused("name") }
        guard !request.scopes.isEmpty else { throw .refused("scopes") }
        if let limit = request.impossibleLimit { throw .refused(limit) }
        guard request.expiresAt.map({ $0 > at }) ?? true else { throw .refused("expires") }
        var random = SystemRandomNumberGenerator()
        let token = KeyToken(using: &random)
        let mac = token.mac(pepper)
        let scopes = request.scopes.map(\.rawValue).sorted()
        let cidrs = try await normal(request.cidrs)
        let record = try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                let record = try session.first(
                    """
                    INSERT INTO api_key (id, name, mac, scopes, systems, platforms, cidrs, created_at, expires_at)
                    VALUES (\(token.name), \(request.name), \(mac), \(scopes), \(request.systems), \(request.platforms),
                        \(cidrs), \(SQLTimestamp(at)), \(request.expiresAt.map { SQLTimestamp($0) }))
                    RETURNING \(sql: KeyRecord.columns)
                    """
                ) { (row) throws(PostgresError) in try KeyRecord(row) }
                let detail = JSONWriter.text { json in
                    json.object { json in
                        json.member("name", request.name)
                        json.member("scopes", scopes)
                    }
                }
                try AuditTrail.append("key.created", token.name, SQLJSON(text: detail), at: at, by: actor, session)
                return record
            }
        }
        guard let record else { throw .failed("key not written") }
        cache.clear()
        return (record, token.text)
    }

    /// The newest first.
    package func keys() async throws(StoreError) -> [KeyRecord] {
        try await pool.store { (session) throws(PostgresError) in
            try session.query(
                "SELECT \(sql: KeyRecord.columns) FROM api_key ORDER BY created_at DESC, id"
            ) { (row) throws(PostgresError) in try KeyRecord(row) }
        }
    }

    /// Revoking once more changes nothing.
    package func revoke(_ id: String, by actor: String) async throws(StoreError) {
        let at = now()
        defer { cache.clear() }
        try await pool.decide { (session) throws(PostgresError) -> Result<Void, StoreError> in
            let before = try session.first(
                "SELECT revoked_at IS NOT NULL FROM api_key WHERE id = \(id) FOR UPDATE"
            ) { (row) throws(PostgresError) in try row.decode(Bool.self, at: 0) }
            guard let before else { return .failure(.notFound) }
            guard !before else { return .success(()) }
            try session.execute("UPDATE api_key SET revoked_at = \(SQLTimestamp(at)) WHERE id = \(id)")
            try AuditTrail.append("key.revoked", id, SQLJSON(text: "{}"), at: at, by: actor, session)
            return .success(())
        }
    }

    package func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        guard let token = KeyToken(token), let stored = try await stored(token.id, at: now) else { return .invalid }
        // Both are computed, so that the time taken does not tell which pepper it was.
        let isCurrent = token.matches(stored.mac, pepper)
        let isPrevious = previousPepper.map { token.matches(stored.mac, $0) } ?? false
        guard isCurrent || isPrevious else { return .invalid }
        return KeyQueries.verdict(stored.record, at: now)
    }

    package func standing(of id: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        guard id.hasPrefix(KeyToken.namePrefix),
            let stored = try await stored(String(id.dropFirst(KeyToken.namePrefix.utf8.count)), at: now)
        else { return .invalid }
        return KeyQueries.verdict(stored.record, at: now)
    }

    private static func verdict(_ record: KeyRecord, at now: Timestamp) -> KeyVerdict {
        guard record.revokedAt == nil else { return .invalid }
        if let expiry = record.expiresAt, expiry <= now { return .expired }
        return .valid(record)
    }

    /// `id` without its prefix.
    private func stored(_ id: String, at now: Timestamp) async throws(StoreError) -> KeyCache.Stored? {
        let generation: UInt64
        switch cache.answer(id, at: now) {
        case .known(let stored): return stored
        case .ask(let current): generation = current
        }
        let name = KeyToken.namePrefix + id
        let stored = try await pool.store { (session) throws(PostgresError) in
            try session.first(
                "SELECT \(sql: KeyRecord.columns), mac FROM api_key WHERE id = \(name)"
            ) { (row) throws(PostgresError) in
                KeyCache.Stored(record: try KeyRecord(row), mac: try row.decode(at: KeyRecord.columnCount))
            }
        }
        cache.keep(stored, as: id, at: now, generation: generation)
        return stored
    }

    /// Address blocks as PostgreSQL writes them; one with bits beyond its length is none.
    private func normal(_ blocks: [String]?) async throws(StoreError) -> [String]? {
        guard let blocks else { return nil }
        do throws(PostgresError) {
            return try await pool.perform { (session) throws(PostgresError) in
                try session.query(
                    """
                    SELECT text(block::cidr) FROM unnest(\(blocks)) WITH ORDINALITY AS list (block, place)
                    ORDER BY place
                    """
                ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
            }
        } catch  where error.isDataException {
            throw .refused("cidr")
        } catch {
            throw StoreError(error)
        }
    }
}

extension KeyRecord {
    fileprivate static let columns: SQL = """
        id, name, scopes, systems, platforms, cidrs, created_at, expires_at, revoked_at
        """
    fileprivate static let columnCount = 9

    fileprivate init(_ row: borrowing PostgresRow) throws(PostgresError) {
        let scopes: [String] = try row.decode(at: 2)
        self.init(
            id: try row.decode(at: 0),
            name: try row.decode(at: 1),
            // A scope of a later release gives nothing here.
            scopes: Set(scopes.compactMap(Scope.init(rawValue:))),
            systems: try row.decodeIfPresent(at: 3),
            platforms: try row.decodeIfPresent(at: 4),
            cidrs: try row.decodeIfPresent(at: 5),
            createdAt: Timestamp(try row.decode(SQLTimestamp.self, at: 6)),
            expiresAt: try row.decodeIfPresent(SQLTimestamp.self, at: 7).map { Timestamp($0) },
            revokedAt: try row.decodeIfPresent(SQLTimestamp.self, at: 8).map { Timestamp($0) }
        )
    }
}
