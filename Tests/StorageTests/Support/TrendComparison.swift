import Domain
import Query

/// Holds an answer against the sums of the raw events, and says in words where they differ.
struct TrendComparison {
    let query: TrendQuery
    let trend: Trend
    private var cells: [[String]: [RawTrend.Cell]] = [:]

    init(_ query: TrendQuery, _ trend: Trend, _ raw: [RawTrend.Cell]) {
        self.query = query
        self.trend = trend
        for cell in raw {
            let keys = zip(query.dimensions, cell.keys).map { RawTrend.word($1, $0) }
            cells[keys, default: []].append(cell)
        }
    }

    /// The first difference; `nil` where there is none.
    var difference: String? {
        for series in trend.series {
            if let fault = difference(of: series, cells[series.keys] ?? []) { return "\(series.keys): \(fault)" }
        }
        let shown = Set(trend.series.map(\.keys))
        let rest = cells.filter { !shown.contains($0.key) }
        guard rest.count == trend.otherKeys || query.dimensions.isEmpty else {
            return "other keys \(trend.otherKeys), not \(rest.count)"
        }
        if let other = trend.other, let fault = difference(of: other, rest.values.flatMap(\.self)) {
            return "other: \(fault)"
        }
        return isRanked(rest) ? nil : "a smaller key is shown before a larger one"
    }

    private func difference(of series: Trend.Series, _ cells: [RawTrend.Cell]) -> String? {
        for (metric, measure) in zip(query.metrics, series.measures) {
            guard measure.values.count == trend.times.count else { return "\(metric) has another length" }
            for (place, time) in trend.times.enumerated() {
                let wanted = value(metric, cells.filter { $0.bucket == time }) ?? (metric.isMean ? nil : 0)
                guard isEqual(measure.values[place], wanted) else {
                    return "\(metric) at \(time): \(measure.values[place] ?? .nan), not \(wanted ?? .nan)"
                }
            }
            let total = value(metric, cells) ?? 0
            guard isEqual(measure.total, total) else { return "\(metric) in all: \(measure.total), not \(total)" }
        }
        return nil
    }

    private func isRanked(_ rest: [[String]: [RawTrend.Cell]]) -> Bool {
        // Concentrations are ranked by their bytes.
        let metric = query.metric == .hhi ? TrendQuery.Metric.bytes : query.metric
        let shown = trend.series.compactMap { value(metric, cells[$0.keys] ?? []) }
        let largestLeft = rest.values.compactMap { value(metric, $0) }.max() ?? 0
        let ordered = zip(shown, shown.dropFirst()).allSatisfy { $0 >= $1 - tolerance($0) }
        return ordered && (shown.last ?? .infinity) >= largestLeft - tolerance(largestLeft)
    }

    private func value(_ metric: TrendQuery.Metric, _ cells: [RawTrend.Cell]) -> Double? {
        guard !cells.isEmpty else { return nil }
        func sum(_ column: Int) -> Double { cells.reduce(0) { $0 + $1.sums[column] } }
        switch metric {
        case .events: return sum(0)
        case .bytes: return sum(1)
        case .records: return sum(2)
        case .errors: return sum(3)
        case .sensitiveBytes: return sum(4)
        case .sensitiveShare: return sum(1) > 0 ? sum(4) / sum(1) : nil
        case .sensitivity: return sum(0) > 0 ? sum(5) / sum(0) : nil
        case .hhi:
            let parts = Dictionary(grouping: cells, by: \.part).mapValues { $0.reduce(0) { $0 + $1.sums[1] } }
            let all = parts.values.reduce(0, +)
            return all > 0 ? parts.values.reduce(0) { $0 + $1 * $1 } / (all * all) : nil
        case .newFields, .alerts, .subjects: return nil
        }
    }

    private func isEqual(_ found: Double?, _ wanted: Double?) -> Bool {
        guard let found, let wanted else { return found == nil && wanted == nil }
        return abs(found - wanted) <= tolerance(wanted)
    }

    private func tolerance(_ value: Double) -> Double { 1e-9 * max(1, abs(value)) }
}
