import Domain
import Postgres
import Query

/// The buckets of a trend: whole ones, one behind the other without a gap.
///
/// The first holds `from`, the last the instant before `to`. Minutes and hours start on the round minutes and hours of
/// UTC; six hours, days, weeks and months where the clocks of the zone show 0, 6, 12 or 18 h, so a day may have 23 or 25
/// hours.
struct TrendBuckets: Sendable, Hashable {
    let starts: [Timestamp]
    let end: Timestamp

    /// More are refused, whatever asks.
    static let most = 100_000

    /// Where bucket `index` ends.
    func end(of index: Int) -> Timestamp { index + 1 < starts.count ? starts[index + 1] : end }

    /// The buckets that are not over.
    func partial(at now: Timestamp) -> [Int] { starts.indices.filter { end(of: $0) > now } }

    /// Every start, and where the last one ends.
    var edges: [Timestamp] { starts + [end] }

    /// As bound to a statement.
    var bounds: [SQLTimestamp] { edges.map { SQLTimestamp($0) } }

    /// Where the first one starts.
    var start: Timestamp { starts.first ?? end }

    /// Reads the zone's midnights from the database, which knows the rules of every year.
    static func read(_ query: TrendQuery, _ session: PostgresSession) throws(PostgresError) -> TrendBuckets {
        let (from, to) = (query.from, query.to)
        if let length = query.interval.fixedLength { return fixed(from, to, length) }
        guard let step = query.interval.localStep else {
            let hour = Timestamp.hour
            let end = Timestamp(microseconds: to.microseconds + hour - 1).floored(to: hour)
            return TrendBuckets(starts: [from.floored(to: hour)], end: end)
        }
        return try local(query, step, session)
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
        _ step: (first: SQL, length: SQL),
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendBuckets {
        // Counted in the zone's own days and hours, then read as instants: one step more than needed on either side,
        // because a clock that is set back can put a local time behind the instant that it stands for.
        let instants = try session.query(
            """
            SELECT hand AT TIME ZONE \(query.timeZone)
            FROM (SELECT \(SQLTimestamp(query.from))::timestamptz AT TIME ZONE \(query.timeZone) AS lower,
                \(SQLTimestamp(query.to))::timestamptz AT TIME ZONE \(query.timeZone) AS upper) AS range,
                generate_series(\(sql: step.first) - \(sql: step.length), upper + 2 * \(sql: step.length),
                    \(sql: step.length)) AS hand
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
    /// Of buckets that are counted in UTC, in microseconds.
    fileprivate var fixedLength: Int64? {
        switch self {
        case .minute: Timestamp.minute
        case .fiveMinutes: 5 * Timestamp.minute
        case .quarterHour: 15 * Timestamp.minute
        case .hour: Timestamp.hour
        case .sixHours, .day, .week, .month, .all: nil
        }
    }

    /// Of buckets that are counted on the zone's clocks: where the first begins, from `lower`, and how long one is.
    var localStep: (first: SQL, length: SQL)? {
        switch self {
        case .sixHours: ("date_bin('6 hours', lower, timestamp '2000-01-01')", "interval '6 hours'")
        case .day: ("date_trunc('day', lower)", "interval '1 day'")
        case .week: ("date_trunc('week', lower)", "interval '7 days'")
        case .month: ("date_trunc('month', lower)", "interval '1 month'")
        case .minute, .fiveMinutes, .quarterHour, .hour, .all: nil
        }
    }

    /// The shortest that a bucket can be, in microseconds; `nil` for the one that holds everything.
    var shortest: Int64? {
        switch self {
        case .sixHours: 5 * Timestamp.hour
        case .day: 22 * Timestamp.hour
        case .week: 6 * Timestamp.day
        case .month: 27 * Timestamp.day
        case .minute, .fiveMinutes, .quarterHour, .hour, .all: fixedLength
        }
    }
}
