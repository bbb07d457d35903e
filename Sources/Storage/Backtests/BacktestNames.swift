package import Domain
package import Postgres

/// The flows of a back-test by the names that people know, and what they said of earlier alerts.
package struct BacktestNames: Sendable {
    /// A flow and its platform, of platforms that were joined the one that took them in.
    package struct Named: Sendable {
        package var flow: Flow
        package var system: String
        package var platform: String
    }

    /// An alert that a person has judged.
    package struct Judged: Sendable, Hashable {
        package var kind: String
        package var platform: String
        package var source: String?
        package var documentType: String?
        package var firstSeen: Timestamp
        package var lastSeen: Timestamp
        /// Fixed, so that there was something; otherwise it was a false alarm.
        package var isTrue: Bool
    }

    package private(set) var flows: [FlowID: Named] = [:]
    package private(set) var judged: [Judged] = []

    /// Reads them; alerts that were seen in `[from, to)`.
    package static func read(
        _ pool: PostgresPool,
        from: Timestamp,
        to: Timestamp
    ) async throws(StoreError) -> BacktestNames {
        try await pool.store { (session) throws(PostgresError) in
            var names = BacktestNames()
            let flows = try session.query(
                """
                SELECT f.id, f.system_id, t.id, f.source, f.doc_type, s.name, t.slug
                FROM flow f JOIN system s ON s.id = f.system_id JOIN platform p ON p.id = f.platform_id
                    JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                """,
                BacktestNames.named
            )
            for one in flows { names.flows[one.flow.id] = one }
            names.judged = try session.query(
                """
                SELECT kind, subject->>'platform', subject->>'source', subject->>'doc_type', first_seen, last_seen,
                    resolution->>'reason' = 'fixed'
                FROM alert WHERE resolution->>'reason' IN ('fixed', 'false_positive')
                    AND first_seen < \(SQLTimestamp(to)) AND last_seen >= \(SQLTimestamp(from))
                ORDER BY first_seen, id LIMIT 100000
                """,
                BacktestNames.judged
            )
            return names
        }
    }

    private static func named(_ row: borrowing PostgresRow) throws(PostgresError) -> Named {
        Named(
            flow: Flow(
                id: FlowID(rawValue: try row.decode(at: 0)),
                system: SystemID(rawValue: try row.decode(at: 1)),
                platform: PlatformID(rawValue: try row.decode(at: 2)),
                source: try row.decode(at: 3),
                documentType: try row.decode(at: 4)
            ),
            system: try row.decode(at: 5),
            platform: try row.decode(at: 6)
        )
    }

    private static func judged(_ row: borrowing PostgresRow) throws(PostgresError) -> Judged {
        Judged(
            kind: try row.decode(at: 0),
            platform: try row.decodeIfPresent(at: 1) ?? "",
            source: try row.decodeIfPresent(at: 2),
            documentType: try row.decodeIfPresent(at: 3),
            firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 4)),
            lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 5)),
            isTrue: try row.decode(at: 6)
        )
    }
}
