import Domain
import Postgres
import Query

extension FlowMap.Link {
    /// The ways that something went in the hours of a window, the heaviest first.
    ///
    /// A way is new when one of its flows or hosts was first seen in the window, unless the whole deployment is: on the
    /// first day everything would be new, which tells nobody anything.
    static func read(
        from: Timestamp,
        to: Timestamp,
        _ condition: SQL,
        _ session: PostgresSession
    ) throws(PostgresError) -> [FlowMap.Link] {
        let start = SQLTimestamp(from.floored(to: Timestamp.hour))
        return try session.query(
            """
            WITH way AS (
                SELECT s.name AS system, t.id AS platform, t.slug, t.name,
                    COALESCE(h.jurisdiction, t.jurisdiction) AS jurisdiction,
                    sum(r.bytes)::bigint AS bytes, sum(r.events)::bigint AS events, max(r.max_level) AS level,
                    bool_or(f.first_seen >= \(start) OR COALESCE(h.first_seen >= \(start), false)) AS new
                FROM flow_hour r \(sql: FilterSQL.joins(to: "r"))
                WHERE r.hour >= \(start) AND r.hour < \(SQLTimestamp(to)) AND \(sql: condition)
                GROUP BY 1, 2, 3, 4, 5
            ), trouble AS (
                SELECT COALESCE(p.merged_into, p.id) AS platform, a.subject->>'system' AS system, count(*) AS alerts
                FROM alert a JOIN platform p ON p.slug = a.subject->>'platform'
                WHERE a.state <> 'resolved' GROUP BY 1, 2
            )
            SELECT way.system, slug, name, jurisdiction, bytes, events, level,
                new AND (SELECT min(first_seen) < \(start) FROM system),
                (SELECT COALESCE(sum(alerts), 0)::bigint FROM trouble
                    WHERE trouble.platform = way.platform
                        AND (trouble.system IS NULL OR trouble.system = way.system))
            FROM way ORDER BY bytes DESC, way.system, slug, jurisdiction
            """
        ) { (row) throws(PostgresError) in
            FlowMap.Link(
                system: try row.decode(at: 0),
                platform: try row.decode(at: 1),
                platformName: try row.decode(at: 2),
                jurisdiction: try row.decode(at: 3),
                bytes: try row.decode(at: 4),
                events: try row.decode(at: 5),
                level: Level(rawValue: UInt8(clamping: try row.decode(Int16.self, at: 6))) ?? .unknown,
                new: try row.decodeIfPresent(at: 7) ?? false,
                alerts: try row.decode(at: 8)
            )
        }
    }
}
