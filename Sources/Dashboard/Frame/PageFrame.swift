import Domain

/// What every page has around its content.
struct PageFrame {
    let context: PageContext
    /// Which entry of the menu this page belongs to; `nil` for none, as the door.
    let section: Section?
    let title: String
    /// How fresh the numbers are; `nil` for a page without any.
    var asOf: Timestamp?
    /// Where the script listens for news; `nil` for a page that does not change.
    var stream: String?

    private var language: Language { context.language }

    func html(_ main: HTML) -> HTML {
        let other: Language = language == .french ? .english : .french
        let script: HTML = "<script src=\"\(Assets.script.path)\" defer></script>"
        let body: HTML =
            stream.map { url -> HTML in
                """
                <body data-stream="\(url)" data-live="\(Catalogue.live[language])" data-stale="\(Catalogue.stale[language])">
                """
            } ?? "<body>"
        return """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark"><title>\(title) — Vigie</title>\
            <link rel="stylesheet" href="\(Assets.stylesheet.path)">\
            <link rel="icon" href="\(Assets.icon.path)" type="image/svg+xml">\(HTML.when(stream != nil, script))</head>
            \(body)<a class="skip" href="#main">\(Catalogue.skip[language])</a>\
            <header><a class="brand" href="/"><span class="mark">\(Assets.mark)</span>Vigie \
            \(HTML.when(context.formToken == nil, "<small>\(Catalogue.tagline[language])</small>"))</a>\
            \(HTML.when(context.formToken != nil, menu))<div class="status">\
            \(HTML.when(stream != nil, "<span class=\"live\" id=\"live\" hidden></span>"))\(HTML.when(context.formToken != nil, exit))\
            <a href="\(context.address(in: other))" lang="\(other.rawValue)" hreflang="\(other.rawValue)">\
            \(Catalogue.otherLanguage[language])</a></div></header>
            <main id="main" tabindex="-1">\(freshness)\(main)</main>
            <footer>\(Catalogue.footer[language])</footer></body></html>

            """
    }

    private var menu: HTML {
        let entries = Section.allCases.map { entry -> HTML in
            let current: HTML = entry == section ? " aria-current=\"page\"" : .empty
            return "<li><a href=\"\(entry.path)\"\(current)>\(entry.label[language])</a></li>"
        }
        return "<nav aria-label=\"\(Catalogue.frame.menu[language])\"><ul>\(entries)</ul></nav>"
    }

    private var exit: HTML {
        """
        <form method="post" action="/logout">\(context.formField)\
        <button class="link">\(Catalogue.signOut[language])</button></form>
        """
    }

    private var freshness: HTML {
        guard let asOf else { return .empty }
        return "<p class=\"as-of\">\(Catalogue.asOf[language]) \(context.moment(asOf))</p>"
    }
}
