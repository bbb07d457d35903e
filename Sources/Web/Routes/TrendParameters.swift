import Foundation
import Domain
import Query

/// Reads what `GET /v1/trends` is asked; refuses by name what no rollup can answer.
struct TrendParameters {
    private let call: Call

    init(_ call: Call) { self.call = call }

    /// What the picture of a trend may be asked beside.
    static let mostPoints: Int64 = 20_000

    /// Metrics of the contract that nothing stored can answer yet.
    private static let unanswered = ["fields", "exposure"]

    func query() throws -> TrendQuery {
        let metrics = try self.metrics()
        let dimensions = try words("by", TrendQuery.Dimension.self, most: 2)
        let filters = try call.filters(TrendQuery.fields)
        let ofSubjects = metrics.contains(.subjects)
        // Persons are counted by days of UTC; whoever names no zone means those.
        let zone = ofSubjects && call.query["tz"] == nil ? "UTC" : try call.zone.identifier
        let range = try call.range(default: "-28d", zone: TimeZone(identifier: zone))
        var query = TrendQuery(
            metrics: metrics,
            dimensions: dimensions,
            from: range.from,
            to: range.to,
            interval: .all,
            timeZone: zone,
            filters: filters,
            top: try call.integer("top", in: 1...50) ?? 10,
            band: try band(),
            fill: call.query["fill"] == nil ? nil : try call.word("fill", default: TrendQuery.Fill.zero),
            comparison: try comparison(),
            order: try call.word("order", default: TrendQuery.Order.totalDescending)
        )
        let isAuto = call.query["interval"].map { $0 == "auto" } ?? true
        query.interval =
            isAuto ? automatic(query) : try call.word("interval", default: TrendQuery.Interval.day)
        if let fault = query.fault { throw Problem(fault) }
        try checkSize(of: query)
        return query
    }

    private func metrics() throws(Problem) -> [TrendQuery.Metric] {
        for word in (call.query["metric"] ?? "").split(separator: ",")
        where TrendParameters.unanswered.contains(String(word)) {
            throw Problem.bad(
                "metric",
                fr: "une mesure qui est gardée dans le temps; « \(word) » ne l’est pas encore",
                en: "a metric that is kept over time; “\(word)” is not kept yet"
            )
        }
        let metrics = try words("metric", TrendQuery.Metric.self, most: 4)
        return metrics.isEmpty ? [.bytes] : metrics
    }

    /// A list with commas between; each word once.
    private func words<Word: RawRepresentable & CaseIterable & Hashable>(
        _ name: String,
        _ type: Word.Type,
        most: Int
    ) throws(Problem) -> [Word] where Word.RawValue == String {
        guard let text = call.query[name] else { return [] }
        var words: [Word] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let word = Word(rawValue: String(part)) else {
                throw Problem.bad(name, word: String(part), known: Word.allCases.map(\.rawValue))
            }
            guard !words.contains(word), words.count < most else {
                throw Problem.bad(
                    name,
                    fr: "au plus \(most) mots différents, séparés par des virgules",
                    en: "at most \(most) different words with commas between"
                )
            }
            words.append(word)
        }
        return words
    }

    private func band() throws(Problem) -> Bool {
        guard let band = call.query["band"] else { return false }
        guard band == "expected" else { throw Problem.bad("band", word: band, known: ["expected"]) }
        return true
    }

    private func comparison() throws(Problem) -> TrendQuery.Comparison? {
        guard let text = call.query["compare"] else { return nil }
        if text == "previous" { return .previous }
        if text.first == "-", let unit = text.last, let count = Int(text.dropFirst().dropLast()), count > 0 {
            switch unit {
            case "d" where count <= 3_660: return .days(count)
            case "w" where count <= 520: return .days(7 * count)
            case "y" where count <= 20: return .years(count)
            default: break
            }
        }
        throw Problem.bad("compare", fr: "previous, -7d, -4w ou -1y", en: "previous, -7d, -4w or -1y")
    }

    /// The finest interval that gives at most some 400 points of what is kept that fine.
    private func automatic(_ query: TrendQuery) -> TrendQuery.Interval {
        if query.dimensions.contains(.hourOfWeek) { return .all }
        let hourly = query.needsCategory || query.needsLevel
        let finest = TrendParameters.interval(
            from: query.from,
            to: query.to,
            now: call.now,
            minuteDays: hourly ? 0 : call.settings.minuteDays
        )
        guard query.metrics.contains(.subjects), !finest.isOfDays else { return finest }
        return .day
    }

    /// Minutes are kept for some days only; the last of them may be cut.
    static func interval(from: Timestamp, to: Timestamp, now: Timestamp, minuteDays: Int) -> TrendQuery.Interval {
        let oldest = now.microseconds &- Int64(minuteDays - 1) &* Timestamp.day
        let hours: [TrendQuery.Interval] = [.hour, .sixHours, .day, .week, .month]
        let candidates =
            minuteDays > 1 && from.microseconds > oldest ? [.minute, .fiveMinutes, .quarterHour] + hours : hours
        return candidates.first { $0.buckets(from: from, to: to) <= 400 } ?? .month
    }

    /// More points than any screen shows are refused, with the interval that fits.
    private func checkSize(of query: TrendQuery) throws(Problem) {
        let most = TrendParameters.mostPoints
        let keys = Int64(query.dimensions.isEmpty ? 1 : query.top + 1)
        let lines = Int64(query.metrics.count * (query.comparison == nil ? 1 : 2))
        func points(_ interval: TrendQuery.Interval) -> Int64 {
            interval.buckets(from: query.from, to: query.to) * keys * lines
        }
        let count = points(query.interval)
        guard count > most else { return }
        let fitting = TrendQuery.Interval.allCases.first { points($0) <= most } ?? .all
        var problem = Problem(
            .tooManyPoints,
            fr: "\(count) points, au plus \(most). L’intervalle \(fitting.rawValue) convient.",
            en: "\(count) points, at most \(most). The interval \(fitting.rawValue) fits."
        )
        problem.members = [("interval", [fitting.rawValue])]
        throw problem
    }
}

extension Problem {
    /// What no rollup can answer, with what can be changed.
    init(_ fault: TrendFault) {
        switch fault {
        case .metrics:
            self = .bad("metric", fr: "1 à 4 mesures différentes", en: "1 to 4 different metrics")
        case .dimensions:
            self = .bad("by", fr: "au plus 2 dimensions différentes", en: "at most 2 different dimensions")
        case .metricBy(let metric, let dimension):
            self = .bad(
                "by",
                fr: "une autre dimension : « \(metric.rawValue) » n’est pas gardée par « \(dimension.rawValue) »",
                en: "another dimension: “\(metric.rawValue)” is not kept by “\(dimension.rawValue)”"
            )
        case .metricFilter(let metric, let field):
            self.init(
                .badFilter,
                fr: "« \(field.rawValue) » ne filtre pas « \(metric.rawValue) », qui n’est pas gardée ainsi.",
                en: "“\(field.rawValue)” does not filter “\(metric.rawValue)”, which is not kept that way."
            )
        case .metricInterval(let metric, let interval):
            self = .bad(
                "interval",
                fr: "un pas plus long : « \(metric.rawValue) » n’est pas gardée ainsi par \(interval.rawValue)",
                en: "a longer step: “\(metric.rawValue)” is not kept that way by \(interval.rawValue)"
            )
        case .dimensionInterval(let dimension, let interval):
            self = .bad(
                "interval",
                fr: "un pas plus long : « \(dimension.rawValue) » n’est pas gardée par \(interval.rawValue)",
                en: "a longer step: “\(dimension.rawValue)” is not kept by \(interval.rawValue)"
            )
        case .pair(let one, let other):
            self = .bad(
                "by",
                fr:
                    "une dimension de moins : « \(one.rawValue) » et « \(other.rawValue) » ne sont pas gardées ensemble",
                en: "one dimension less: “\(one.rawValue)” and “\(other.rawValue)” are not kept together"
            )
        case .levelAndCategory:
            self.init(
                .badFilter,
                fr: "Les niveaux et les catégories ne sont pas gardés ensemble : choisissez l’un ou l’autre.",
                en: "Levels and categories are not kept together: choose one of them."
            )
        case .subjectsZone:
            self = .bad(
                "tz",
                fr: "UTC avec « subjects » : les personnes sont comptées par jour UTC",
                en: "UTC with “subjects”: persons are counted by days of UTC"
            )
        case .orderNeedsComparison:
            self = .bad(
                "order",
                fr: "« -change » avec « compare » seulement",
                en: "“-change” together with “compare” only"
            )
        }
    }
}
