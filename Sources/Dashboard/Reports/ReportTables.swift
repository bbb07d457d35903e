import Alerting
import Detection
import Domain
import Query

/// The rows of the report on alerts.
struct AlertLines {
    let lines: [AlertLine]
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        let words = Catalogue.report
        guard !lines.isEmpty else { return "<p>\(Catalogue.alertsEmpty[language])</p>" }
        let grid = Grid(
            caption: words.alerts,
            heads: [
                .init(name: words.number), .init(name: Catalogue.alertPage.severity),
                .init(name: Catalogue.alertPage.kind), .init(name: words.platform),
                .init(name: words.opened), .init(name: words.response), .init(name: Catalogue.alertPage.state),
                .init(name: Catalogue.alertPage.resolution),
            ],
            language: language,
            look: "cards-on-phone"
        )
        return grid.html(lines.map(row))
    }

    private func row(_ line: AlertLine) -> HTML {
        let answer: HTML =
            line.responseSeconds.map { seconds -> HTML in
                "\(context.number.duration(microseconds: seconds * 1_000_000))"
            } ?? "<span class=\"gap\">\(Catalogue.report.unanswered[language])</span>"
        return """
            <tr><th scope="row"><a href="/alerts/\(line.number)">AL-\(line.number)</a></th>\
            <td>\(line.severity.label[language])</td><td>\(line.kind.label[language])</td>\
            <td>\(HTML.name(line.platformName))</td><td>\(context.moment(line.openedAt))</td><td>\(answer)</td>\
            <td>\(line.state.label[language])</td><td>\(line.reason?.label[language] ?? "—")</td></tr>
            """
    }
}

/// The rows of the report on conformité, intégrité and fluidité.
struct QualityLines {
    let lines: [QualityLine]
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        let words = Catalogue.report
        guard !lines.isEmpty else { return "<p>\(words.nothing[language])</p>" }
        let grid = Grid(
            caption: words.quality,
            heads: [
                .init(name: words.platform), .init(name: words.events, isNumber: true),
                .init(name: words.placed, isNumber: true), .init(name: words.expected, isNumber: true),
                .init(name: words.secrets, isNumber: true), .init(name: words.read, isNumber: true),
                .init(name: words.accepted, isNumber: true), .init(name: words.duration, isNumber: true),
                .init(name: words.openAlerts, isNumber: true),
            ],
            language: language,
            look: "cards-on-phone"
        )
        return grid.html(lines.map(row))
    }

    private func row(_ line: QualityLine) -> HTML {
        let number = context.number
        let declared = line.declaredCategories.map {
            Catalogue.part(number.whole($0), of: number.whole(line.categories))[language]
        }
        let words = Catalogue.report
        let mean = line.meanDuration.map { number.seconds($0 / 1_000) } ?? "—"
        return """
            <tr><th scope="row"><a href="/platforms/\(Address.segment(line.platform))">\(HTML.name(line.platformName))</a></th>\
            <td class="number" data-label="\(words.events[language])">\(number.whole(line.events))</td>\
            <td class="number" data-label="\(words.placed[language])">\(share(line.placedBytes, line.bytes)) · \(number.bytes(line.bytes))</td>\
            <td class="number" data-label="\(words.expected[language])">\(declared ?? Catalogue.report.unsaid[language])</td>\
            <td class="number" data-label="\(words.secrets[language])">\(number.whole(line.secretEvents))</td>\
            <td class="number" data-label="\(words.read[language])">\(share(line.readBytes, line.bytes))</td>\
            <td class="number" data-label="\(words.accepted[language])">\(share(line.events - line.failedEvents, line.events))</td>\
            <td class="number" data-label="\(words.duration[language])">\(mean) · \(share(line.timedEvents, line.events))</td>\
            <td class="number" data-label="\(words.openAlerts[language])">\(number.whole(line.unresolvedAlerts))</td></tr>
            """
    }

    private func share(_ part: Int64, _ whole: Int64) -> String {
        whole > 0 ? context.number.percent(Double(part) / Double(whole)) : "—"
    }
}
