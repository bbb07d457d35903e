import Domain
import Postgres
import Query

/// The amounts of a trend by key and bucket, the largest keys first.
struct TrendCells: Sendable {
    private struct Cell: Sendable {
        /// 1 for the largest key; 0 for those beyond the top, which come as one.
        let place: Int64
        let key: String
        let label: String
        /// The place of the last key that this cell holds.
        let lastPlace: Int64
        let bucket: Int
        let amount: Double
        let weight: Double
    }

    /// A row of buckets before means are made.
    private struct Column: Sendable {
        var key: String
        var label: String
        var amounts: [Double]
        var weights: [Double]

        init(key: String, label: String, count: Int) {
            self.key = key
            self.label = label
            amounts = Array(repeating: 0, count: count)
            weights = amounts
        }

        mutating func add(_ cell: Cell) {
            guard amounts.indices.contains(cell.bucket) else { return }
            amounts[cell.bucket] += cell.amount
            weights[cell.bucket] += cell.weight
        }
    }

    private var columns: [Column] = []
    private var rest: Column?
    private(set) var otherKeys = 0
    private let isMean: Bool

    var keys: [String] { columns.map(\.key) }

    static func read(
        _ plan: TrendPlan,
        _ query: TrendQuery,
        _ buckets: TrendBuckets,
        _ session: PostgresSession
    ) throws(PostgresError) -> TrendCells {
        let top = Int64(max(query.top, 1))
        let order: SQL = plan.weight == nil ? "sum(amount)" : "sum(amount) / NULLIF(sum(weight), 0)"
        let first = SQLTimestamp(buckets.starts.first ?? query.from)
        // The keys beyond the top are added up by the server, so that an answer is never larger than what is shown.
        let cells = try session.query(
            """
            WITH cell AS (
                SELECT \(sql: plan.key) COLLATE "C" AS key, min(\(sql: plan.label)) AS label,
                    width_bucket(\(sql: plan.rollup.time), \(buckets.bounds)) AS bucket,
                    sum(\(sql: plan.amount))::float8 AS amount,
                    sum(\(sql: plan.weight ?? "0"))::float8 AS weight
                FROM \(sql: plan.rollup.table) r \(sql: FilterSQL.joins(to: "r"))
                WHERE \(sql: plan.rollup.time) >= \(first) AND \(sql: plan.rollup.time) < \(SQLTimestamp(buckets.end))
                    AND \(sql: plan.condition)
                GROUP BY 1, 3
            ), place AS (
                SELECT key, row_number() OVER (ORDER BY \(sql: order) DESC NULLS LAST, key) AS place
                FROM cell GROUP BY key
            )
            SELECT CASE WHEN place <= \(top) THEN place ELSE 0 END, min(key), min(label), max(place), bucket,
                sum(amount), sum(weight)
            FROM cell JOIN place USING (key) GROUP BY 1, bucket ORDER BY 1, bucket
            """
        ) { (row) throws(PostgresError) in
            Cell(
                place: try row.decode(at: 0),
                key: try row.decode(at: 1),
                label: try row.decode(at: 2),
                lastPlace: try row.decode(at: 3),
                bucket: try row.decode(Int.self, at: 4) - 1,
                amount: try row.decode(at: 5),
                weight: try row.decode(at: 6)
            )
        }
        return TrendCells(cells, query, count: buckets.starts.count, top: Int(top))
    }

    private init(_ cells: [Cell], _ query: TrendQuery, count: Int, top: Int) {
        isMean = query.metric == .sensitivity
        var places: [Int64] = []
        for cell in cells {
            if cell.place == 0 {
                rest = rest ?? Column(key: "other", label: "", count: count)
                rest?.add(cell)
                otherKeys = max(otherKeys, Int(cell.lastPlace) - top)
                continue
            }
            if places.last != cell.place {
                let (key, label) = TrendCells.words(cell, query.dimension)
                places.append(cell.place)
                columns.append(Column(key: key, label: label, count: count))
            }
            columns[columns.count - 1].add(cell)
        }
        // Without a dimension there is one series, even of nothing.
        if query.dimension == nil, columns.isEmpty { columns = [Column(key: "", label: "", count: count)] }
    }

    /// A category comes as its number.
    private static func words(_ cell: Cell, _ dimension: TrendQuery.Dimension?) -> (String, String) {
        guard dimension == .category else { return (cell.key, cell.label) }
        let word = UInt8(cell.key).flatMap(Category.init(rawValue:))?.word ?? "category.\(cell.key)"
        return (word, word)
    }

    func series(_ query: TrendQuery, _ band: TrendBand?) -> [Trend.Series] {
        columns.map { column in
            var series = finished(column)
            if let lines = band?.lines(of: column.key) {
                series.expected = lines.expected
                series.low = lines.low
                series.high = lines.high
            }
            return series
        }
    }

    var other: Trend.Series? { rest.map(finished) }

    private func finished(_ column: Column) -> Trend.Series {
        guard isMean else {
            let total = column.amounts.reduce(0, +)
            return Trend.Series(key: column.key, label: column.label, values: column.amounts, total: total)
        }
        let values = zip(column.amounts, column.weights).map { $1 > 0 ? $0 / $1 : nil }
        let weight = column.weights.reduce(0, +)
        let total = weight > 0 ? column.amounts.reduce(0, +) / weight : 0
        return Trend.Series(key: column.key, label: column.label, values: values, total: total)
    }
}
