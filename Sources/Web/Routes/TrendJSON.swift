import Domain
import Query

/// Trends on the wire; section 3 of the API.
enum TrendJSON {
    static func write(_ trend: Trend, of query: TrendQuery, _ times: TimeExpression, to json: inout JSONWriter) {
        json.object { json in
            json.member("meta") { json in
                json.member("metric", [query.metric.rawValue])
                json.member("by", query.dimension.map { [$0.rawValue] } ?? [])
                json.member("interval", query.interval.rawValue)
                json.member("tz", query.timeZone)
                json.member("from", query.from)
                json.member("to", query.to)
                json.member("partial", trend.partial) { $0.integer($1) }
                json.member("unit") { $0.member(query.metric.rawValue, query.metric.unit) }
                json.member("source", trend.rollup)
                json.member("as_of", trend.asOf)
                json.member("warnings", [String]())
            }
            json.member("time", trend.times) { json, time in
                json.string(query.interval.isOfDays ? times.day(of: time) : time.rfc3339)
            }
            json.member("series", trend.series) { json, series in
                json.object { json in
                    json.member("key") { json in
                        if let dimension = query.dimension { json.member(dimension.rawValue, series.key) }
                    }
                    json.member("label", series.label)
                    write(series, to: &json)
                }
            }
            json.name("other")
            guard let other = trend.other else { return json.null() }
            json.object { json in
                write(other, to: &json)
                json.member("keys", trend.otherKeys)
            }
        }
    }

    private static func write(_ series: Trend.Series, to json: inout JSONWriter) {
        func column(_ name: String, _ values: [Double?]?) {
            guard let values else { return }
            json.member(name, values) { json, value in
                if let value { json.number(value) } else { json.null() }
            }
        }
        column("values", series.values)
        json.member("total", series.total)
        column("expected", series.expected)
        column("low", series.low)
        column("high", series.high)
    }
}

/// Trends as a table: one row for each bucket and key.
enum TrendCSV {
    static func write(_ trend: Trend, of query: TrendQuery, to csv: inout CSVWriter) {
        csv.text("time")
        if let dimension = query.dimension { csv.text(dimension.rawValue) }
        csv.text(query.metric.rawValue)
        if query.band { for name in ["expected", "low", "high"] { csv.text(name) } }
        csv.endRow()
        for (place, time) in trend.times.enumerated() {
            for series in trend.series {
                row(time.rfc3339, series.key, series, at: place, of: query, to: &csv)
            }
            if let other = trend.other { row(time.rfc3339, "other", other, at: place, of: query, to: &csv) }
        }
    }

    private static func row(
        _ time: String,
        _ key: String,
        _ series: Trend.Series,
        at place: Int,
        of query: TrendQuery,
        to csv: inout CSVWriter
    ) {
        func cell(_ values: [Double?]?) { csv.number(values.flatMap { place < $0.count ? $0[place] : nil }) }
        csv.text(time)
        if query.dimension != nil { csv.text(key) }
        cell(series.values)
        if query.band {
            cell(series.expected)
            cell(series.low)
            cell(series.high)
        }
        csv.endRow()
    }
}

extension TrendQuery.Interval {
    /// Whether buckets begin at midnights, so that a date names them.
    var isOfDays: Bool { self == .day || self == .week }
}

extension TrendQuery.Metric {
    var unit: String {
        switch self {
        case .events, .errors: "event"
        case .bytes, .sensitiveBytes: "byte"
        case .records: "record"
        case .sensitivity: "score"
        }
    }
}
