import Capture
import Domain
import Postgres
import Query

/// One change of the registry within its transaction.
///
/// Each method looks at everything first and returns why it cannot be done; nothing is written then.
struct PlatformEdit {
    let session: PostgresSession
    let at: Timestamp
    let actor: String

    struct Current {
        let id: Int32
        let name: String
        let status: Platform.Status
        let owner: String?
        let note: String?
        let revision: Int32
    }

    func create(_ slug: String, _ change: PlatformChange) throws(PostgresError) -> StoreError? {
        try lock()
        guard change.mergeInto == nil else { return .refused("merge_into") }
        let status = change.status ?? .approved
        if let refusal = PlatformEdit.refusal(of: status, from: nil) { return refusal }
        let taken = try session.first(
            "SELECT 1 FROM platform WHERE slug = \(slug) UNION ALL SELECT 1 FROM platform_alias WHERE alias = \(slug)"
        ) { (row) throws(PostgresError) in try row.decode(Int32.self, at: 0) }
        guard taken == nil else { return .conflict("slug") }
        if let refusal = try refusal(of: change.hosts ?? [], on: nil) { return refusal }
        let id = try session.first(
            """
            INSERT INTO platform (slug, name, status, owner, note, updated_at)
            VALUES (\(slug), \(change.name ?? slug), \(status.rawValue), \(change.owner ?? nil), \(change.note ?? nil),
                \(SQLTimestamp(at)))
            RETURNING id
            """
        ) { (row) throws(PostgresError) in try row.decode(Int32.self, at: 0) }
        guard let id else { return .failed("platform not written") }
        if let hosts = change.hosts { try replaceHosts(of: id, hosts) }
        var given = ["name", "status"]
        if change.hosts != nil { given.append("hosts") }
        if change.agreement != nil { given.append("agreement") }
        try record("platform.created", slug, revision: 1, given)
        if let agreement = change.agreement { try write(agreement, of: id) }
        return nil
    }

    func change(_ slug: String, _ change: PlatformChange, _ revision: Int32) throws(PostgresError) -> StoreError? {
        try lock()
        guard let current = try current(slug) else { return .notFound }
        guard current.revision == revision else { return .staleRevision(current: current.revision) }
        // What was joined into another is over; its names go on in the other.
        guard current.status != .merged else { return .illegalTransition(allowed: []) }
        if let target = change.mergeInto { return try merge(slug, current, into: target, change) }
        if let status = change.status, let refusal = PlatformEdit.refusal(of: status, from: current.status) {
            return refusal
        }
        if let refusal = try refusal(of: change.hosts ?? [], on: current.id) { return refusal }
        let next = Current(
            id: current.id,
            name: change.name ?? current.name,
            status: change.status ?? current.status,
            owner: change.owner ?? current.owner,
            note: change.note ?? current.note,
            revision: current.revision &+ 1
        )
        var changed: [String] = []
        if next.name != current.name { changed.append("name") }
        if next.status != current.status { changed.append("status") }
        if next.owner != current.owner { changed.append("owner") }
        if next.note != current.note { changed.append("note") }
        if change.hosts != nil { changed.append("hosts") }
        if change.agreement != nil { changed.append("agreement") }
        guard !changed.isEmpty else { return nil }
        try session.execute(
            """
            UPDATE platform SET name = \(next.name), status = \(next.status.rawValue), owner = \(next.owner),
                note = \(next.note), revision = \(next.revision), updated_at = \(SQLTimestamp(at))
            WHERE id = \(next.id)
            """
        )
        if let hosts = change.hosts { try replaceHosts(of: current.id, hosts) }
        try record("platform.changed", slug, revision: next.revision, changed)
        if let agreement = change.agreement { try write(agreement, of: current.id) }
        return nil
    }

    /// One change at a time, so that no two of them wait for each other's rows.
    private func lock() throws(PostgresError) {
        try session.execute("SELECT pg_advisory_xact_lock(hashtext('vigie_registry'))")
    }

    func current(_ slug: String) throws(PostgresError) -> Current? {
        try session.first(
            "SELECT id, name, status, owner, note, revision FROM platform WHERE slug = \(slug) FOR UPDATE"
        ) { (row) throws(PostgresError) in
            Current(
                id: try row.decode(at: 0),
                name: try row.decode(at: 1),
                status: Platform.Status(rawValue: try row.decode(at: 2)) ?? .listed,
                owner: try row.decodeIfPresent(at: 3),
                note: try row.decodeIfPresent(at: 4),
                revision: try row.decode(at: 5)
            )
        }
    }

    private static func refusal(of status: Platform.Status, from current: Platform.Status?) -> StoreError? {
        do throws(StoreError) {
            try PlatformRules.check(status, from: current)
            return nil
        } catch {
            return error
        }
    }

    /// A pattern belongs to one platform only; who wants another's joins the two.
    private func refusal(
        of hosts: [PlatformRecord.Host],
        on platform: Int32?
    ) throws(PostgresError) -> StoreError? {
        let patterns = hosts.map(\.pattern)
        let owned = try session.query(
            """
            SELECT pattern FROM platform_host
            WHERE pattern = ANY(\(patterns)) AND platform_id IS DISTINCT FROM \(platform)
            """
        ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        return patterns.firstIndex(where: owned.contains).map { .conflict("hosts/\($0)/pattern") }
    }

    /// The audit trail, and the word to whoever holds the registry in memory.
    func record(_ action: String, _ slug: String, revision: Int32, _ changed: [String]) throws(PostgresError) {
        let detail = JSONWriter.text { json in
            json.object { json in
                json.member("revision", revision)
                json.member("changed", changed)
            }
        }
        try AuditTrail.append(action, slug, SQLJSON(text: detail), at: at, by: actor, session)
        try session.execute("SELECT pg_notify(\(PlatformQueries.channel), \(slug))")
    }
}
