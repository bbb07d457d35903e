import Domain
import Postgres
import Query

/// Reads platforms whole: the row, its hosts and names, and what went there.
struct PlatformRows: Sendable {
    private struct Counted: Sendable {
        var events: Int64 = 0
        var bytes: Int64 = 0
        var lastSeen: Timestamp?
        var categories: [Category] = []
    }

    /// How far back events, bytes and the order of the categories look.
    static let window = 28 * Timestamp.day

    /// `condition` over `platform p`; `tail` orders and limits.
    static func read(
        _ condition: SQL,
        tail: SQL = "",
        now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [PlatformRecord] {
        var ids: [Int32] = []
        var records = try session.query(
            """
            SELECT p.id, p.slug, p.name, p.status, p.revision, p.operator_name, p.operator_country, p.owner, p.note,
                (SELECT m.slug FROM platform m WHERE m.id = p.merged_into),
                (SELECT min(m.first_seen) FROM platform m WHERE p.id IN (m.id, m.merged_into)),
                p.agreement_status, p.agreement_ref, p.assessment_ref, p.agreement_expires, p.purpose
            FROM platform p WHERE \(sql: condition) \(sql: tail)
            """
        ) { (row) throws(PostgresError) in
            ids.append(try row.decode(at: 0))
            return try PlatformRecord(row)
        }
        guard !ids.isEmpty else { return [] }
        let hosts = try hosts(ids, session)
        let aliases = try aliases(ids, session)
        let counted = try counted(ids, at: now, session)
        for (index, id) in ids.enumerated() {
            records[index].hosts = hosts[id] ?? []
            records[index].aliases = aliases[id] ?? []
            guard let counted = counted[id] else { continue }
            records[index].events = counted.events
            records[index].bytes = counted.bytes
            records[index].lastSeen = counted.lastSeen
            records[index].categories = counted.categories
        }
        return records
    }

    private static func hosts(
        _ ids: [Int32],
        _ session: PostgresSession
    ) throws(PostgresError) -> [Int32: [PlatformRecord.Host]] {
        let rows = try session.query(
            """
            SELECT platform_id, pattern, jurisdiction, laws, environment, evidence FROM platform_host
            WHERE platform_id = ANY(\(ids)) ORDER BY pattern COLLATE "C"
            """
        ) { (row) throws(PostgresError) in
            let host = PlatformRecord.Host(
                pattern: try row.decode(at: 1),
                jurisdiction: try row.decode(at: 2),
                laws: try row.decode(at: 3),
                environment: try row.decode(at: 4),
                evidence: try row.decode(at: 5)
            )
            return (try row.decode(Int32.self, at: 0), host)
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Aliases, and the slugs of platforms that were taken in.
    private static func aliases(
        _ ids: [Int32],
        _ session: PostgresSession
    ) throws(PostgresError) -> [Int32: [String]] {
        let rows = try session.query(
            """
            SELECT platform_id, alias COLLATE "C" FROM platform_alias WHERE platform_id = ANY(\(ids))
            UNION SELECT merged_into, slug FROM platform WHERE merged_into = ANY(\(ids)) ORDER BY 2
            """
        ) { (row) throws(PostgresError) in (try row.decode(Int32.self, at: 0), try row.decode(String.self, at: 1)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    private static func counted(
        _ ids: [Int32],
        at now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [Int32: Counted] {
        let pieces = try pieces(before: now, session)
        // A platform that was taken in counts for the one that took it.
        let flows: SQL = """
            WITH mine AS (
                SELECT COALESCE(p.merged_into, p.id) AS platform, f.id AS flow_id
                FROM flow f JOIN platform p ON p.id = f.platform_id WHERE COALESCE(p.merged_into, p.id) = ANY(\(ids))
            )
            """
        let rows = RollupRows(pieces: pieces, columns: ", events, bytes")
        var counted: [Int32: Counted] = [:]
        let sums = try session.query(
            """
            \(sql: flows) SELECT platform, sum(r.events)::bigint, sum(r.bytes)::bigint
            FROM (\(sql: rows.sql)) AS r JOIN mine USING (flow_id) GROUP BY 1
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(Int32.self, at: 0), try row.decode(Int64.self, at: 1), try row.decode(Int64.self, at: 2))
        }
        for (id, events, bytes) in sums { counted[id] = Counted(events: events, bytes: bytes) }
        let hours = try session.query(
            """
            \(sql: flows) SELECT platform, max(newest.hour)
            FROM mine, LATERAL (SELECT r.hour FROM flow_hour r WHERE r.flow_id = mine.flow_id
                ORDER BY r.hour DESC LIMIT 1) AS newest GROUP BY 1
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(Int32.self, at: 0), Timestamp(try row.decode(SQLTimestamp.self, at: 1)))
        }
        for (id, hour) in hours { counted[id, default: Counted()].lastSeen = hour }
        let bytes = RollupRows(pieces: pieces, columns: ", category, bytes", isOfCategories: true)
        let categories = try session.query(
            """
            \(sql: flows), seen AS (
                SELECT DISTINCT platform, category FROM field JOIN mine USING (flow_id)
            ), weighed AS (
                SELECT platform, category, sum(r.bytes) AS bytes
                FROM (\(sql: bytes.sql)) AS r JOIN mine USING (flow_id) GROUP BY 1, 2
            )
            SELECT platform, category FROM seen FULL JOIN weighed USING (platform, category)
            ORDER BY platform, bytes DESC NULLS LAST, category
            """
        ) { (row) throws(PostgresError) in (try row.decode(Int32.self, at: 0), try row.decode(Int16.self, at: 1)) }
        for (id, number) in categories {
            guard let category = UInt8(exactly: number).flatMap(Category.init(rawValue:)) else { continue }
            counted[id, default: Counted()].categories.append(category)
        }
        return counted
    }

    /// The window in whole hours, with those of clocks that are ahead.
    private static func pieces(
        before now: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) -> [RollupPieces.Piece] {
        let from = Timestamp(microseconds: now.microseconds - window).floored(to: Timestamp.hour)
        let to = now.floored(to: Timestamp.hour).advanced(bySeconds: 86_400)
        // A day that cuts an hour would leave half of one, and categories are not kept by the minute.
        let days = try FoldedDay.read(from: from, to: to, session).filter(\.isOfWholeHours)
        let limits = RollupPieces.Limits(minutesFrom: from, hoursFrom: from)
        // Whole hours that are kept are never refused.
        return (try? RollupPieces(edges: [from, to], days: days, limits))?.pieces ?? []
    }
}

extension PlatformRecord {
    /// The columns that `PlatformRows.read` selects, without what lies in other tables.
    fileprivate init(_ row: borrowing PostgresRow) throws(PostgresError) {
        self.init(
            slug: try row.decode(at: 1),
            name: try row.decode(at: 2),
            status: Platform.Status(rawValue: try row.decode(at: 3)) ?? .listed,
            revision: try row.decode(at: 4),
            operatorName: try row.decodeIfPresent(at: 5),
            operatorCountry: try row.decodeIfPresent(at: 6),
            owner: try row.decodeIfPresent(at: 7),
            note: try row.decodeIfPresent(at: 8),
            hosts: [],
            aliases: [],
            mergedInto: try row.decodeIfPresent(at: 9),
            firstSeen: try row.decodeIfPresent(SQLTimestamp.self, at: 10).map { Timestamp($0) },
            lastSeen: nil,
            categories: [],
            events: 0,
            bytes: 0,
            agreement: try PlatformAgreement(row),
            purpose: try row.decodeIfPresent(at: 15)
        )
    }
}

extension PlatformAgreement {
    /// `nil` where nothing is on file.
    fileprivate init?(_ row: borrowing PostgresRow) throws(PostgresError) {
        let status: String? = try row.decodeIfPresent(at: 11)
        let expires: SQLTimestamp? = try row.decodeIfPresent(at: 14)
        self.init(
            status: status.flatMap { Status(rawValue: $0) },
            reference: try row.decodeIfPresent(at: 12),
            assessment: try row.decodeIfPresent(at: 13),
            expires: expires.map { Timestamp($0) }
        )
        if self == PlatformAgreement() { return nil }
    }
}
