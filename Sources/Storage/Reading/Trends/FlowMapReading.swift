import Domain
import Postgres
import Query

/// The ways that something went in the hours of a window, the heaviest first.
struct FlowMapReading: Sendable {
    private let from: Timestamp
    private let to: Timestamp
    private let limits: RollupPieces.Limits
    private let names: FlowNames
    private let levels: SQL

    init(from: Timestamp, to: Timestamp, _ filters: [Filter], _ limits: RollupPieces.Limits) throws(StoreError) {
        self.from = from.floored(to: Timestamp.hour)
        self.to = Timestamp(microseconds: to.microseconds + Timestamp.hour - 1).floored(to: Timestamp.hour)
        self.limits = limits
        names = try FlowNames(filters, jurisdiction: true)
        let known = FilterSQL.flowNames.columns.merging(FilterSQL.hostNames.columns) { $1 }
        levels = try FilterSQL.levelRows.condition(filters.filter { known[$0.field] == nil })
    }

    /// A way is new when one of its flows or hosts was first seen in the window, unless the whole deployment is: on the
    /// first day everything would be new, which tells nobody anything.
    func read(_ session: PostgresSession) throws(PostgresError) -> Result<[FlowMap.Link], StoreError> {
        let days = try FoldedDay.read(from: from, to: to, session)
        let pieces: RollupPieces
        do throws(StoreError) {
            pieces = try RollupPieces(edges: [from, to], days: days, limits)
        } catch {
            return .failure(error)
        }
        let rows = RollupRows(pieces: pieces.pieces, columns: ", events, bytes, max_level")
        return .success(try links(rows, session))
    }

    private func links(_ rows: RollupRows, _ session: PostgresSession) throws(PostgresError) -> [FlowMap.Link] {
        let start = SQLTimestamp(from)
        return try session.query(
            """
            WITH \(sql: names.list), way AS (
                SELECT n.system, n.platform, n.slug, n.name, \(sql: FlowNames.jurisdiction) AS jurisdiction,
                    sum(r.bytes)::bigint AS bytes, sum(r.events)::bigint AS events, max(r.max_level) AS level,
                    bool_or(n.first_seen >= \(start) OR COALESCE(h.first_seen >= \(start), false)) AS new
                FROM (\(sql: rows.sql)) AS r \(sql: names.joins)
                WHERE \(sql: names.condition) AND \(sql: levels)
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

extension FilterSQL {
    /// Over rollup rows `r` in which such an event was seen.
    static let levelRows = FilterSQL([.sensitivity: .rank("r.max_level", words: Level.allCases.map(\.word))])
}
