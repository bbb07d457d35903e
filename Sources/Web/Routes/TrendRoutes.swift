import Dashboard
import Foundation
import Domain
import HTTPTypes
import Hummingbird
import Query

/// `GET /v1/trends`: metrics, by dimensions, over time.
struct TrendRoutes: Sendable {
    let trends: any TrendReader

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/trends",
                .scope(.trendsRead),
                Bilingual(fr: "Suivre des mesures dans le temps", en: "Follow metrics over time"),
                parameters: TrendRoutes.parameters,
                replies: [
                    .json(.ok, Bilingual(fr: "En colonnes.", en: "Column-wise."), TrendRoutes.example),
                    .csv("time,platform,bytes\r\n2026-11-12T05:00:00Z,amazon_sp,28110232\r\n"), .svg, .unchanged,
                ],
                problems: [.badFilter, .badTimeRange, .tooManyPoints, .notAcceptable],
                handle: get
            )
        ]
    }

    private func get(_ call: Call) async throws -> Response {
        let format = try PictureFormat(call)
        let query = try TrendParameters(call).query()
        let look = format == .svg ? try PictureLook(call) : nil
        let trend = try await trends.trend(query)
        let times = TimeExpression(now: call.now, zone: TimeZone(identifier: query.timeZone) ?? .gmt)
        switch format {
        case .json: return call.cached { TrendJSON.write(trend, of: query, times, call.language, to: &$0) }
        case .csv:
            var csv = CSVWriter(byteOrderMark: try call.flag("bom"))
            TrendCSV.write(trend, of: query, to: &csv)
            return call.cached(csv)
        case .svg:
            var json = JSONWriter()
            let language = look?.language ?? call.language
            TrendJSON.write(trend, of: query, times, language, to: &json)
            let picture = TrendPicture(
                trend: trend,
                query: query,
                canvas: look?.canvas ?? Canvas(language: language),
                zone: Zone(name: query.timeZone) { times.offset(at: $0) },
                numbers: json.text
            )
            return call.picture(picture.svg)
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    private static let parameters: [Route.Parameter] = {
        let metrics = list(TrendQuery.Metric.allCases.map(\.rawValue))
        let dimensions = list(TrendQuery.Dimension.allCases.map(\.rawValue))
        return [
            .query(
                "metric",
                Bilingual(
                    fr: "Jusqu’à 4 mesures, séparées par des virgules : \(metrics).",
                    en: "Up to 4 metrics with commas between: \(metrics)."
                ),
                example: "bytes"
            ),
            .query(
                "by",
                Bilingual(
                    fr: "Jusqu’à 2 dimensions; rien pour le total : \(dimensions).",
                    en: "Up to 2 dimensions; nothing for the total: \(dimensions)."
                ),
                example: "platform"
            ),
            .from, .to,
            .query(
                "interval",
                Bilingual(fr: "La largeur d’un point.", en: "The width of a point."),
                example: "1d",
                words: ["auto"] + TrendQuery.Interval.allCases.map(\.rawValue)
            ),
            .timeZone, .filter(TrendQuery.fields, example: "platform:amazon*"),
            .query(
                "fill",
                Bilingual(
                    fr: "Ce qui tient lieu de rien; « none » omet les points vides.",
                    en: "What stands for nothing; “none” leaves empty points out."
                ),
                example: "zero",
                words: TrendQuery.Fill.allCases.map(\.rawValue)
            ),
            .query(
                "compare",
                Bilingual(
                    fr: "La période d’avant, ou la même il y a -7d, -4w, -1y.",
                    en: "The period before, or the same -7d, -4w, -1y ago."
                ),
                example: "previous"
            ),
            .query(
                "top",
                Bilingual(
                    fr: "Combien de clés, 1 à 50; le reste devient « other ».",
                    en: "How many keys, 1 to 50; the rest becomes “other”."
                ),
                example: "10",
                bounds: 1...50
            ),
            .query(
                "order",
                Bilingual(
                    fr: "L’ordre des clés, par la première mesure.",
                    en: "The order of the keys, by the first metric."
                ),
                example: "-total",
                words: TrendQuery.Order.allCases.map(\.rawValue)
            ),
            .query(
                "band",
                Bilingual(fr: "Ajoute ce qui était attendu.", en: "Adds what was expected."),
                example: "expected",
                words: ["expected"]
            ),
            .pictureFormat,
            .query("bom", Bilingual(fr: "CSV : BOM pour Excel.", en: "CSV: BOM for Excel."), example: "1"),
        ] + PictureLook.parameters + [.ifNoneMatch]
    }()

    private static let example =
        #"{"meta":{"metric":["bytes"],"by":["platform"],"interval":"1d","tz":"America/Toronto","from":"2026-11-12T05:00:00Z","to":"2026-11-14T05:00:00Z","partial":[1],"unit":{"bytes":"byte"},"source":"flow_day+flow_hour","as_of":"2026-11-13T15:00:04Z","warnings":[]},"time":["2026-11-12","2026-11-13"],"series":[{"key":{"platform":"amazon_sp"},"label":"Amazon SP-API","values":[28110232,28904410],"total":57014642}],"other":null}"#
}
