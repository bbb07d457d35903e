package import Domain
import Postgres
import Synchronization

extension Registry {
    /// Makes the rows that these names lack, each with the instant at which it was first seen.
    ///
    /// Done before the events are written, so a row may be made for an event that never comes to be; that harms
    /// nothing. Two callers at once are safe: rows are inserted `ON CONFLICT DO NOTHING` and read back.
    package func register(_ names: [(names: EventNames, seen: Timestamp)]) async throws(StoreError) {
        let names = names.map { ($0.names, $0.seen) }
        let platforms = state.withLock { MissingPlatforms(for: names, in: $0, within: limits) }
        if !platforms.rows.isEmpty { try await insert(platforms.rows) }
        let missing = state.withLock { MissingRows(for: names, in: $0, within: limits) }
        if !missing.hosts.isEmpty || !missing.flows.isEmpty { try await insert(missing) }
    }

    /// Platforms seen for the first time, their hosts, and the word about them, in one transaction.
    private func insert(_ rows: [MissingPlatforms.Row]) async throws(StoreError) {
        let made = try await pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                let new = try session.query(
                    """
                    INSERT INTO platform (slug, name, status, first_seen)
                    SELECT slug, coalesce(host, slug), 'discovered', seen
                    FROM unnest(\(rows.map(\.slug)), \(rows.map(\.host)), \
                    \(rows.map { SQLTimestamp($0.firstSeen) })) AS row (slug, host, seen)
                    ON CONFLICT (slug) DO NOTHING RETURNING slug
                    """
                ) { row throws(PostgresError) in try row.decode(String.self, at: 0) }
                let entries = try session.query(
                    """
                    SELECT id, slug, name, status, revision, jurisdiction, merged_into FROM platform
                    WHERE slug = ANY(\(rows.map(\.slug)))
                    """,
                    RegistryState.PlatformEntry.init(row:)
                )
                try announce(entries.filter { new.contains($0.platform.slug) }, rows, session)
                return entries
            }
        }
        state.withLock { state in
            for entry in made {
                state.platforms[entry.platform.id] = entry
                state.slugs[entry.platform.slug] = entry.platform.id
            }
        }
    }

    private func announce(
        _ entries: [RegistryState.PlatformEntry],
        _ rows: [MissingPlatforms.Row],
        _ session: PostgresSession
    ) throws(PostgresError) {
        for entry in entries {
            guard let row = rows.first(where: { $0.slug == entry.platform.slug }) else { continue }
            if let host = row.host {
                _ = try session.execute(
                    """
                    INSERT INTO platform_host (pattern, platform_id, jurisdiction, environment, evidence)
                    VALUES (\(host), \(entry.platform.id.rawValue), 'unknown', 'seen', 'O')
                    ON CONFLICT (pattern) DO NOTHING
                    """
                )
            }
        }
        try PlatformNews.write(
            entries.compactMap { entry in
                rows.first { $0.slug == entry.platform.slug }.map { (entry.platform, $0.host, $0.firstSeen) }
            },
            in: session
        )
    }

    private func insert(_ rows: MissingRows) async throws(StoreError) {
        let made = try await pool.store { session throws(PostgresError) in
            try session.transaction { session throws(PostgresError) in
                MadeRows(
                    systems: try insertSystems(rows.flows, session),
                    hosts: try insertHosts(rows.hosts, session),
                    flows: try insertFlows(rows.flows, session)
                )
            }
        }
        state.withLock { state in
            for (id, name) in made.systems { state.systems[name] = id }
            for host in made.hosts { state.add(host) }
            for flow in made.flows { state.add(flow) }
        }
    }
}

private struct MadeRows: Sendable {
    var systems: [(SystemID, String)]
    var hosts: [RegistryState.HostEntry]
    var flows: [Flow]
}

private func insertSystems(
    _ flows: [MissingRows.FlowRow],
    _ session: PostgresSession
) throws(PostgresError) -> [(SystemID, String)] {
    guard !flows.isEmpty else { return [] }
    // Sorted, so that two callers lock the same names in the same order.
    let first = Dictionary(flows.map { ($0.system, $0.firstSeen) }, uniquingKeysWith: min).sorted { $0.key < $1.key }
    let names = first.map(\.key)
    _ = try session.execute(
        """
        INSERT INTO system (name, first_seen)
        SELECT * FROM unnest(\(names), \(first.map { SQLTimestamp($0.value) })) ON CONFLICT (name) DO NOTHING
        """
    )
    return try session.query("SELECT id, name FROM system WHERE name = ANY(\(names))") { row throws(PostgresError) in
        (SystemID(rawValue: try row.decode(at: 0)), try row.decode(String.self, at: 1))
    }
}

private func insertHosts(
    _ hosts: [MissingRows.HostRow],
    _ session: PostgresSession
) throws(PostgresError) -> [RegistryState.HostEntry] {
    guard !hosts.isEmpty else { return [] }
    let hosts = hosts.sorted { $0.name < $1.name }
    let names = hosts.map(\.name)
    _ = try session.execute(
        """
        INSERT INTO host (name, platform_id, jurisdiction, first_seen)
        SELECT * FROM unnest(\(names), \(hosts.map(\.platform.rawValue)), \(hosts.map(\.jurisdiction.rawValue)),
            \(hosts.map { SQLTimestamp($0.firstSeen) })) ON CONFLICT (name) DO NOTHING
        """
    )
    return try session.query(
        "SELECT id, name, platform_id, jurisdiction FROM host WHERE name = ANY(\(names))",
        RegistryState.HostEntry.init(row:)
    )
}

private func insertFlows(
    _ flows: [MissingRows.FlowRow],
    _ session: PostgresSession
) throws(PostgresError) -> [Flow] {
    guard !flows.isEmpty else { return [] }
    let flows = flows.sorted {
        ($0.source, $0.platform, $0.documentType) < ($1.source, $1.platform, $1.documentType)
    }
    let sources = flows.map(\.source)
    let platforms = flows.map(\.platform.rawValue)
    let types = flows.map(\.documentType)
    let seen = flows.map { SQLTimestamp($0.firstSeen) }
    _ = try session.execute(
        """
        INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen)
        SELECT system.id, row.platform, row.source, row.doc_type, row.seen
        FROM unnest(\(flows.map(\.system)), \(platforms), \(sources), \(types), \(seen))
            AS row (system, platform, source, doc_type, seen) JOIN system ON system.name = row.system
        ON CONFLICT (source, platform_id, doc_type) DO NOTHING
        """
    )
    _ = try session.execute(
        """
        UPDATE platform SET first_seen = row.seen
        FROM (SELECT platform, min(seen) AS seen FROM unnest(\(platforms), \(seen)) AS row (platform, seen)
            GROUP BY platform) AS row
        WHERE platform.id = row.platform AND (platform.first_seen IS NULL OR platform.first_seen > row.seen)
        """
    )
    return try session.query(
        """
        SELECT flow.id, flow.system_id, flow.platform_id, flow.source, flow.doc_type
        FROM flow JOIN unnest(\(sources), \(platforms), \(types)) AS row (source, platform, doc_type)
            ON flow.source = row.source AND flow.platform_id = row.platform AND flow.doc_type = row.doc_type
        """,
        Flow.init(row:)
    )
}
