import Domain
package import Query

/// The page of registers: one report, and the ways to have it as a file.
package struct RegisterPage: Sendable {
    package var context: PageContext
    package var report: Report
    /// The window as the form has it: local dates.
    package var from: String
    package var to: String
    /// The first row to show.
    package var first: Int

    package init(context: PageContext, report: Report, from: String, to: String, first: Int = 0) {
        self.context = context
        self.report = report
        self.from = from
        self.to = to
        self.first = first
    }

    private var language: Language { context.language }
    private var words: ReportWords { Catalogue.report }

    /// The whole document.
    package func html() -> String {
        let sheet = ReportSheet(report: report, context: context, first: first, room: ReportSheet.onPage)
        var pairs = [(name: "kind", value: report.request.kind.rawValue), ("from", from), ("to", to)]
        if first > 0 { pairs.append(("cursor", String(first))) }
        let pager = Pager(path: "/register", pairs: pairs, next: sheet.part.next.map { String($0) }, language: language)
        return PageFrame(context: context, section: .register, title: words.title[language], asOf: report.asOf)
            .html("<h1>\(words.title[language])</h1>\(form)\(sheet.content)\(pager.html)")
            .markup
    }

    private var form: HTML {
        let kinds = ReportKind.allCases.map { ($0.rawValue, ReportSheet.words(of: $0).title[language]) }
        let kind = report.request.kind.rawValue
        func file(_ format: String, _ name: Bilingual) -> HTML {
            let address = Address(
                path: "/v1/reports/\(kind)",
                pairs: [
                    ("from", report.request.from.rfc3339), ("to", report.request.to.rfc3339), ("format", format),
                    ("lang", language.rawValue),
                ]
            )
            return "<li><a href=\"\(address.text)\">\(name[language])</a></li>"
        }
        return """
            <form class="filters" action="/register" aria-label="\(words.title[language])">\
            \(Choice(name: "kind", label: words.kind, options: kinds, chosen: kind, language: language).html(id: "r-kind"))\
            \(Entry(name: "from", label: words.from, value: from, type: "date", language: language).html(id: "r-from"))\
            \(Entry(name: "to", label: words.to, value: to, type: "date", language: language).html(id: "r-to"))\
            <button>\(words.show[language])</button></form>\
            <ul class="chips files">\(file("html", words.print))\(file("csv", words.spreadsheet))\(file("json", words.document))</ul>
            """
    }
}
