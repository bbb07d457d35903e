package import Domain
package import Postgres
package import Query

/// The platform registry as people read and correct it.
///
/// Each change is told on the channel `vigie_registry`, so that whoever holds the registry in memory reads it anew.
package struct PlatformQueries: PlatformStore {
    /// The channel that tells of changed platforms.
    package static let channel = "vigie_registry"

    private let pool: PostgresPool
    private let now: Now

    package init(pool: PostgresPool, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        self.now = now
    }

    /// Platforms that were joined into others are left out with `seenOnly`: their events count for the others.
    package func platforms(
        seenOnly: Bool,
        limit: Int,
        after slug: String?
    ) async throws(StoreError) -> [PlatformRecord] {
        let now = now()
        var condition: SQL = "TRUE"
        if seenOnly {
            condition += """
                 AND p.status <> 'merged' AND (p.status <> 'listed' OR EXISTS (
                    SELECT FROM platform m WHERE p.id IN (m.id, m.merged_into) AND m.first_seen IS NOT NULL))
                """
        }
        if let slug { condition += " AND p.slug COLLATE \"C\" > \(slug)" }
        let tail: SQL = "ORDER BY p.slug COLLATE \"C\" LIMIT \(Int64(max(limit, 1)))"
        return try await pool.store { [condition] (session) throws(PostgresError) in
            try PlatformRows.read(condition, tail: tail, now: now, session)
        }
    }

    /// By slug, else by alias.
    package func platform(_ slug: String) async throws(StoreError) -> PlatformRecord {
        let now = now()
        let condition: SQL = """
            p.slug = \(slug) OR p.id = (SELECT platform_id FROM platform_alias WHERE alias = \(slug))
                AND NOT EXISTS (SELECT FROM platform WHERE slug = \(slug))
            """
        let records = try await pool.store { (session) throws(PostgresError) in
            try PlatformRows.read(condition, now: now, session)
        }
        guard let record = records.first else { throw .notFound }
        return record
    }

    /// A slug that is taken gives `.conflict("slug")`; a member that cannot be, `.conflict` with its place.
    package func put(
        _ slug: String,
        _ change: PlatformChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PlatformRecord {
        guard Slug.isValid(slug) else { throw .refused("slug") }
        try PlatformRules.check(change)
        let at = now()
        return try await pool.decide { (session) throws(PostgresError) -> Result<PlatformRecord, StoreError> in
            let edit = PlatformEdit(session: session, at: at, actor: actor)
            let refusal =
                if let revision {
                    try edit.change(slug, change, revision)
                } else {
                    try edit.create(slug, change)
                }
            if let refusal { return .failure(refusal) }
            let records = try PlatformRows.read("p.slug = \(slug)", now: at, session)
            return records.first.map { .success($0) } ?? .failure(.notFound)
        }
    }
}
