import Alerting
import Domain
import Query

/// What was observed and expected around an alert, as a picture and as a table.
struct AlertPicture {
    let alert: Alert
    let trend: Trend?
    let measure: TrendQuery.Metric
    let isOfFlow: Bool
    let context: PageContext
    private var language: Language { context.language }
    private var unit: MeasureUnit { MeasureUnit(word: alert.explanation.unit) }
    /// Whether the trend is of what the alert measures, and not the bytes that stand in for it.
    private var isOwn: Bool { alert.explanation.metric == measure.rawValue }

    var html: HTML {
        let words = Catalogue.alertPage
        let figures = figures
        guard let trend, let series = trend.series.first, series.values.contains(where: { $0 != nil }) else {
            return figures.map { Panel(id: "picture", heading: words.picture, language: language).html($0) } ?? .empty
        }
        let chart = BandChart(
            series: series,
            times: trend.times,
            partial: Set(trend.partial),
            marks: marks(trend),
            unit: isOwn ? unit : .bytes,
            summary: alert.summary[language],
            context: context
        )
        let hasBand = series.hasBand
        var notes = [words.pictureNote[language], (hasBand ? words.bandNote : words.noBandNote)[language]]
        if measure == .sensitiveBytes { notes.append(words.weighted[language]) }
        return Panel(
            id: "picture",
            heading: isOwn ? words.picture : words.volumePicture,
            language: language,
            note: "\(scope) \(notes.joined(separator: " "))"
        )
        .html(
            "\(ChartLegend(language: language, hasBand: hasBand).html)\(chart.html)\(table(trend, series))\(figures ?? .empty)"
        )
    }

    /// What is drawn, as a sentence: the place alone, or the integration and the place.
    private var scope: HTML {
        let place = HTML.name(alert.subject.destination(language))
        guard isOfFlow, let source = alert.subject.source else { return "\(place)." }
        let document = alert.subject.documentType.map { type -> HTML in " (\(HTML.code(type)))" } ?? .empty
        return "\(HTML.code(source))\(document) → \(place)."
    }

    /// The hour that the alert speaks of, else the one in which it was first seen.
    private func marks(_ trend: Trend) -> [BandChart.Mark] {
        let start = alert.explanation.window.flatMap { Timestamp(rfc3339: $0.from) } ?? alert.firstSeen
        guard let first = trend.times.first, start >= first, let place = trend.times.lastIndex(where: { $0 <= start })
        else { return [] }
        return [BandChart.Mark(place: place, text: "AL-\(alert.number)")]
    }

    /// The numbers of the alert itself; `nil` where it has none.
    private var figures: HTML? {
        let words = Catalogue.alertPage
        let explanation = alert.explanation
        guard explanation.observed != nil || explanation.window != nil else { return nil }
        var facts = Facts(language)
        facts.add(words.observed, explanation.observed.map { "\(unit.text($0, language))" })
        facts.add(words.expected, explanation.expected.map { "\(unit.text($0, language))" })
        if let band = explanation.band {
            facts.add(
                words.band,
                "\(Catalogue.span(unit.text(band.low, language), unit.text(band.high, language))[language])"
            )
        }
        if let window = explanation.window, let from = Timestamp(rfc3339: window.from) {
            facts.add(words.window, "\(context.moment(from)) · \(length(window))")
        }
        if let baseline = explanation.baseline {
            facts.add(words.history, "\(context.number.days(baseline.historyDays))")
        }
        return "<div class=\"row-facts\">\(facts.html)</div>"
    }

    /// How long the window is, in words.
    private func length(_ window: Explanation.Window) -> String {
        guard let from = Timestamp(rfc3339: window.from), let to = Timestamp(rfc3339: window.to), from < to else {
            return window.interval
        }
        return context.number.duration(microseconds: to.microseconds - from.microseconds)
    }

    /// By day: an hourly table would hide what matters.
    private func table(_ trend: Trend, _ series: Trend.Series) -> HTML {
        BandTable(
            id: "picture-table",
            series: series,
            times: trend.times,
            unit: isOwn ? unit : .bytes,
            context: context
        )
        .html
    }
}

/// What the strokes of a band picture mean.
struct ChartLegend {
    let language: Language
    var hasBand = true

    var html: HTML {
        let band: HTML = "<li><span class=\"key band\"></span>\(Catalogue.expectedBand[language])</li>"
        return """
            <ul class="legend"><li><span class="key observed"></span>\(Catalogue.observed[language])</li>\(HTML.when(hasBand, band))\
            <li><span class="key dot"></span>\(Catalogue.alertMark[language])</li></ul>
            """
    }
}

extension Trend.Series {
    /// Whether anything was expected anywhere in it.
    var hasBand: Bool { low?.contains { $0 != nil } ?? false }
}

/// The table behind a band picture: a row a day.
struct BandTable {
    let id: String
    let series: Trend.Series
    let times: [Timestamp]
    let unit: MeasureUnit
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        let days = DayAxis(times: times, zone: context.zone).days
        let rows = days.enumerated()
            .map { index, day -> HTML in
                let end = index + 1 < days.count ? days[index + 1].place : times.count
                return """
                    <tr><th scope="row">\(Dates.day(day.day)[language])</th>\(cell(series.values, day.place..<end))\
                    \(cell(series.low, day.place..<end))\(cell(series.high, day.place..<end))</tr>
                    """
            }
        let words = Catalogue.sheet
        let heads = [words.day, words.seenSum, words.lowSum, words.highSum]
        let cells = heads.enumerated()
            .map { place, head -> HTML in
                "<th scope=\"col\"\(HTML.when(place > 0, " class=\"number\""))>\(head[language])</th>"
            }
        return Disclosure(id: id, caption: words.bandTable, language: language).html(heads: "\(cells)", rows: rows)
    }

    private func cell(_ values: [Double?]?, _ places: Range<Int>) -> HTML {
        let known = (values ?? []).enumerated().filter { places.contains($0.offset) }.compactMap(\.element)
        return "<td class=\"number\">\(known.isEmpty ? "—" : unit.text(known.reduce(0, +), language))</td>"
    }
}
