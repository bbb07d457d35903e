import Domain
import Query

/// Trends on the wire; section 3 of the API.
///
/// The first metric stands in the series itself; where several were asked for, `metrics` has each by its name.
enum TrendJSON {
    static func write(
        _ trend: Trend,
        of query: TrendQuery,
        _ times: TimeExpression,
        _ language: Language,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("meta") { meta(trend, of: query, language, to: &$0) }
            json.member("time", trend.times) { json, time in
                json.string(query.interval.isOfDays ? times.day(of: time) : time.rfc3339)
            }
            json.member("series", trend.series) { json, series in
                json.object { json in
                    json.member("key") { json in
                        for (dimension, key) in zip(query.dimensions, series.keys) {
                            json.member(dimension.rawValue, key)
                        }
                    }
                    json.member("label", series.label)
                    write(series, of: query, to: &json)
                }
            }
            json.name("other")
            guard let other = trend.other else { return json.null() }
            json.object { json in
                write(other, of: query, to: &json)
                json.member("keys", trend.otherKeys)
            }
        }
    }

    private static func meta(
        _ trend: Trend,
        of query: TrendQuery,
        _ language: Language,
        to json: inout JSONWriter
    ) {
        json.member("metric", query.metrics.map(\.rawValue))
        json.member("by", query.dimensions.map(\.rawValue))
        json.member("interval", query.interval.rawValue)
        json.member("tz", query.timeZone)
        // What the buckets hold, which are whole.
        json.member("from", min(trend.times.first ?? query.from, query.from))
        json.member("to", max(trend.end, query.to))
        json.member("partial", trend.partial) { $0.integer($1) }
        json.member("unit") { json in
            for metric in query.metrics { json.member(metric.rawValue, metric.unit) }
        }
        json.member("source", trend.rollup)
        json.member("as_of", trend.asOf)
        json.member("warnings", trend.warnings.map { $0.sentence[language] })
    }

    private static func write(_ series: Trend.Series, of query: TrendQuery, to json: inout JSONWriter) {
        guard let first = series.measures.first else { return }
        write(first, to: &json)
        guard series.measures.count > 1 else { return }
        json.member("metrics") { json in
            for (metric, measure) in zip(query.metrics, series.measures) {
                json.member(metric.rawValue) { write(measure, to: &$0) }
            }
        }
    }

    private static func write(_ measure: Trend.Measure, to json: inout JSONWriter) {
        column("values", measure.values, to: &json)
        json.member("total", measure.total)
        column("expected", measure.expected, to: &json)
        column("low", measure.low, to: &json)
        column("high", measure.high, to: &json)
        guard let comparison = measure.comparison else { return }
        json.member("compare") { json in
            column("values", comparison.values, to: &json)
            json.member("total", comparison.total)
            json.member("change", comparison.change)
        }
    }

    private static func column(_ name: String, _ values: [Double?]?, to json: inout JSONWriter) {
        guard let values else { return }
        json.member(name, values) { json, value in
            if let value { json.number(value) } else { json.null() }
        }
    }
}

extension Trend.Warning {
    /// What a reader should know, in a sentence.
    var sentence: Bilingual {
        switch self {
        case .subjectsOfSeveralKeys(let keys):
            Bilingual(
                fr: "Personnes comptées sous \(keys) clés mensuelles : qui figure sous deux compte deux fois.",
                en: "Persons counted under \(keys) monthly keys: who appears under two counts twice."
            )
        case .noBand:
            Bilingual(
                fr: "Aucune attente n’est connue pour ce découpage : il y en a par plateforme, à l’heure et plus.",
                en: "Nothing is expected of such a cut: there are expectations by platform, by the hour and longer."
            )
        case .beforeRetention:
            Bilingual(
                fr: "Le début précède ce qui est gardé à l’heure; avant les premiers jours, il n’y a rien.",
                en: "The beginning is before what is kept by the hour; before the first days there is nothing."
            )
        }
    }
}
