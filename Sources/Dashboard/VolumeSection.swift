import Alerting
import Domain
import Query

/// "Volume by platform": one row a platform, all on the same time axis.
struct VolumeSection {
    let volumes: Trend
    let alerts: [Alert]
    let zone: Zone
    let language: Language

    var html: HTML {
        var rows = volumes.series.map(row)
        if let other = volumes.other { rows.append(row(named(other))) }
        let content: HTML =
            rows.isEmpty
            ? "<p class=\"empty\">\(Catalogue.flowsEmpty[language])</p>"
            : """
            <p class="note">\(Catalogue.volumesNote[language])</p>\(legend)<ul class="rows">\(rows)</ul>\(axis)\(table)
            """
        return """
            <section class="panel volumes" aria-labelledby="volumes">\
            <h2 id="volumes">\(Catalogue.volumesHeading[language])</h2>\(content)</section>
            """
    }

    private var partial: Set<Int> { Set(volumes.partial) }

    private func named(_ other: Trend.Series) -> Trend.Series {
        var series = other
        series.key = ""
        series.label = Catalogue.folded(volumes.otherKeys)[language]
        return series
    }

    /// Places in time where a local day begins, with the day.
    private var days: [(place: Int, day: Int64)] {
        var found: [(place: Int, day: Int64)] = []
        for (place, time) in volumes.times.enumerated() {
            let day = zone.day(of: time)
            if found.last?.day != day { found.append((place, day)) }
        }
        return found
    }

    private var legend: HTML {
        """
        <ul class="legend"><li><span class="key observed"></span>\(Catalogue.observed[language])</li>\
        <li><span class="key band"></span>\(Catalogue.expectedBand[language])</li>\
        <li><span class="key dot"></span>\(Catalogue.alertMark[language])</li></ul>
        """
    }

    private func row(_ series: Trend.Series) -> HTML {
        let own = alerts.filter { $0.subject.platform == series.key && !series.key.isEmpty }
        let chart = VolumeChart(
            series: series,
            partial: partial,
            midnights: days.dropFirst().map(\.place),
            alerts: own.compactMap { place(of: $0.firstSeen) }.filter { $0 < series.values.count }
        )
        let latest = Latest(series, partial: partial)
        return """
            <li class="row"><div class="label"><span class="name">\(HTML.name(series.label))</span> \
            <span class="figure">\(Figures.bytes(series.total)[language])</span>\
            <span class="detail">\(latest.html(language))\
            \(own.map { alert -> HTML in " · <a href=\"#alert-\(alert.number)\">AL-\(alert.number)</a>" })</span></div>\
            \(chart.html)</li>
            """
    }

    /// The bucket that holds an instant; `nil` for one outside of the picture.
    private func place(of instant: Timestamp) -> Int? {
        guard let first = volumes.times.first, instant >= first else { return nil }
        return volumes.times.lastIndex { $0 <= instant }
    }

    private var axis: HTML {
        let places = days
        let count = Double(max(1, volumes.times.count - 1))
        let labels = places.enumerated()
            .compactMap { index, day -> HTML? in
                let end = index + 1 < places.count ? places[index + 1].place : volumes.times.count - 1
                // A day cut short by the edge has no room for its name.
                guard Double(end - day.place) / count > 0.09 else { return nil }
                let x = 100 * Double(day.place) / count
                return
                    "<svg x=\"\(x)%\" overflow=\"visible\"><text x=\"4\" y=\"13\">\(Figures.day(day.day)[language])</text></svg>"
            }
        return "<div class=\"axis\" aria-hidden=\"true\"><svg height=\"18\" width=\"100%\">\(labels)</svg></div>"
    }

    private var table: HTML {
        let places = days
        let heads = places.map { day -> HTML in
            "<th scope=\"col\" class=\"number\">\(Figures.day(day.day)[language])</th>"
        }
        let all = volumes.series + (volumes.other.map { [named($0)] } ?? [])
        let rows = all.map { series -> HTML in
            let cells = places.enumerated()
                .map { index, day -> HTML in
                    let end = min(
                        index + 1 < places.count ? places[index + 1].place : series.values.count,
                        series.values.count
                    )
                    let sum = series.values[min(day.place, end)..<end].reduce(0.0) { $0 + ($1 ?? 0) }
                    return "<td class=\"number\">\(Figures.bytes(sum)[language])</td>"
                }
            return """
                <tr><th scope="row">\(HTML.name(series.label))</th>\(cells)\
                <td class="number">\(Figures.bytes(series.total)[language])</td></tr>
                """
        }
        return Disclosure(id: "volumes-table", caption: Catalogue.volumesTable, language: language)
            .html(
                heads: """
                    <th scope="col">\(Catalogue.platform[language])</th>\(heads)\
                    <th scope="col" class="number">\(Catalogue.total[language])</th>
                    """,
                rows: rows
            )
    }
}

/// The last bucket that is over, in words, for who does not see the picture.
private struct Latest {
    private let value: Double?
    private let band: (low: Double, high: Double)?

    init(_ series: Trend.Series, partial: Set<Int>) {
        let place = series.values.indices.last { !partial.contains($0) }
        value = place.flatMap { series.values[$0] }
        if let place, let low = series.low, let high = series.high, place < low.count, place < high.count,
            let lowest = low[place], let highest = high[place]
        {
            band = (lowest, highest)
        } else {
            band = nil
        }
    }

    func html(_ language: Language) -> HTML {
        guard let value else { return "\(Catalogue.learning[language])" }
        let bytes = Figures.bytes(value)[language]
        guard let band else {
            return "\(Catalogue.lastHour[language])\(colon(language)) \(bytes) · \(Catalogue.learning[language])"
        }
        let verdict = value > band.high ? Catalogue.above : value < band.low ? Catalogue.below : Catalogue.inside
        let range = Catalogue.expected(low: Figures.bytes(band.low), high: Figures.bytes(band.high))[language]
        let words: HTML =
            value > band.high
            ? "<strong class=\"alarm\">\(verdict[language])</strong>" : "\(verdict[language])"
        return "\(Catalogue.lastHour[language])\(colon(language)) \(bytes), \(range) · \(words)"
    }

    /// French has a no-break space before it.
    private func colon(_ language: Language) -> String { language == .french ? "\u{A0}:" : ":" }
}
