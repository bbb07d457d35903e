import Domain
import Postgres
import Query

extension TrendBuckets {
    /// As many buckets of another time, of which the first is compared with the first and so on.
    ///
    /// Days, weeks and months move by the calendar of the zone, so that midnight is compared with midnight across a
    /// change of clocks; a day that the other year does not have is empty. Hours and minutes move all alike.
    func compared(
        _ comparison: TrendQuery.Comparison,
        _ query: TrendQuery,
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendBuckets {
        let edges: [Timestamp]
        switch comparison {
        case .previous:
            guard let step = query.interval.localStep else {
                return moved(by: end.microseconds - start.microseconds)
            }
            edges = try TrendBuckets.instants(
                """
                SELECT (\(SQLTimestamp(start))::timestamptz AT TIME ZONE \(query.timeZone)
                    - back * \(sql: step.length)) AT TIME ZONE \(query.timeZone)
                FROM generate_series(\(Int32(clamping: starts.count)), 0, -1) AS back ORDER BY back DESC
                """,
                session
            )
        case .days(let days):
            edges = try shifted("make_interval(days => \(Int32(clamping: days)))", query, session)
        case .years(let years):
            edges = try shifted("make_interval(years => \(Int32(clamping: years)))", query, session)
        }
        guard edges.count == starts.count + 1, let last = edges.last else {
            throw PostgresError(.protocolViolation("other buckets"))
        }
        return TrendBuckets(starts: Array(edges.dropLast()), end: last)
    }

    private func shifted(
        _ shift: SQL,
        _ query: TrendQuery,
        _ session: PostgresSession
    ) throws(PostgresError) -> [Timestamp] {
        let isLocal = query.interval.localStep != nil || query.interval == .all
        let moving = isLocal ? bounds : [SQLTimestamp(start)]
        let moved = try TrendBuckets.instants(
            """
            SELECT (edge AT TIME ZONE \(query.timeZone) - \(sql: shift)) AT TIME ZONE \(query.timeZone)
            FROM unnest(\(moving)) WITH ORDINALITY AS given (edge, place) ORDER BY place
            """,
            session
        )
        guard let first = moved.first else { throw PostgresError(.protocolViolation("no local time")) }
        guard !isLocal else { return moved.ascending }
        return self.moved(by: start.microseconds - first.microseconds).edges
    }

    private func moved(by microseconds: Int64) -> TrendBuckets {
        TrendBuckets(
            starts: starts.map { Timestamp(microseconds: $0.microseconds - microseconds) },
            end: Timestamp(microseconds: end.microseconds - microseconds)
        )
    }

    private static func instants(_ statement: SQL, _ session: PostgresSession) throws(PostgresError) -> [Timestamp] {
        try session.query(statement) { (row) throws(PostgresError) in
            Timestamp(try row.decode(SQLTimestamp.self, at: 0))
        }
    }
}

extension [Timestamp] {
    /// No edge before the one in front of it: a bucket that would be turned around is empty.
    fileprivate var ascending: [Timestamp] {
        var edges: [Timestamp] = []
        for edge in self { edges.append(Swift.max(edge, edges.last ?? edge)) }
        return edges
    }
}
