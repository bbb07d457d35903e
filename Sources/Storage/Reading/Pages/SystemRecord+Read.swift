import Domain
import Postgres
import Query

extension SystemRecord {
    /// From the hours of the window; a system that sent nothing in it is there with nothing.
    static func read(since: Timestamp, _ session: PostgresSession) throws(PostgresError) -> [SystemRecord] {
        try session.query(
            """
            SELECT s.name, s.first_seen, max(r.hour), count(DISTINCT f.source) FILTER (WHERE r.flow_id IS NOT NULL),
                count(DISTINCT t.id) FILTER (WHERE r.flow_id IS NOT NULL),
                COALESCE(array_agg(DISTINCT COALESCE(h.jurisdiction, t.jurisdiction) ORDER BY
                    COALESCE(h.jurisdiction, t.jurisdiction)) FILTER (WHERE r.flow_id IS NOT NULL), '{}'),
                COALESCE(sum(r.events), 0)::bigint, COALESCE(sum(r.bytes), 0)::bigint,
                COALESCE(sum(r.errors), 0)::bigint, COALESCE(max(r.max_level), 0)::smallint
            FROM system s LEFT JOIN flow f ON f.system_id = s.id
                LEFT JOIN flow_hour r ON r.flow_id = f.id AND r.hour >= \(SQLTimestamp(since))
                LEFT JOIN platform p ON p.id = f.platform_id LEFT JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                LEFT JOIN host h ON h.id = r.host_id
            GROUP BY s.id ORDER BY 8 DESC, s.name COLLATE "C" LIMIT 500
            """
        ) { (row) throws(PostgresError) in
            SystemRecord(
                name: try row.decode(at: 0),
                firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 1)),
                lastSeen: try row.decodeIfPresent(SQLTimestamp.self, at: 2).map { Timestamp($0) },
                sources: Int(try row.decode(Int64.self, at: 3)),
                platforms: Int(try row.decode(Int64.self, at: 4)),
                jurisdictions: try row.decode(at: 5),
                events: try row.decode(at: 6),
                bytes: try row.decode(at: 7),
                errors: try row.decode(at: 8),
                level: Level(rawValue: UInt8(clamping: try row.decode(Int16.self, at: 9))) ?? .unknown
            )
        }
    }
}
