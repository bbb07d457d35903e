import Capture
import Domain
import Postgres
import Query

/// What detection expected of each platform, hour by hour, added up over longer buckets.
///
/// The expectation of a bucket is the sum of its hours'. Hours err independently enough that the half-widths of their
/// bands add as the root of the sum of squares; the low end never falls below 0. A bucket of which an hour is missing,
/// as one that is not over, has no band: half an expectation would look like a rise.
struct TrendBand: Sendable {
    struct Lines: Sendable {
        var expected: [Double?]
        var low: [Double?]
        var high: [Double?]
    }

    private struct Sum: Sendable {
        let key: String
        let bucket: Int
        let expected: Double
        let below: Double
        let above: Double
        let hours: Int64
    }

    private let lines: [String: Lines]
    private let none: Lines

    /// The lines of a key; without any expectation, lines of `nil`.
    func lines(of key: String) -> Lines { lines[key] ?? none }

    /// `nil` where the question has no band: nobody asked, or there is no expectation of such a sum.
    static func read(
        _ query: TrendQuery,
        _ metric: TrendQuery.Metric,
        _ buckets: TrendBuckets,
        keys: [String],
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendBand? {
        guard query.band, let metric = metric.expected, query.interval.hasBand,
            let scope = scope(query, keys: keys)
        else { return nil }
        // A platform that was taken in is expected as a part of the one that took it.
        let sums = try session.query(
            """
            SELECT s.key, e.bucket, sum(e.expected), sqrt(sum(e.below)), sqrt(sum(e.above)), max(e.hours)
            FROM (SELECT \(sql: scope.key) AS key, 'platform:' || p.id AS series
                    FROM platform p JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                    WHERE \(sql: scope.condition)) AS s
                CROSS JOIN LATERAL (SELECT width_bucket(hour, \(buckets.bounds)) AS bucket, sum(expected) AS expected,
                        sum((expected - low) * (expected - low)) AS below,
                        sum((high - expected) * (high - expected)) AS above, count(*) AS hours
                    FROM expectation_hour
                    WHERE series = s.series AND metric = \(metric) AND hour >= \(SQLTimestamp(buckets.start))
                        AND hour < \(SQLTimestamp(buckets.end)) GROUP BY 1) AS e
            GROUP BY 1, 2
            """
        ) { (row) throws(PostgresError) in
            Sum(
                key: try row.decode(at: 0),
                bucket: try row.decode(Int.self, at: 1) - 1,
                expected: try row.decode(at: 2),
                below: try row.decode(at: 3),
                above: try row.decode(at: 4),
                hours: try row.decode(at: 5)
            )
        }
        return TrendBand(sums, buckets)
    }

    private init(_ sums: [Sum], _ buckets: TrendBuckets) {
        let empty = [Double?](repeating: nil, count: buckets.starts.count)
        let none = Lines(expected: empty, low: empty, high: empty)
        var lines: [String: Lines] = [:]
        for sum in sums where empty.indices.contains(sum.bucket) {
            let length = buckets.end(of: sum.bucket).microseconds - buckets.starts[sum.bucket].microseconds
            guard sum.hours * Timestamp.hour >= length else { continue }
            lines[sum.key, default: none].expected[sum.bucket] = sum.expected
            lines[sum.key, default: none].low[sum.bucket] = max(0, sum.expected - sum.below)
            lines[sum.key, default: none].high[sum.bucket] = sum.expected + sum.above
        }
        self.lines = lines
        self.none = none
    }

    /// Whose expectations: each shown platform's, or those of the one platform that is filtered.
    private static func scope(_ query: TrendQuery, keys: [String]) -> (key: SQL, condition: SQL)? {
        guard query.filters.allSatisfy({ $0.field == .platform }) else { return nil }
        if query.dimensions == [.platform] { return ("t.slug", "t.slug = ANY(\(keys))") }
        guard query.dimensions.isEmpty, let filter = query.filters.first, query.filters.count == 1,
            filter.values.count == 1, !filter.negated, Glob(filter.values[0]).isExact,
            let condition = try? FilterSQL.bands.condition(query.filters)
        else { return nil }
        return ("''", condition)
    }
}

extension TrendQuery.Metric {
    /// The word that detection keeps its expectations under; `nil` for what it does not watch.
    fileprivate var expected: String? {
        switch self {
        case .events, .bytes, .sensitiveBytes: rawValue
        case .records, .errors, .sensitiveShare, .sensitivity, .newFields, .alerts, .subjects, .hhi: nil
        }
    }
}

extension TrendQuery.Interval {
    /// Expectations are hourly, and a bucket of any span from there up can be summed.
    fileprivate var hasBand: Bool {
        switch self {
        case .hour, .sixHours, .day, .week, .month: true
        case .minute, .fiveMinutes, .quarterHour, .all: false
        }
    }
}
