import Domain
import Query

/// Turns what the families read into the answer: means, fills, comparisons, and what to say beside the numbers.
struct TrendFinish {
    private let query: TrendQuery
    private let periods: [TrendBuckets]
    private let partial: [Int]
    private var grids: [TrendGrid] = []
    private var tables: [String] = []
    private var warnings: [Trend.Warning] = []
    private var bands: [TrendQuery.Metric: TrendBand] = [:]

    init(_ query: TrendQuery, _ periods: [TrendBuckets], now: Timestamp) {
        self.query = query
        self.periods = periods
        partial = periods[0].partial(at: now)
    }

    /// What the next family shows: it ranks its own keys, or follows the first one.
    var keys: TrendCells.Keys { grids.first.map { .given($0.keys) } ?? .ranked }

    mutating func add(_ grid: TrendGrid) { grids.append(grid) }

    mutating func add(_ band: TrendBand, to metric: TrendQuery.Metric) { bands[metric] = band }

    mutating func note(_ names: [String]) {
        for name in names where !tables.contains(name) { tables.append(name) }
    }

    mutating func warn(_ warning: Trend.Warning) {
        if !warnings.contains(warning) { warnings.append(warning) }
    }

    /// The keys that are shown, in their order.
    var series: [TrendGrid.Column] {
        guard let first = grids.first else { return [] }
        // Without a dimension there is one series, even of nothing.
        if query.dimensions.isEmpty, first.columns.isEmpty { return [first.empty()] }
        return first.columns
    }

    func trend(asOf: Timestamp) -> Trend {
        let shown = query.fill == Fill.none ? places : Array(periods[0].starts.indices)
        let series = series.map { column in
            Trend.Series(
                keys: column.keys,
                labels: column.labels,
                measures: query.metrics.map { measure($0, of: column, shown) }
            )
        }
        return Trend(
            times: shown.map { periods[0].starts[$0] },
            end: periods[0].end,
            partial: shown.indices.filter { partial.contains(shown[$0]) },
            series: series,
            other: other(shown),
            otherKeys: grids.first?.otherKeys ?? 0,
            asOf: asOf,
            rollup: tables.joined(separator: "+"),
            warnings: warnings
        )
    }

    private typealias Fill = TrendQuery.Fill

    private func other(_ shown: [Int]) -> Trend.Series? {
        guard (grids.first?.otherKeys ?? 0) > 0 else { return nil }
        return Trend.Series(
            keys: ["other"],
            labels: [""],
            measures: query.metrics.map { metric in
                guard let (grid, place) = grid(of: metric) else { return Trend.Measure(values: [], total: 0) }
                return measure(metric, (grid.other ?? grid.empty()).lines, place, band: nil, shown)
            }
        )
    }

    private func measure(_ metric: TrendQuery.Metric, of column: TrendGrid.Column, _ shown: [Int]) -> Trend.Measure {
        guard let (grid, place) = grid(of: metric) else { return Trend.Measure(values: [], total: 0) }
        let lines = (grid.column(column.keys) ?? grid.empty()).lines
        return measure(metric, lines, place, band: bands[metric]?.lines(of: column.keys.first ?? ""), shown)
    }

    private func measure(
        _ metric: TrendQuery.Metric,
        _ lines: [[TrendGrid.Line]],
        _ place: Int,
        band: TrendBand.Lines?,
        _ shown: [Int]
    ) -> Trend.Measure {
        let line = lines[0][place]
        var measure = Trend.Measure(values: values(metric, line, shown), total: total(metric, line))
        if let band {
            measure.expected = shown.map { band.expected[$0] }
            measure.low = shown.map { band.low[$0] }
            measure.high = shown.map { band.high[$0] }
        }
        guard lines.count > 1 else { return measure }
        let before = lines[1][place]
        measure.comparison = Trend.Compared(
            values: values(metric, before, shown),
            total: total(metric, before),
            change: change(metric, from: before, to: line)
        )
        return measure
    }

    private func values(_ metric: TrendQuery.Metric, _ line: TrendGrid.Line, _ shown: [Int]) -> [Double?] {
        let fill = query.fill ?? (metric.isMean ? .null : .zero)
        var last: Double?
        return shown.map { bucket in
            let value = line.value(metric, of: CollectionOfOne(bucket))
            if let value { last = value }
            switch fill {
            case .zero: return value ?? 0
            case .null, .none: return value
            case .previous: return last
            }
        }
    }

    private func total(_ metric: TrendQuery.Metric, _ line: TrendGrid.Line) -> Double {
        line.total ?? line.value(metric, of: line.amounts.indices) ?? 0
    }

    private func change(_ metric: TrendQuery.Metric, from: TrendGrid.Line, to: TrendGrid.Line) -> Double? {
        let before: Double?
        let after: Double?
        if metric == .subjects {
            // Persons of a part of the buckets cannot be told from the total.
            guard partial.isEmpty else { return nil }
            (before, after) = (from.total, to.total ?? 0)
        } else {
            let over = to.amounts.indices.filter { !partial.contains($0) }
            (before, after) = (from.value(metric, of: over), to.value(metric, of: over) ?? (metric.isMean ? nil : 0))
        }
        guard let before, let after, before > 0 else { return nil }
        return after / before - 1
    }

    private func grid(of metric: TrendQuery.Metric) -> (TrendGrid, Int)? {
        for grid in grids {
            if let place = grid.metrics.firstIndex(of: metric) { return (grid, place) }
        }
        return nil
    }

    /// The buckets of which anything is known.
    private var places: [Int] {
        let lines = grids.flatMap { grid in
            (grid.columns + (grid.other.map { [$0] } ?? [])).flatMap { $0.lines[0] }
        }
        return periods[0].starts.indices.filter { bucket in lines.contains { $0.isPresent[bucket] } }
    }
}
