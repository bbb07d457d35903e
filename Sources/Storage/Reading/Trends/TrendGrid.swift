import Domain
import Query

/// What one family of metrics amounts to, by key, period and bucket.
///
/// The largest keys first, the others as one.
struct TrendGrid: Sendable {
    /// A metric of one key in one period, before means are made.
    struct Line: Sendable {
        var amounts: [Double]
        var weights: [Double]
        /// Whether anything is known of a bucket.
        var isPresent: [Bool]
        /// For concentrations: what each part has, by bucket.
        var parts: [Int32: [Double]] = [:]
        /// Where the total is not the sum.
        var total: Double?

        init(count: Int) {
            amounts = Array(repeating: 0, count: count)
            weights = amounts
            isPresent = Array(repeating: false, count: count)
        }

        mutating func add(_ amount: Double, weight: Double, part: Int32 = 0, at bucket: Int) {
            guard amounts.indices.contains(bucket) else { return }
            isPresent[bucket] = true
            amounts[bucket] += amount
            weights[bucket] += weight
            guard part != 0 else { return }
            parts[part, default: Array(repeating: 0, count: amounts.count)][bucket] += amount
        }
    }

    struct Column: Sendable {
        var keys: [String]
        var labels: [String]
        /// By period (0 asked for, 1 compared with), then by metric.
        var lines: [[Line]]

        init(keys: [String], labels: [String], periods: Int, metrics: Int, count: Int) {
            self.keys = keys
            self.labels = labels
            lines = Array(
                repeating: Array(repeating: Line(count: count), count: metrics),
                count: periods
            )
        }
    }

    let metrics: [TrendQuery.Metric]
    let periods: Int
    let count: Int
    private(set) var columns: [Column] = []
    private(set) var other: Column?
    var otherKeys = 0
    /// The places of the columns' keys.
    private var places: [[String]: Int] = [:]

    init(_ metrics: [TrendQuery.Metric], periods: Int, count: Int) {
        self.metrics = metrics
        self.periods = periods
        self.count = count
    }

    var keys: [[String]] { columns.map(\.keys) }

    /// A column of nothing, for a key that this family does not know.
    func empty(_ keys: [String] = [], _ labels: [String] = []) -> Column {
        Column(keys: keys, labels: labels, periods: periods, metrics: metrics.count, count: count)
    }

    func column(_ keys: [String]) -> Column? { places[keys].map { columns[$0] } }

    mutating func withColumn(_ keys: [String], _ labels: [String], _ body: (inout Column) -> Void) {
        let place = places[keys] ?? columns.count
        if place == columns.count {
            columns.append(empty(keys, labels))
            places[keys] = place
        }
        body(&columns[place])
    }

    /// The same with its columns in this order.
    func ordered(_ keys: [[String]]) -> TrendGrid {
        var grid = self
        grid.columns = keys.compactMap { column($0) }
        grid.places = Dictionary(uniqueKeysWithValues: grid.columns.enumerated().map { ($1.keys, $0) })
        return grid
    }

    mutating func withOther(_ body: (inout Column) -> Void) {
        var column = other ?? empty(["other"], ["other"])
        other = nil
        body(&column)
        other = column
    }
}

extension TrendGrid.Line {
    /// Of one bucket, or of several taken together; `nil` where there is nothing to tell.
    func value(_ metric: TrendQuery.Metric, of buckets: some Collection<Int>) -> Double? {
        switch metric {
        case .hhi:
            var (sum, squares) = (0.0, 0.0)
            for part in parts.values {
                let amount = buckets.reduce(0) { $0 + part[$1] }
                sum += amount
                squares += amount * amount
            }
            return sum > 0 ? squares / (sum * sum) : nil
        case .sensitivity, .sensitiveShare:
            let weight = buckets.reduce(0) { $0 + weights[$1] }
            return weight > 0 ? buckets.reduce(0) { $0 + amounts[$1] } / weight : nil
        case .events, .bytes, .records, .errors, .sensitiveBytes, .newFields, .alerts, .subjects:
            guard buckets.contains(where: { isPresent[$0] }) else { return nil }
            return buckets.reduce(0) { $0 + amounts[$1] }
        }
    }
}
