import Detection
package import Domain
package import Postgres
package import Query

/// Policies as people write them.
package struct PolicyQueries: PolicyStore {
    let pool: PostgresPool
    private let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    package func policies() async throws(StoreError) -> [PolicyRecord] {
        try await pool.store { (session) throws(PostgresError) in try PolicyRow.read("TRUE", session) }
    }

    package func policy(_ id: String) async throws(StoreError) -> PolicyRecord {
        let found = try await pool.store { (session) throws(PostgresError) in
            try PolicyRow.read("id = \(id)", session)
        }
        guard let policy = found.first else { throw .notFound }
        return policy
    }

    package func put(
        _ id: String,
        _ change: PolicyChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PolicyRecord {
        guard PolicyRecord.isID(id) else { throw .refused("id") }
        let at = now()
        return try await pool.decide { (session) throws(PostgresError) -> Result<PolicyRecord, StoreError> in
            try Outbox.lock(session)
            let known = try PolicyRow.read("id = \(id) FOR UPDATE", session).first
            switch (known, revision) {
            case (.some, nil): return .failure(.conflict("id"))
            case (nil, .some): return .failure(.notFound)
            case (.some(let policy), .some(let revision)) where policy.revision != revision:
                return .failure(.staleRevision(current: policy.revision))
            default: break
            }
            if known == nil, try PolicyRow.count(session) >= PolicyRecord.most { return .failure(.refused("too_many")) }
            guard let next = PolicyRow.changed(known, id, change, at: at, by: actor) else {
                return .failure(.refused("when"))
            }
            if let known, known.isSame(as: next) { return .success(known) }
            try PolicyRow.write(next, at: at, session)
            try tell(known == nil ? "created" : "changed", id, next, at: at, by: actor, session)
            return .success(next)
        }
    }

    package func remove(_ id: String, ifRevision revision: Int32, by actor: String) async throws(StoreError) {
        let at = now()
        try await pool.decide { (session) throws(PostgresError) -> Result<Void, StoreError> in
            try Outbox.lock(session)
            guard let known = try PolicyRow.read("id = \(id) FOR UPDATE", session).first else {
                return .failure(.notFound)
            }
            guard known.revision == revision else { return .failure(.staleRevision(current: known.revision)) }
            try session.execute("DELETE FROM policy WHERE id = \(id)")
            try tell("removed", id, known, at: at, by: actor, session)
            return .success(())
        }
    }

    /// The trail with the whole policy, the outside, and detection.
    private func tell(
        _ change: String,
        _ id: String,
        _ policy: PolicyRecord,
        at: Timestamp,
        by actor: String,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let detail = SQLJSON.written { PolicyRow.write(policy, to: &$0) }
        try AuditTrail.append("policy.\(change)", id, detail, at: at, by: actor, session)
        let data = SQLJSON.written { json in
            json.object { json in
                json.member("change", change)
                json.name("policy")
                PolicyRow.write(policy, to: &json)
            }
        }
        try Outbox.append("policy.changed", data, at: at, session)
        try PolicyDocuments.tell(at: at, session)
    }
}

extension PolicyRecord {
    /// Whether nothing that a person wrote differs.
    fileprivate func isSame(as other: PolicyRecord) -> Bool {
        name == other.name && isEnabled == other.isEnabled && when == other.when && then == other.then
            && severity == other.severity && basis == other.basis && message == other.message
    }
}
