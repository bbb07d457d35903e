import Domain
import Query

/// Trends as a table: one row for each bucket and key, the columns of each metric beside each other.
enum TrendCSV {
    static func write(_ trend: Trend, of query: TrendQuery, to csv: inout CSVWriter) {
        csv.text("time")
        for dimension in query.dimensions { csv.text(dimension.rawValue) }
        for metric in query.metrics {
            csv.text(metric.rawValue)
            // With one metric the short names of the contract.
            let prefix = query.metrics.count > 1 ? metric.rawValue + "_" : ""
            if query.band { for name in ["expected", "low", "high"] { csv.text(prefix + name) } }
            if query.comparison != nil { csv.text("compare_" + metric.rawValue) }
        }
        csv.endRow()
        for (place, time) in trend.times.enumerated() {
            for series in trend.series { row(time.rfc3339, series, at: place, of: query, to: &csv) }
            if let other = trend.other { row(time.rfc3339, other, at: place, of: query, to: &csv) }
        }
    }

    private static func row(
        _ time: String,
        _ series: Trend.Series,
        at place: Int,
        of query: TrendQuery,
        to csv: inout CSVWriter
    ) {
        func cell(_ values: [Double?]?) { csv.number(values.flatMap { place < $0.count ? $0[place] : nil }) }
        csv.text(time)
        for index in query.dimensions.indices {
            // The rest of several dimensions is the rest of each.
            csv.text(index < series.keys.count ? series.keys[index] : series.keys.last ?? "")
        }
        for measure in series.measures {
            cell(measure.values)
            if query.band {
                cell(measure.expected)
                cell(measure.low)
                cell(measure.high)
            }
            if query.comparison != nil { cell(measure.comparison?.values) }
        }
        csv.endRow()
    }
}
