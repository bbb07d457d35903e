import Domain
import Postgres
import Query

/// The buckets of a trend: whole ones, one behind the other without a gap.
///
/// The first holds `from`, the last the instant before `to`. Minutes and hours start on the round minutes and hours of
/// UTC; six hours, days and weeks where the clocks of the zone show 0, 6, 12 or 18 h, so a day may have 23 or 25 hours.
struct TrendBuckets: Sendable, Hashable {
    let starts: [Timestamp]
    let end: Timestamp

    /// More are refused, whatever asks.
    static let most = 100_000

    /// Where bucket `index` ends.
    func end(of index: Int) -> Timestamp { index + 1 < starts.count ? starts[index + 1] : end }

    /// The buckets that are not over.
    func partial(at now: Timestamp) -> [Int] { starts.indices.filter { end(of: $0) > now } }

    /// As bound to a statement.
    var bounds: [SQLTimestamp] { starts.map { SQLTimestamp($0) } }

    /// Reads the zone's midnights from the database, which knows the rules of every year.
    static func read(_ query: TrendQuery, _ session: PostgresSession) throws(PostgresError) -> TrendBuckets {
        let (from, to) = (query.from, query.to)
        switch query.interval {
        case .minute: return fixed(from, to, Timestamp.minute)
        case .fiveMinutes: return fixed(from, to, 5 * Timestamp.minute)
        case .quarterHour: return fixed(from, to, 15 * Timestamp.minute)
        case .hour: return fixed(from, to, Timestamp.hour)
        case .all: return TrendBuckets(starts: [from.floored(to: Timestamp.hour)], end: to)
        case .sixHours:
            let first: SQL = "date_bin('6 hours', lower, timestamp '2000-01-01')"
            return try local(query, first: first, step: "interval '6 hours'", session)
        case .day: return try local(query, first: "date_trunc('day', lower)", step: "interval '1 day'", session)
        case .week: return try local(query, first: "date_trunc('week', lower)", step: "interval '7 days'", session)
        }
    }

    private static func fixed(_ from: Timestamp, _ to: Timestamp, _ length: Int64) -> TrendBuckets {
        var starts: [Timestamp] = []
        var start = from.floored(to: length)
        while start < to {
            starts.append(start)
            start.microseconds += length
        }
        return TrendBuckets(starts: starts, end: start)
    }

    private static func local(
        _ query: TrendQuery,
        first: SQL,
        step: SQL,
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendBuckets {
        // Counted in the zone's own days and hours, then read as instants: one step more than needed on either side,
        // because a clock that is set back can put a local time behind the instant that it stands for.
        let instants = try session.query(
            """
            SELECT hand AT TIME ZONE \(query.timeZone)
            FROM (SELECT \(SQLTimestamp(query.from))::timestamptz AT TIME ZONE \(query.timeZone) AS lower,
                \(SQLTimestamp(query.to))::timestamptz AT TIME ZONE \(query.timeZone) AS upper) AS range,
                generate_series(\(sql: first) - \(sql: step), upper + 2 * \(sql: step), \(sql: step)) AS hand
            ORDER BY 1
            """
        ) { (row) throws(PostgresError) in Timestamp(try row.decode(SQLTimestamp.self, at: 0)) }
        var edges: [Timestamp] = []
        // A day that the zone left out starts where the next one does.
        for instant in instants where edges.last.map({ $0 < instant }) ?? true { edges.append(instant) }
        let start = edges.lastIndex { $0 <= query.from } ?? 0
        let end = edges.firstIndex { $0 >= query.to } ?? edges.count - 1
        guard start < end else { throw PostgresError(.protocolViolation("no local time")) }
        return TrendBuckets(starts: Array(edges[start..<end]), end: edges[end])
    }
}

extension TrendQuery.Interval {
    /// The shortest that a bucket can be, in microseconds; `nil` for the one that holds everything.
    var shortest: Int64? {
        switch self {
        case .minute: Timestamp.minute
        case .fiveMinutes: 5 * Timestamp.minute
        case .quarterHour: 15 * Timestamp.minute
        case .hour: Timestamp.hour
        case .sixHours: 6 * Timestamp.hour
        case .day: Timestamp.day
        case .week: 7 * Timestamp.day
        case .all: nil
        }
    }
}
