package import Alerting
import Detection
package import Domain
package import Query

/// The sheet of one platform: what goes there, how sensitive, when, to which hosts, and under which terms.
package struct PlatformPage: Sendable {
    package var context: PageContext
    package var platform: PlatformRecord
    package var sheet: PlatformSheet
    /// Bytes a day by level, keys being the words of levels.
    package var mix: Trend
    package var alerts: [Alert]
    /// What a form just did, or why it did not.
    package var notice: FormOutcome?

    package init(
        context: PageContext,
        platform: PlatformRecord,
        sheet: PlatformSheet,
        mix: Trend,
        alerts: [Alert],
        notice: FormOutcome? = nil
    ) {
        self.context = context
        self.platform = platform
        self.sheet = sheet
        self.mix = mix
        self.alerts = alerts
        self.notice = notice
    }

    /// The end of an agreement as the form of this page has it.
    package static func dateField(_ instant: Timestamp, _ zone: Zone) -> String { Dates.deadlineField(instant, zone) }

    private var language: Language { context.language }
    private var words: SheetWords { Catalogue.sheet }
    private var volume: Trend { sheet.volume }

    /// The whole document.
    package func html() -> String {
        let frame = PageFrame(
            context: context,
            section: .platforms,
            title: platform.name,
            asOf: sheet.asOf,
            stream: HomePage.stream
        )
        return
            frame.html(
                """
                <div class="title"><p class="kicker"><span class="state">\(platform.status.label[language])</span> \
                <span>\(PlacesOfHosts(platform.hosts, language).html)</span> \(HTML.code(platform.slug))</p>\
                <h1>\(HTML.name(platform.name))</h1></div>\(notice.map { $0.html(language) } ?? .empty)<div class="columns"><div class="stack">\(picture)\(levels)\(hours)\
                \(PlatformFields(sheet: sheet, context: context).html)\(PlatformHosts(platform: platform, sheet: sheet, context: context).html)\
                </div><div class="stack side">\(registry)\(agreement)\(open)\
                \(QualityPanel(quality: sheet.quality, context: context).html)</div></div>
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
        return panel.html("\(ChartLegend(language: language, hasBand: series.hasBand).html)\(chart.html)\(table.html)")
    }

    /// The days on which alerts began, each with the first of them and how many others.
    private var marks: [BandChart.Mark] {
        var numbers: [Int: [Int64]] = [:]
        for alert in alerts {
            guard let first = volume.times.first, alert.firstSeen >= first,
                let place = volume.times.lastIndex(where: { $0 <= alert.firstSeen })
            else { continue }
            numbers[place, default: []].append(alert.number)
        }
        return numbers.sorted { $0.key > $1.key }.prefix(3)
            .map { place, numbers in
                let others = numbers.count > 1 ? " +\(numbers.count - 1)" : ""
                return BandChart.Mark(place: place, text: "AL-\(numbers[0])\(others)")
            }
    }

    private var levels: HTML {
        guard mix.series.contains(where: { $0.total > 0 }) else { return .empty }
        return Panel(id: "mix", heading: words.mixHeading, language: language, note: "\(words.mixNote[language])")
            .html(LevelMix(trend: mix, context: context).html)
    }

    private var hours: HTML {
        guard sheet.hoursOfWeek.contains(where: { $0.bytes > 0 }) else { return .empty }
        return Panel(id: "hours", heading: words.hoursHeading, language: language, note: "\(words.hoursNote[language])")
            .html(HourOfWeekMap(cells: sheet.hoursOfWeek, context: context).html)
    }

    private var registry: HTML {
        var facts = Facts(language)
        let unknown: HTML = "<span class=\"gap\">\(Catalogue.frame.missing[language])</span>"
        facts.add(words.owner, platform.owner.map(HTML.name) ?? unknown)
        facts.add(words.purpose, platform.purpose.map { "\($0)" } ?? unknown)
        facts.add(
            words.operatorName,
            platform.operatorName.map { name in
                let country = platform.operatorCountry.map { code -> HTML in " (\(Places.name(of: code)[language]))" }
                return "\(HTML.name(name))\(country ?? .empty)"
            }
        )
        facts.add(words.volume, "\(context.number.bytes(sheet.bytes)) · \(words.last28[language])")
        facts.add(words.events, "\(context.number.whole(sheet.events)) · \(words.last28[language])")
        facts.add(words.records, "\(context.number.whole(sheet.records))")
        facts.add(words.people, sheet.people.people > 0 ? "\(Catalogue.people(sheet.people)[language])" : nil)
        facts.add(words.firstSeen, platform.firstSeen.map(context.moment))
        facts.add(words.lastSeen, platform.lastSeen.map(context.moment))
        facts.add(words.otherNames, platform.aliases.isEmpty ? nil : "\(platform.aliases.joined(separator: ", "))")
        facts.add(words.note, platform.note.map { "\($0)" })
        return Panel(id: "registry", heading: words.registry, language: language).html(facts.html)
    }

    private var agreement: HTML {
        let gap: HTML = "<span class=\"gap\">\(Catalogue.frame.missing[language])</span>"
        let rows = sheet.categories.map { share -> HTML in
            let verdict: HTML =
                switch share.isAllowed {
                case true?: "\(words.yes[language])"
                case false?: "<strong class=\"alarm\">\(words.no[language])</strong>"
                case nil: "\(words.unsaid[language])"
                }
            return """
                <li><span class="name"><span class="swatch \(share.category.level.word)"></span>\(share.category.label[language])</span>\
                <span class="figure">\(context.number.bytes(share.bytes))</span><span class="detail">\(verdict)</span></li>
                """
        }
        var facts = Facts(language)
        let onFile = platform.agreement
        let status = onFile?.status.map { status -> HTML in " (\(status.label[language]))" } ?? .empty
        facts.add(words.agreement, onFile?.reference.map { "\(HTML.name($0))\(status)" } ?? gap)
        facts.add(
            words.expires,
            onFile?.expires
                .map { end in
                    end <= context.now
                        ? "<strong class=\"alarm\">\(context.deadline(end))</strong>" : context.deadline(end)
                }
        )
        facts.add(words.assessment, onFile?.assessment.map(HTML.name) ?? gap)
        let note: HTML = sheet.allowed == nil ? "<p class=\"note\">\(words.nothingSays[language])</p>" : .empty
        return Panel(id: "agreement", heading: words.agreementHeading, language: language)
            .html("\(facts.html)\(form)<h3>\(words.categories[language])</h3>\(note)<ul class=\"bars\">\(rows)</ul>")
    }

    private var form: HTML { PlatformTermsForm(platform: platform, context: context).html }

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
}
