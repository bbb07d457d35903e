import Domain
import Postgres
import Query

/// Reads what a sheet is made of, statement by statement within one snapshot.
struct PlatformSheetReading: Sendable {
    struct Name: Sendable {
        let id: Int32
        let slug: String
        let name: String
    }

    let name: Name
    let from: Timestamp
    let to: Timestamp
    let timeZone: String
    let allowed: CategorySet?
    private let limits: RollupPieces.Limits
    private let names: FlowNames

    init(
        _ name: Name,
        from: Timestamp,
        to: Timestamp,
        timeZone: String,
        allowed: CategorySet?,
        _ limits: RollupPieces.Limits
    ) throws(StoreError) {
        self.name = name
        self.from = from.floored(to: Timestamp.hour)
        self.to = Timestamp(microseconds: to.microseconds + Timestamp.hour - 1).floored(to: Timestamp.hour)
        self.timeZone = timeZone
        self.allowed = allowed
        self.limits = limits
        names = try FlowNames([Filter(.platform, .equals, [name.slug])], jurisdiction: true)
    }

    func read(_ session: PostgresSession) throws(PostgresError) -> Result<PlatformSheetParts, StoreError> {
        let asOf = try TrendQueries.lastCommit(session)
        // A day that cuts an hour would leave half of one, and categories are not kept by the minute.
        let days = try FoldedDay.read(from: from, to: to, session).filter(\.isOfWholeHours)
        let pieces: RollupPieces
        do throws(StoreError) {
            pieces = try RollupPieces(edges: [from, to], days: days, limits)
        } catch {
            return .failure(error)
        }
        var parts = PlatformSheetParts(self, asOf: asOf ?? to)
        try readHosts(pieces, into: &parts, session)
        parts.categories = try categories(pieces, session)
        parts.hoursOfWeek = try hoursOfWeek(session)
        (parts.fields, parts.fieldCount) = try fields(session)
        parts.alerts = try alerts(session)
        return .success(parts)
    }

    /// The sums of all hosts, and the hosts that got most.
    private func readHosts(
        _ pieces: RollupPieces,
        into parts: inout PlatformSheetParts,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let rows = RollupRows(
            pieces: pieces.pieces,
            columns: """
                , events, bytes, records, errors, timed, duration_ms, bytes_unknown, bytes_public, bytes_internal,
                bytes_confidential, bytes_restricted, bytes_critical
                """
        )
        // One row for everything comes first, also where there is nothing.
        let hosts = try session.query(
            """
            WITH \(sql: names.list)
            SELECT grouping(h.name) = 1, COALESCE(h.name, ''), min(\(sql: FlowNames.jurisdiction)), min(h.first_seen),
                COALESCE(sum(events), 0)::bigint, COALESCE(sum(bytes), 0)::bigint,
                COALESCE(sum(records), 0)::bigint, COALESCE(sum(errors), 0)::bigint, COALESCE(sum(timed), 0)::bigint,
                COALESCE(sum(duration_ms), 0)::bigint, COALESCE(sum(bytes_unknown), 0)::bigint,
                COALESCE(sum(bytes_public), 0)::bigint, COALESCE(sum(bytes_internal), 0)::bigint,
                COALESCE(sum(bytes_confidential), 0)::bigint, COALESCE(sum(bytes_restricted), 0)::bigint,
                COALESCE(sum(bytes_critical), 0)::bigint,
                COALESCE(sum(bytes) FILTER (WHERE \(sql: FlowNames.jurisdiction) <> 'unknown'), 0)::bigint
            FROM (\(sql: rows.sql)) AS r \(sql: names.joins)
            GROUP BY GROUPING SETS ((), (h.name)) ORDER BY 1 DESC, 6 DESC, 2 LIMIT 201
            """
        ) { (row) throws(PostgresError) -> PlatformSheet.Host? in
            guard try row.decode(Bool.self, at: 0) else { return try PlatformSheet.Host(row) }
            parts.sums = try PlatformSheetParts.Sums(row, from: 4)
            return nil
        }
        parts.hosts = hosts.compactMap(\.self)
    }

    private func categories(
        _ pieces: RollupPieces,
        _ session: PostgresSession
    ) throws(PostgresError) -> [PlatformSheet.CategoryShare] {
        let rows = RollupRows(pieces: pieces.pieces, columns: ", category, events, bytes", isOfCategories: true)
        let found = try session.query(
            """
            WITH \(sql: names.list)
            SELECT category, sum(events)::bigint, sum(bytes)::bigint
            FROM (\(sql: rows.sql)) AS r JOIN n ON n.flow_id = r.flow_id GROUP BY 1 ORDER BY 3 DESC, 1
            """
        ) { (row) throws(PostgresError) in
            let number = try row.decode(Int16.self, at: 0)
            return (number, try row.decode(Int64.self, at: 1), try row.decode(Int64.self, at: 2))
        }
        return found.compactMap { number, events, bytes in
            guard let category = UInt8(exactly: number).flatMap(Category.init(rawValue:)) else { return nil }
            return PlatformSheet.CategoryShare(
                category: category,
                events: events,
                bytes: bytes,
                isAllowed: allowed.map { $0.contains(category) }
            )
        }
    }

    /// Of the hours that are kept; an hour belongs where it begins on the zone's clocks.
    private func hoursOfWeek(_ session: PostgresSession) throws(PostgresError) -> [PlatformSheet.HourOfWeek] {
        let start = SQLTimestamp(max(from, limits.hoursFrom.floored(to: Timestamp.hour)))
        var cells = Array(repeating: PlatformSheet.HourOfWeek(events: 0, bytes: 0), count: 168)
        let found = try session.query(
            """
            WITH \(sql: names.list)
            SELECT (extract(isodow FROM hand)::int - 1) * 24 + extract(hour FROM hand)::int, sum(events)::bigint,
                sum(bytes)::bigint
            FROM (SELECT r.hour AT TIME ZONE \(timeZone) AS hand, sum(r.events) AS events, sum(r.bytes) AS bytes
                FROM flow_hour r JOIN n ON n.flow_id = r.flow_id
                WHERE r.hour >= \(start) AND r.hour < \(SQLTimestamp(to)) GROUP BY r.hour) AS local
            GROUP BY 1
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(Int.self, at: 0), try row.decode(Int64.self, at: 1), try row.decode(Int64.self, at: 2))
        }
        for (place, events, bytes) in found where cells.indices.contains(place) {
            cells[place] = PlatformSheet.HourOfWeek(events: events, bytes: bytes)
        }
        return cells
    }

    private func fields(_ session: PostgresSession) throws(PostgresError) -> ([PlatformSheet.Field], Int) {
        let levels = Category.allCases.map { Int16($0.level.rawValue) }
        var count = 0
        let found = try session.query(
            """
            SELECT doc_type, path, category, confidence::smallint, first_seen, last_seen, count(*) OVER ()
            FROM platform_field WHERE platform_id = \(name.id)
            ORDER BY (\(levels))[category + 1] DESC, last_seen DESC, doc_type COLLATE "C", path COLLATE "C"
            LIMIT \(Int64(PlatformSheet.mostFields))
            """
        ) { (row) throws(PostgresError) -> PlatformSheet.Field? in
            count = try row.decode(at: 6)
            let number = UInt8(exactly: try row.decode(Int16.self, at: 2))
            guard let category = number.flatMap(Category.init(rawValue:)) else { return nil }
            return PlatformSheet.Field(
                documentType: try row.decode(at: 0),
                path: try row.decode(at: 1),
                category: category,
                confidence: Double(try row.decode(Int16.self, at: 3)) / 100,
                firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 4)),
                lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 5)),
                isAllowed: allowed.map { $0.contains(category) }
            )
        }
        return (found.compactMap(\.self), count)
    }

    private func alerts(_ session: PostgresSession) throws(PostgresError) -> [String: Int] {
        let found = try session.query(
            """
            SELECT a.kind, count(*) FROM alert a JOIN platform p ON p.slug = a.subject->>'platform'
            WHERE COALESCE(p.merged_into, p.id) = \(name.id) AND a.state <> 'resolved' GROUP BY 1
            """
        ) { (row) throws(PostgresError) in (try row.decode(String.self, at: 0), try row.decode(Int.self, at: 1)) }
        return Dictionary(found) { $0 + $1 }
    }
}

extension PlatformSheetParts.Sums {
    /// Thirteen columns: the counts, the bytes of each level, and the bytes whose place is known.
    fileprivate init(_ row: borrowing PostgresRow, from first: Int) throws(PostgresError) {
        events = try row.decode(at: first)
        bytes = try row.decode(at: first + 1)
        records = try row.decode(at: first + 2)
        errors = try row.decode(at: first + 3)
        timed = try row.decode(at: first + 4)
        duration = try row.decode(at: first + 5)
        for level in Level.allCases {
            bytesByLevel[level] = try row.decode(Int64.self, at: first + 6 + Int(level.rawValue))
        }
        placedBytes = try row.decode(at: first + 12)
    }
}

extension PlatformSheet.Host {
    fileprivate init(_ row: borrowing PostgresRow) throws(PostgresError) {
        self.init(
            name: try row.decode(at: 1),
            jurisdiction: try row.decode(at: 2),
            firstSeen: try row.decodeIfPresent(SQLTimestamp.self, at: 3).map { Timestamp($0) },
            events: try row.decode(at: 4),
            bytes: try row.decode(at: 5)
        )
    }
}
