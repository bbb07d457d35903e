import Capture
package import Domain
import Postgres
import Synchronization

extension Registry {
    /// Reads everything anew.
    ///
    /// Called at the start, and after people changed platforms, hosts or aliases.
    ///
    /// Rows are only ever added to systems, hosts, flows and fields, so what was learnt meanwhile is kept.
    package func load() async throws(StoreError) {
        let loaded = try await pool.store { session throws(PostgresError) in try RegistryState(reading: session) }
        state.withLock { state in
            let known = state
            state = loaded
            for (id, entry) in known.platforms where state.platforms[id] == nil {
                state.platforms[id] = entry
                state.slugs[entry.platform.slug] = id
            }
            for entry in known.hosts.values where state.hosts[entry.name] == nil { state.add(entry) }
            state.systems.merge(known.systems) { _, old in old }
            for flow in known.flowsByID.values where state.flowsByID[flow.id] == nil { state.add(flow) }
            state.fields.merge(known.fields) { _, old in old }
        }
    }
}

extension RegistryState {
    init(reading session: PostgresSession) throws(PostgresError) {
        try readPlatforms(session)
        try readHosts(session)
        try readFlows(session)
        try readFields(session)
    }

    private mutating func readPlatforms(_ session: PostgresSession) throws(PostgresError) {
        let rows = try session.query(
            "SELECT id, slug, name, status, revision, jurisdiction, merged_into FROM platform",
            PlatformEntry.init(row:)
        )
        let aliases = try session.query("SELECT alias, platform_id FROM platform_alias") { row throws(PostgresError) in
            (try row.decode(String.self, at: 0), PlatformID(rawValue: try row.decode(at: 1)))
        }
        for (alias, id) in aliases { slugs[alias] = id }
        // A slug wins over an alias of the same name.
        for entry in rows {
            platforms[entry.platform.id] = entry
            slugs[entry.platform.slug] = entry.platform.id
        }
    }

    private mutating func readHosts(_ session: PostgresSession) throws(PostgresError) {
        patterns = HostTable(
            try session.query(
                "SELECT pattern, platform_id, jurisdiction FROM platform_host ORDER BY pattern"
            ) { row throws(PostgresError) in
                let owner = HostOwner(
                    platform: PlatformID(rawValue: try row.decode(at: 1)),
                    jurisdiction: Jurisdiction(rawValue: try row.decode(at: 2))
                )
                return (pattern: try row.decode(String.self, at: 0), entry: owner)
            }
        )
        let entries = try session.query("SELECT id, name, platform_id, jurisdiction FROM host", HostEntry.init(row:))
        for entry in entries { add(entry) }
    }

    private mutating func readFlows(_ session: PostgresSession) throws(PostgresError) {
        let names = try session.query("SELECT id, name FROM system") { row throws(PostgresError) in
            (SystemID(rawValue: try row.decode(at: 0)), try row.decode(String.self, at: 1))
        }
        for (id, name) in names { systems[name] = id }
        let entries = try session.query(
            "SELECT id, system_id, platform_id, source, doc_type FROM flow",
            Flow.init(row:)
        )
        for flow in entries { add(flow) }
    }

    private mutating func readFields(_ session: PostgresSession) throws(PostgresError) {
        let rows = try session.query(
            """
            SELECT flow_id, path, category, id, last_seen, confidence,
                CASE WHEN first_seen > now() - interval '2 days' THEN first_event END
            FROM field
            """
        ) { row throws(PostgresError) in
            (
                FlowID(rawValue: try row.decode(at: 0)), try row.decode(String.self, at: 1),
                try row.decode(Int16.self, at: 2),
                FlowFields.Mark(
                    id: FieldID(rawValue: try row.decode(at: 3)),
                    lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 4)).hourNumber,
                    confidence: UInt8(clamping: try row.decode(Int16.self, at: 5)),
                    firstEvent: try row.decodeIfPresent(SQLUUID.self, at: 6).map { EventKey($0) }
                )
            )
        }
        for (flow, path, number, mark) in rows {
            // A category of a later release is left alone.
            guard let raw = UInt8(exactly: number), let category = Category(rawValue: raw) else { continue }
            fields[flow, default: FlowFields()].byName[.init(path: path, category: category)] = mark
        }
    }
}

extension RegistryState.PlatformEntry {
    /// Reads `id, slug, name, status, revision, jurisdiction, merged_into`.
    init(row: borrowing PostgresRow) throws(PostgresError) {
        platform = Platform(
            id: PlatformID(rawValue: try row.decode(at: 0)),
            slug: try row.decode(at: 1),
            name: try row.decode(at: 2),
            status: Platform.Status(rawValue: try row.decode(at: 3)) ?? .listed,
            revision: try row.decode(at: 4)
        )
        jurisdiction = Jurisdiction(rawValue: try row.decode(at: 5))
        let merged: Int32? = try row.decodeIfPresent(at: 6)
        mergedInto = merged.map(PlatformID.init(rawValue:))
    }
}

extension RegistryState.HostEntry {
    /// Reads `id, name, platform_id, jurisdiction`.
    init(row: borrowing PostgresRow) throws(PostgresError) {
        id = HostID(rawValue: try row.decode(at: 0))
        name = try row.decode(at: 1)
        platform = PlatformID(rawValue: try row.decode(at: 2))
        jurisdiction = Jurisdiction(rawValue: try row.decode(at: 3))
    }
}

extension Flow {
    /// Reads `id, system_id, platform_id, source, doc_type`.
    init(row: borrowing PostgresRow) throws(PostgresError) {
        self.init(
            id: FlowID(rawValue: try row.decode(at: 0)),
            system: SystemID(rawValue: try row.decode(at: 1)),
            platform: PlatformID(rawValue: try row.decode(at: 2)),
            source: try row.decode(at: 3),
            documentType: try row.decode(at: 4)
        )
    }
}

extension Timestamp {
    /// Days since 1970.
    package var dayNumber: Int64 { floored(to: Timestamp.day).microseconds / Timestamp.day }

    /// Hours since 1970.
    var hourNumber: Int64 { floored(to: Timestamp.hour).microseconds / Timestamp.hour }
}
