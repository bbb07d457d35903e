import Domain
import Postgres
import Query

/// What every report says of itself, and the way to its rows; used within one transaction.
struct ReportReading {
    /// Its window is the one that was read.
    let request: ReportRequest
    let now: Timestamp
    let allowed: (_ slug: String) -> CategorySet?
    let session: PostgresSession
    let pieces: ReportPieces
    /// Days that begin before it may have lost some of their hours.
    let hoursFrom: Timestamp

    init(
        request: ReportRequest,
        now: Timestamp,
        hoursFrom: Timestamp,
        allowed: @escaping (_ slug: String) -> CategorySet?,
        session: PostgresSession
    ) throws(PostgresError) {
        self.now = now
        self.allowed = allowed
        self.session = session
        self.hoursFrom = hoursFrom
        let end = min(request.to, now)
        let days = try FoldedDay.read(from: request.from, to: end, session)
        pieces = ReportPieces(from: request.from, to: end, days: days, hoursFrom: hoursFrom)
        var request = request
        if pieces.from < request.from.floored(to: Timestamp.hour) { request.from = pieces.from }
        if pieces.to > end { request.to = pieces.to }
        self.request = request
    }

    var from: SQLTimestamp { SQLTimestamp(pieces.from) }
    var to: SQLTimestamp { SQLTimestamp(pieces.to) }

    /// The rows of the window as one list `r`; each column with a comma before it.
    func rows(_ columns: SQL, ofCategories: Bool = false) -> SQL {
        RollupRows(pieces: pieces.coarse, columns: columns, isOfCategories: ofCategories).sql
    }

    func report() throws(PostgresError) -> Report {
        let head = try session.first(
            """
            SELECT (SELECT committed_at FROM ingest_batch ORDER BY id DESC LIMIT 1),
                (SELECT rules FROM ingest_batch ORDER BY id DESC LIMIT 1), (SELECT min(first_seen) FROM system),
                (SELECT CASE WHEN EXISTS (SELECT FROM policy WHERE enabled) THEN
                    (SELECT count(*) FROM audit_entry WHERE action LIKE 'policy.%') END)
            """
        ) { (row) throws(PostgresError) in
            (
                try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) },
                try row.decodeIfPresent(String.self, at: 1),
                try row.decodeIfPresent(SQLTimestamp.self, at: 2).map { Timestamp($0) },
                try row.decodeIfPresent(Int64.self, at: 3)
            )
        }
        let (body, omitted) = try body()
        var report = Report(
            request: request,
            asOf: head?.0 ?? now,
            rules: head?.1,
            policyRevision: head?.3,
            firstEvent: head?.2,
            gaps: try gaps(),
            body: body
        )
        report.omitted = omitted
        return report
    }

    private func body() throws(PostgresError) -> (Report.Body, omitted: Int64) {
        switch request.kind {
        case .crossBorder: return (.crossBorder(try register()), 0)
        case .quality: return (.quality(try qualityLines()), 0)
        case .alerts:
            let (lines, all) = try alertLines()
            return (.alerts(lines), max(0, all - Report.mostAlerts))
        }
    }

    /// The hours, and where those are gone the days, in which something was sent: `finish` ends what was before.
    private var seen: SQL {
        let parts = pieces.fine.map { piece -> SQL in
            let (start, end) = (SQLTimestamp(piece.from), SQLTimestamp(piece.to))
            return piece.rollup == .day
                ? """
                SELECT day_end AS start, day AS finish FROM rollup_day r
                WHERE day >= \(start) AND day < \(end) AND EXISTS (SELECT FROM flow_day d WHERE d.day = r.day)
                """
                : """
                SELECT DISTINCT hour + interval '1 hour' AS start, hour AS finish FROM flow_hour
                WHERE hour >= \(start) AND hour < \(end)
                """
        }
        guard let first = parts.first else { return "SELECT NULL::timestamptz, NULL::timestamptz WHERE false" }
        return parts.dropFirst().reduce(first) { "\(sql: $0) UNION ALL \(sql: $1)" }
    }

    /// Runs of hours without any event, those before the first and behind the last of the window included.
    private func gaps() throws(PostgresError) -> [CollectionGap] {
        try session.query(
            """
            WITH edge AS (\(sql: seen)), edges AS (
                SELECT \(from)::timestamptz AS start, NULL::timestamptz AS finish
                UNION ALL SELECT start, finish FROM edge
                UNION ALL SELECT NULL, \(to)::timestamptz
            ), gap AS (
                SELECT lag(start) OVER (ORDER BY COALESCE(finish, '-infinity')) AS start, finish FROM edges
            )
            SELECT start, finish FROM gap
            WHERE finish - start >= make_interval(hours => \(Int32(clamping: Report.shortestGap)))
            ORDER BY start LIMIT 1000
            """
        ) { (row) throws(PostgresError) in
            CollectionGap(
                from: Timestamp(try row.decode(SQLTimestamp.self, at: 0)),
                to: Timestamp(try row.decode(SQLTimestamp.self, at: 1))
            )
        }
    }
}
