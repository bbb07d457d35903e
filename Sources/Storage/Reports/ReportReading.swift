import Domain
import Postgres
import Query

/// What every report says of itself, and the way to its rows; used within one transaction.
struct ReportReading {
    let request: ReportRequest
    let now: Timestamp
    let allowed: (_ slug: String) -> CategorySet?
    let session: PostgresSession

    /// The hours that the window touches.
    var from: SQLTimestamp { SQLTimestamp(request.from.floored(to: Timestamp.hour)) }
    var to: SQLTimestamp { SQLTimestamp(min(request.to, now)) }

    func report() throws(PostgresError) -> Report {
        let head = try session.first(
            """
            SELECT (SELECT committed_at FROM ingest_batch ORDER BY id DESC LIMIT 1),
                (SELECT rules FROM ingest_batch ORDER BY id DESC LIMIT 1), (SELECT min(first_seen) FROM system),
                (SELECT sum(revision)::bigint FROM policy WHERE enabled)
            """
        ) { (row) throws(PostgresError) in
            (
                try row.decodeIfPresent(SQLTimestamp.self, at: 0).map { Timestamp($0) },
                try row.decodeIfPresent(String.self, at: 1),
                try row.decodeIfPresent(SQLTimestamp.self, at: 2).map { Timestamp($0) },
                try row.decodeIfPresent(Int64.self, at: 3)
            )
        }
        return Report(
            request: request,
            asOf: head?.0 ?? now,
            rules: head?.1,
            policyRevision: head?.3,
            firstEvent: head?.2,
            gaps: try gaps(),
            body: try body()
        )
    }

    private func body() throws(PostgresError) -> Report.Body {
        switch request.kind {
        case .crossBorder: .crossBorder(try register())
        case .alerts: .alerts(try alertLines())
        case .quality: .quality(try qualityLines())
        }
    }

    /// Runs of hours without any event, those before the first and behind the last of the window included.
    private func gaps() throws(PostgresError) -> [CollectionGap] {
        try session.query(
            """
            WITH edge AS (
                SELECT DISTINCT hour + interval '1 hour' AS start, hour AS finish FROM flow_hour
                    WHERE hour >= \(from) AND hour < \(to)
            ), edges AS (
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
