import Alerting
import Domain
import Query

/// "Volume by platform": one row a platform, all on the same time axis.
struct VolumeSection {
    let volumes: Trend
    let alerts: [Alert]
    /// When each platform got its first event, by key, where that is known.
    let firstSeen: [String: Timestamp]
    /// How many days of history an expectation needs.
    let learningDays: Int
    let zone: Zone
    let language: Language

    var html: HTML {
        var rows = volumes.series.map(row)
        if let other = volumes.other { rows.append(row(named(other))) }
        let content: HTML =
            rows.isEmpty
            ? "<p class=\"empty\">\(Catalogue.flowsEmpty[language])</p>"
            : """
            <p class="note">\(Catalogue.volumesNote[language])</p>\(legend)<ul class="rows">\(rows)</ul>\(axis.html(language))\(table)
            """
        return """
            <section class="panel volumes" aria-labelledby="volumes">\
            <h2 id="volumes">\(Catalogue.volumesHeading[language])</h2>\(content)</section>
            """
    }

    private var number: HumanNumber { HumanNumber(language) }
    private var partial: Set<Int> { Set(volumes.partial) }
    private var axis: DayAxis { DayAxis(times: volumes.times, zone: zone) }

    private func named(_ other: Trend.Series) -> Trend.Series {
        var series = other
        series.key = ""
        series.label = Catalogue.folded(volumes.otherKeys)[language]
        return series
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
            midnights: axis.days.dropFirst().map(\.place),
            alerts: own.compactMap { place(of: $0.firstSeen) }.filter { $0 < series.values.count }
        )
        let latest = LastHour(series, partial: partial)
            .html(days: historyDays(series.key), needed: learningDays, language)
        return """
            <li class="row"><div class="label"><span class="name">\(name(series))</span> \
            <span class="figure">\(number.bytes(series.total))</span>\
            <span class="detail">\(latest)\
            \(links(own))</span></div>\
            \(chart.html)</li>
            """
    }

    /// The first alerts, and where all are.
    private func links(_ alerts: [Alert]) -> HTML {
        let shown = alerts.prefix(VolumeSection.mostLinks)
        let links = shown.map { alert -> HTML in " · <a href=\"/alerts/\(alert.number)\">AL-\(alert.number)</a>" }
        guard alerts.count > shown.count, let platform = alerts[0].subject.platform else { return "\(links)" }
        let all = Address(path: "/alerts", pairs: [("platform", platform)]).text
        return "\(links) · <a href=\"\(all)\">+\u{A0}\(alerts.count - shown.count)</a>"
    }

    private static let mostLinks = 3

    /// Linked to the platform's sheet, unless it is the folded rest.
    private func name(_ series: Trend.Series) -> HTML {
        guard !series.key.isEmpty else { return HTML.name(series.label) }
        return "<a href=\"/platforms/\(Address.segment(series.key))\">\(HTML.name(series.label))</a>"
    }

    /// Whole days since the first event, where the expectation still needs more.
    private func historyDays(_ key: String) -> Int? {
        guard let first = firstSeen[key] else { return nil }
        let days = max(0, volumes.asOf.microseconds - first.microseconds) / Timestamp.day
        return days < Int64(learningDays) ? Int(days) : nil
    }

    /// The bucket that holds an instant; `nil` for one outside of the picture.
    private func place(of instant: Timestamp) -> Int? {
        guard let first = volumes.times.first, instant >= first else { return nil }
        return volumes.times.lastIndex { $0 <= instant }
    }

    private var table: HTML {
        let places = axis.days
        let heads = places.map { day -> HTML in
            "<th scope=\"col\">\(Dates.day(day.day)[language])</th>"
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
                    return "<td>\(number.bytes(sum))</td>"
                }
            return """
                <tr><th scope="row">\(HTML.name(series.label))</th>\(cells)\
                <td>\(number.bytes(series.total))</td></tr>
                """
        }
        return Disclosure(id: "volumes-table", caption: Catalogue.volumesTable, language: language, isOfNumbers: true)
            .html(
                heads: """
                    <th scope="col">\(Catalogue.platform[language])</th>\(heads)\
                    <th scope="col">\(Catalogue.total[language])</th>
                    """,
                rows: rows
            )
    }
}
