import Alerting
package import Domain
package import Query

/// A report as a document to read and to print: what it is about, its rows, what it does not cover, its digest.
package struct ReportSheet {
    private let report: Report
    private let context: PageContext
    let part: ReportPart

    /// On a page of the menu, which is to stay light.
    static let onPage = 130
    /// On a document to print: some two hundred sheets of paper.
    package static let printed = 10_000

    /// From the row `first` on, as many as `room` is for.
    package init(report: Report, context: PageContext, first: Int = 0, room: Int = ReportSheet.printed) {
        self.report = report
        self.context = context
        part = ReportPart(of: report, from: first, room: room)
    }

    package static var notice: Bilingual { Catalogue.report.notice }

    package static func words(of kind: ReportKind) -> (title: Bilingual, note: Bilingual) {
        let words = Catalogue.report
        return switch kind {
        case .crossBorder: (words.crossBorder, words.crossBorderNote)
        case .alerts: (words.alerts, words.alertsNote)
        case .quality: (words.quality, words.qualityNote)
        }
    }

    private var language: Language { context.language }
    private var words: ReportWords { Catalogue.report }

    /// The whole document, without the menu.
    package func html() -> String {
        let title = ReportSheet.words(of: report.request.kind).title[language]
        return PageFrame(context: context, section: nil, title: title)
            .html("<h1>\(title)</h1>\(content)")
            .markup
    }

    /// The document as a file that stands by itself, its style within.
    package func file() -> String {
        let title = ReportSheet.words(of: report.request.kind).title[language]
        let page: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title) — Vigie</title>\
            <style>\(Assets.styleElement)</style></head><body><main id="main"><h1>\(title)</h1>\(content)</main></body></html>

            """
        return page.markup
    }

    /// What a page of the menu shows under its own heading.
    var content: HTML {
        """
        <p class="notice">\(words.notice[language])</p>\(about)\
        <section class="panel" aria-labelledby="rows"><h2 id="rows">\(ReportSheet.words(of: report.request.kind).title[language])</h2>\
        <p class="note">\(ReportSheet.words(of: report.request.kind).note[language])</p>\(extent)\(rows)</section>\(gaps)
        """
    }

    /// How much of the whole is shown, where that is not all.
    private var extent: HTML {
        let all = Int64(report.rowCount) + report.omitted
        guard Int64(part.rows.count) < all else { return .empty }
        let text = Catalogue.rows(part.rows, of: all, inFiles: Int64(report.rowCount))
        return "<p class=\"extent\" role=\"note\">\(text[language])</p>"
    }

    private var rows: HTML {
        switch report.body {
        case .crossBorder(var register):
            register.rows = Array(register.rows[part.rows])
            return RegisterTable(register: register, end: report.request.to, context: context).html
        case .alerts(let lines): return AlertLines(lines: Array(lines[part.rows]), context: context).html
        case .quality(let lines): return QualityLines(lines: Array(lines[part.rows]), context: context).html
        }
    }

    private var about: HTML {
        var facts = Facts(language)
        let span =
            "\(context.day(report.request.from)) – \(context.day(report.request.to)) (\(report.request.timeZone))"
            as HTML
        facts.add(words.period, span)
        facts.add(Catalogue.asOf, context.moment(report.asOf))
        facts.add(words.firstEvent, report.firstEvent.map(context.moment))
        facts.add(words.rules, report.rules.map(HTML.code))
        facts.add(words.policies, report.policyRevision.map { "\($0)" } ?? "\(words.noPolicies[language])")
        facts.add(words.digest, HTML.code(report.digest))
        let small: HTML =
            report.request.kind == .crossBorder
            ? "<p class=\"note\">\(words.definitions[language])\(HTML.when(!report.request.showsSmallCounts, " \(words.suppressed[language])"))</p>"
            : .empty
        return "<section class=\"panel\" aria-label=\"\(words.period[language])\">\(facts.html)\(small)</section>"
    }

    private var gaps: HTML {
        let lines = report.gaps.map { gap -> HTML in
            "<li>\(context.moment(gap.from)) – \(context.moment(gap.to)) · \(Catalogue.length(hours: gap.hours)[language])</li>"
        }
        let content: HTML =
            lines.isEmpty
            ? "<p>\(words.noGaps[language])</p>"
            : "<p class=\"note\">\(words.gapNote[language])</p><ul class=\"why\">\(lines)</ul>"
        return Panel(id: "gaps", heading: words.gaps, language: language).html(content)
    }
}
