import Foundation
import Domain
import HTTPTypes
import Hummingbird
import Query

/// `GET /v1/trends`: a metric, by a dimension, over time.
struct TrendRoutes: Sendable {
    let trends: any TrendReader

    static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .category, .sensitivity,
    ]

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/trends",
                .scope(.trendsRead),
                Bilingual(fr: "Suivre une mesure dans le temps", en: "Follow a metric over time"),
                parameters: [
                    .query(
                        "metric",
                        Bilingual(fr: "La mesure.", en: "The metric."),
                        example: "bytes",
                        words: TrendQuery.Metric.allCases.map(\.rawValue)
                    ),
                    .query(
                        "by",
                        Bilingual(fr: "La dimension; rien pour le total.", en: "The dimension; nothing for the total."),
                        example: "platform",
                        words: TrendQuery.Dimension.allCases.map(\.rawValue)
                    ),
                    .from, .to,
                    .query(
                        "interval",
                        Bilingual(fr: "La largeur d’un point.", en: "The width of a point."),
                        example: "1d",
                        words: ["auto"] + TrendQuery.Interval.allCases.map(\.rawValue)
                    ),
                    .timeZone, .filter(TrendRoutes.fields, example: "platform:amazon*"),
                    .query(
                        "top",
                        Bilingual(
                            fr: "Combien de clés, 1 à 50; le reste devient « other ».",
                            en: "How many keys, 1 to 50; the rest becomes “other”."
                        ),
                        example: "10",
                        bounds: 1...50
                    ),
                    .query(
                        "band",
                        Bilingual(fr: "Ajoute ce qui était attendu.", en: "Adds what was expected."),
                        example: "expected",
                        words: ["expected"]
                    ),
                    .format,
                    .query("bom", Bilingual(fr: "CSV : BOM pour Excel.", en: "CSV: BOM for Excel."), example: "1"),
                    .ifNoneMatch,
                ],
                replies: [
                    .json(.ok, Bilingual(fr: "En colonnes.", en: "Column-wise."), TrendRoutes.example),
                    .csv("time,platform,bytes\r\n2026-11-12T05:00:00Z,amazon_sp,28110232\r\n"), .unchanged,
                ],
                problems: [.badFilter, .badTimeRange, .tooManyPoints, .notAcceptable],
                handle: get
            )
        ]
    }

    private func get(_ call: Call) async throws -> Response {
        let format = try Format(call)
        let (query, isAuto) = try TrendRoutes.query(call)
        try TrendRoutes.checkSize(of: query, isAuto)
        let trend = try await trends.trend(query)
        let times = TimeExpression(now: call.now, zone: try call.zone)
        switch format {
        case .json: return call.cached { TrendJSON.write(trend, of: query, times, to: &$0) }
        case .csv:
            var csv = CSVWriter(byteOrderMark: try call.flag("bom"))
            TrendCSV.write(trend, of: query, to: &csv)
            return call.cached(csv)
        }
    }

    private static func query(_ call: Call) throws -> (TrendQuery, isAuto: Bool) {
        let range = try call.range(default: "-28d")
        let filters = try call.filters(fields)
        let metric = try call.word("metric", default: TrendQuery.Metric.bytes)
        var dimension: TrendQuery.Dimension?
        if call.query["by"] != nil { dimension = try call.word("by", default: TrendQuery.Dimension.platform) }
        if let band = call.query["band"], band != "expected" {
            throw Problem.bad("band", word: band, known: ["expected"])
        }
        let isAuto = call.query["interval"].map { $0 == "auto" } ?? true
        let byCategory =
            dimension == .category || filters.contains { $0.field == .category || $0.field == .sensitivity }
        let interval =
            isAuto
            ? TrendRoutes.interval(from: range.from, to: range.to, now: call.now, hourly: byCategory)
            : try call.word("interval", default: TrendQuery.Interval.day)
        let query = TrendQuery(
            metric: metric,
            dimension: dimension,
            from: range.from,
            to: range.to,
            interval: interval,
            timeZone: try call.zone.identifier,
            filters: filters,
            top: try call.integer("top", in: 1...50) ?? 10,
            band: call.query["band"] != nil
        )
        return (query, isAuto)
    }

    /// The finest interval that gives at most some 400 points; minutes are kept for a month only.
    static func interval(from: Timestamp, to: Timestamp, now: Timestamp, hourly: Bool) -> TrendQuery.Interval {
        let hasMinutes = !hourly && from.microseconds > now.microseconds &- 29 &* Timestamp.day
        let candidates: [TrendQuery.Interval] =
            hasMinutes
            ? [.minute, .fiveMinutes, .quarterHour, .hour, .sixHours, .day, .week] : [.hour, .sixHours, .day, .week]
        return candidates.first { $0.buckets(from: from, to: to) <= 400 } ?? .week
    }

    /// 20,000 points are more than any screen shows.
    private static func checkSize(of query: TrendQuery, _ isAuto: Bool) throws(Problem) {
        let keys = Int64(query.dimension == nil ? 1 : query.top + 1)
        let most: Int64 = 20_000
        let points = query.interval.buckets(from: query.from, to: query.to) * keys
        guard points > most else { return }
        let fitting =
            TrendQuery.Interval.allCases.first { $0.buckets(from: query.from, to: query.to) * keys <= most } ?? .all
        var problem = Problem(
            .tooManyPoints,
            fr: "\(points) points, au plus \(most). L’intervalle \(fitting.rawValue) convient.",
            en: "\(points) points, at most \(most). The interval \(fitting.rawValue) fits."
        )
        problem.members = [("interval", [fitting.rawValue])]
        throw problem
    }

    private static let example =
        #"{"meta":{"metric":["bytes"],"by":["platform"],"interval":"1d","tz":"America/Toronto","from":"2026-11-12T05:00:00Z","to":"2026-11-14T05:00:00Z","partial":[1],"unit":{"bytes":"byte"},"source":"flow_hour","as_of":"2026-11-13T15:00:04Z","warnings":[]},"time":["2026-11-12","2026-11-13"],"series":[{"key":{"platform":"amazon_sp"},"label":"Amazon SP-API","values":[28110232,28904410],"total":57014642}],"other":null}"#
}

extension TrendQuery.Interval {
    /// How long a bucket is; `nil` for the one that holds everything.
    var seconds: Int64? {
        switch self {
        case .minute: 60
        case .fiveMinutes: 300
        case .quarterHour: 900
        case .hour: 3_600
        case .sixHours: 21_600
        case .day: 86_400
        case .week: 604_800
        case .all: nil
        }
    }

    func buckets(from: Timestamp, to: Timestamp) -> Int64 {
        guard let seconds else { return 1 }
        return (to.seconds - from.seconds + seconds - 1) / seconds
    }
}
