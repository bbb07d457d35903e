import Domain
import Postgres
import Query

extension Sightings {
    private struct Sums: Sendable {
        let lastCommit: Timestamp?
        let events: Int64
        let bytes: Int64
        let unread: Int64
    }

    static func read(since: Timestamp, now: Timestamp, _ session: PostgresSession) throws(PostgresError) -> Sightings {
        let sums = try session.first(
            """
            SELECT (SELECT committed_at FROM ingest_batch ORDER BY id DESC LIMIT 1), COALESCE(sum(events), 0)::bigint,
                COALESCE(sum(bytes), 0)::bigint, COALESCE(sum(bytes_unknown), 0)::bigint
            FROM flow_hour WHERE hour >= \(SQLTimestamp(since))
            """
        ) { (row) throws(PostgresError) in
            Sums(
                lastCommit: try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) },
                events: try row.decode(at: 1),
                bytes: try row.decode(at: 2),
                unread: try row.decode(at: 3)
            )
        }
        let sources = try sources(since: since, session)
        let silent = sources.filter { $0.isSilent(at: now) }
        return Sightings(
            sources: silent + sources.filter { !$0.isSilent(at: now) },
            learners: try learners(session),
            lastCommit: sums?.lastCommit,
            events: sums?.events ?? 0,
            bytes: sums?.bytes ?? 0,
            unreadBytes: sums?.unread ?? 0
        )
    }

    private static func sources(
        since: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [Sightings.Source] {
        try session.query(
            """
            WITH heard AS (
                SELECT f.source, s.name AS system, r.hour, sum(r.events)::bigint AS events
                FROM flow_hour r JOIN flow f ON f.id = r.flow_id JOIN system s ON s.id = f.system_id
                WHERE r.hour >= \(SQLTimestamp(since)) GROUP BY 1, 2, 3
            ), gaps AS (
                SELECT *, hour - lag(hour) OVER (PARTITION BY source, system ORDER BY hour) AS gap FROM heard
            )
            SELECT source, system, max(hour), count(*), sum(events)::bigint,
                COALESCE(extract(epoch FROM max(gap)), 0)::bigint
            FROM gaps GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 500
            """
        ) { (row) throws(PostgresError) in
            Sightings.Source(
                name: try row.decode(at: 0),
                system: try row.decode(at: 1),
                lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
                hours: Int(try row.decode(Int64.self, at: 3)),
                events: try row.decode(at: 4),
                longestGap: try row.decode(at: 5)
            )
        }
    }

    private static func learners(_ session: PostgresSession) throws(PostgresError) -> [Sightings.Learner] {
        try session.query(
            """
            SELECT t.slug, t.name, min(p.first_seen) FROM platform p
                JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
            WHERE p.first_seen IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 500
            """
        ) { (row) throws(PostgresError) in
            Sightings.Learner(
                slug: try row.decode(at: 0),
                name: try row.decode(at: 1),
                firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 2))
            )
        }
    }
}
