import Domain
import Postgres
import Query

/// Different persons, from the sketches of the days (UTC), which can be joined and not added.
struct TrendSubjects: Sendable {
    private let query: TrendQuery
    private let names: FlowNames

    /// The sketches of one key and bucket, by month's key and by what persons were told apart by.
    private typealias Union = [Int64: [Int16: HyperLogLog]]

    private struct Row: Sendable {
        let keys: (String, String)
        let labels: (String, String)
        let bucket: Int
        let kind: Int16
        let key: Int64
        let sketch: [UInt8]
    }

    init(_ query: TrendQuery) throws(StoreError) {
        self.query = query
        names = try FlowNames(query.filters, jurisdiction: false)
    }

    /// Under how many keys persons were counted beside.
    func read(
        _ periods: [TrendBuckets],
        _ keys: TrendCells.Keys,
        _ session: PostgresSession
    ) throws(PostgresError) -> (grid: TrendGrid, keys: Int) {
        let count = periods.first?.starts.count ?? 0
        var unions: [[[String]: [Int: Union]]] = []
        var labels: [[String]: [String]] = [:]
        var monthKeys: Set<Int64> = []
        for buckets in periods {
            var found: [[String]: [Int: Union]] = [:]
            for row in try rows(buckets, session) {
                let words = TrendKey.words(row.keys, row.labels, query.dimensions)
                labels[words.keys] = words.labels
                monthKeys.insert(row.key)
                // A sketch that cannot be read is begun anew by the writer; until then it says nothing.
                guard let sketch = HyperLogLog(bytes: row.sketch) else { continue }
                found[words.keys, default: [:]][row.bucket, default: [:]][row.key, default: [:]][
                    row.kind,
                    default: HyperLogLog()
                ]
                .merge(sketch)
            }
            unions.append(found)
        }
        return (grid(unions, labels, keys, count: count), monthKeys.count)
    }

    private func rows(_ buckets: TrendBuckets, _ session: PostgresSession) throws(PostgresError) -> [Row] {
        let keys = TrendKey.pair(query)
        return try session.query(
            """
            WITH \(sql: names.list)
            SELECT \(sql: keys[0].key), \(sql: keys[1].key), \(sql: keys[0].label ?? "''"), \(sql: keys[1].label ?? "''"),
                width_bucket(r.day::timestamp AT TIME ZONE 'UTC', \(buckets.bounds)), r.kind, r.key_id, r.sketch
            FROM flow_day_subject AS r JOIN n ON n.flow_id = r.flow_id
            WHERE r.day >= (\(SQLTimestamp(buckets.start))::timestamptz AT TIME ZONE 'UTC')::date
                AND r.day::timestamp AT TIME ZONE 'UTC' < \(SQLTimestamp(buckets.end))
            """
        ) { (row) throws(PostgresError) in
            Row(
                keys: (try row.decode(at: 0), try row.decode(at: 1)),
                labels: (try row.decode(at: 2), try row.decode(at: 3)),
                bucket: max(0, try row.decode(Int.self, at: 4) - 1),
                kind: try row.decode(at: 5),
                key: try row.decode(at: 6),
                sketch: try row.decode(at: 7)
            )
        }
    }

    private func grid(
        _ unions: [[[String]: [Int: Union]]],
        _ labels: [[String]: [String]],
        _ keys: TrendCells.Keys,
        count: Int
    ) -> TrendGrid {
        var grid = TrendGrid([.subjects], periods: unions.count, count: count)
        let shown: [[String]]
        switch keys {
        case .given(let given): shown = given
        case .ranked:
            let totals = (unions.first ?? [:]).mapValues { TrendSubjects.people(TrendSubjects.union($0.values)) }
            let all = Set(unions.flatMap(\.keys))
            shown = Array(ranked(all, totals).prefix(max(query.top, 1)))
            grid.otherKeys = all.count - shown.count
        }
        for (period, found) in unions.enumerated() {
            var rest: [Int: Union] = [:]
            for (keys, buckets) in found {
                guard shown.contains(keys) else {
                    for (bucket, union) in buckets { TrendSubjects.merge(union, into: &rest[bucket, default: [:]]) }
                    continue
                }
                grid.withColumn(keys, labels[keys] ?? keys) { TrendSubjects.fill(&$0.lines[period][0], buckets) }
            }
            if !rest.isEmpty { grid.withOther { TrendSubjects.fill(&$0.lines[period][0], rest) } }
        }
        return grid.ordered(shown)
    }

    private func ranked(_ keys: Set<[String]>, _ totals: [[String]: Int64]) -> [[String]] {
        keys.sorted { left, right in
            let (a, b) = (totals[left] ?? 0, totals[right] ?? 0)
            switch query.order {
            case .total where a != b: return a < b
            case .totalDescending where a != b, .changeDescending where a != b: return a > b
            default: return left.lexicographicallyPrecedes(right)
            }
        }
    }

    private static func fill(_ line: inout TrendGrid.Line, _ buckets: [Int: Union]) {
        for (bucket, union) in buckets { line.add(Double(people(union)), weight: 0, at: bucket) }
        line.total = Double(people(union(buckets.values)))
    }

    private static func union(_ unions: some Sequence<Union>) -> Union {
        var sum: Union = [:]
        for union in unions { merge(union, into: &sum) }
        return sum
    }

    private static func merge(_ other: Union, into union: inout Union) {
        for (key, kinds) in other {
            for (kind, sketch) in kinds { union[key, default: [:]][kind, default: HyperLogLog()].merge(sketch) }
        }
    }

    /// A person may have a name, an address and an identifier: the most numerous kind counts.
    private static func people(_ union: Union) -> Int64 {
        union.values.reduce(0) { $0 + ($1.values.map(\.distinct).max() ?? 0) }
    }
}
