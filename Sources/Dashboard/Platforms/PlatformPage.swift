package import Alerting
import Detection
import Domain
package import Query

/// The sheet of one platform: what goes there, how sensitive, when, to which hosts, and under which terms.
package struct PlatformPage: Sendable {
    package var context: PageContext
    package var platform: PlatformRecord
    /// Bytes a day with their band.
    package var volume: Trend
    /// Bytes a day by level, keys being the words of levels; `nil` where the reader may not see it.
    package var mix: Trend?
    package var alerts: [Alert]

    package init(
        context: PageContext,
        platform: PlatformRecord,
        volume: Trend,
        mix: Trend?,
        alerts: [Alert]
    ) {
        self.context = context
        self.platform = platform
        self.volume = volume
        self.mix = mix
        self.alerts = alerts
    }

    private var language: Language { context.language }
    private var words: SheetWords { Catalogue.sheet }

    /// The whole document.
    package func html() -> String {
        let frame = PageFrame(
            context: context,
            section: .platforms,
            title: platform.name,
            asOf: volume.asOf,
            stream: HomePage.stream
        )
        return
            frame.html(
                """
                <div class="title"><p class="kicker"><span class="state">\(platform.status.label[language])</span> \
                <span>\(PlacesOfHosts(platform.hosts, language).html)</span> \(HTML.code(platform.slug))</p>\
                <h1>\(HTML.name(platform.name))</h1></div><div class="columns"><div class="stack">\(picture)\(levels)\
                \(hosts)</div><div class="stack side">\(registry)\(open)</div></div>
                """
            )
            .markup
    }

    private var picture: HTML {
        let panel = Panel(
            id: "volume",
            heading: words.volumeHeading,
            language: language,
            note: "\(words.volumeNote[language])"
        )
        guard let series = volume.series.first else { return panel.html("<p>\(Catalogue.flowsEmpty[language])</p>") }
        let marks = alerts.prefix(3)
            .compactMap { alert -> BandChart.Mark? in
                guard let first = volume.times.first, alert.firstSeen >= first,
                    let place = volume.times.lastIndex(where: { $0 <= alert.firstSeen })
                else { return nil }
                return BandChart.Mark(place: place, text: "AL-\(alert.number)")
            }
        let chart = BandChart(
            series: series,
            times: volume.times,
            partial: Set(volume.partial),
            marks: marks,
            unit: .bytes,
            summary: "\(words.volumeHeading[language]), \(platform.name)",
            context: context
        )
        let table = BandTable(id: "volume-table", series: series, times: volume.times, unit: .bytes, context: context)
        return panel.html("\(ChartLegend(language: language).html)\(chart.html)\(table.html)")
    }

    private var levels: HTML {
        guard let mix, mix.series.contains(where: { $0.total > 0 }) else { return .empty }
        return Panel(id: "mix", heading: words.mixHeading, language: language, note: "\(words.mixNote[language])")
            .html(LevelMix(trend: mix, context: context).html)
    }

    private var registry: HTML {
        var facts = Facts(language)
        let unknown: HTML = "<span class=\"gap\">\(Catalogue.frame.missing[language])</span>"
        facts.add(words.owner, platform.owner.map(HTML.name) ?? unknown)
        facts.add(
            words.operatorName,
            platform.operatorName.map { name in
                let country = platform.operatorCountry.map { code -> HTML in " (\(Places.name(of: code)[language]))" }
                return "\(HTML.name(name))\(country ?? .empty)"
            }
        )
        facts.add(words.volume, "\(context.number.bytes(platform.bytes)) · \(words.last28[language])")
        facts.add(words.events, "\(context.number.whole(platform.events)) · \(words.last28[language])")
        facts.add(words.firstSeen, platform.firstSeen.map(context.moment))
        facts.add(words.lastSeen, platform.lastSeen.map(context.moment))
        facts.add(words.otherNames, platform.aliases.isEmpty ? nil : "\(platform.aliases.joined(separator: ", "))")
        facts.add(words.note, platform.note.map { "\($0)" })
        let marks = platform.categories.sorted { $1.level < $0.level }
            .map { category -> HTML in
                "<li><span class=\"swatch \(category.level.word)\"></span>\(category.label[language])</li>"
            }
        let seen: HTML =
            marks.isEmpty ? .empty : "<h3>\(words.categories[language])</h3><ul class=\"marks-list\">\(marks)</ul>"
        return Panel(id: "registry", heading: words.registry, language: language).html("\(facts.html)\(seen)")
    }

    private var open: HTML {
        let rows = alerts.prefix(8)
            .map { alert -> HTML in
                """
                <li class="alert \(alert.severity.rawValue)"><p class="kicker"><strong class="badge">\(alert.severity.label[language])</strong> \
                <span>AL-\(alert.number)</span></p><p><a href="/alerts/\(alert.number)">\(alert.summary[language])</a></p></li>
                """
            }
        let content: HTML =
            rows.isEmpty ? "<p>\(words.noAlerts[language])</p>" : "<ul class=\"alert-list\">\(rows)</ul>"
        return Panel(id: "open", heading: words.openAlerts, language: language).html(content)
    }

    private var hosts: HTML {
        guard !platform.hosts.isEmpty else { return .empty }
        let grid = Grid(
            caption: words.hosts,
            heads: [
                .init(name: words.pattern), .init(name: words.jurisdiction), .init(name: words.laws),
                .init(name: words.environment), .init(name: words.source),
            ],
            language: language
        )
        let rows = platform.hosts.map { host -> HTML in
            """
            <tr><th scope="row">\(HTML.code(host.pattern))</th><td>\(Places.name(of: host.jurisdiction)[language])</td>\
            <td>\(host.laws.joined(separator: ", "))</td><td>\(host.environment)</td><td>\(host.evidence)</td></tr>
            """
        }
        return Panel(id: "hosts", heading: words.hosts, language: language, note: "\(words.hostsNote[language])")
            .html(grid.html(rows))
    }
}
