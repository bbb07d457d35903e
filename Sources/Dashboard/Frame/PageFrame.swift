import Domain

/// What every page has around its content.
struct PageFrame {
    let context: PageContext
    /// Which entry of the menu this page belongs to; `nil` for none, as the door.
    let section: Section?
    let title: String
    /// What stands in the header beside the language switch.
    var status: HTML = .empty
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
            <small>\(Catalogue.tagline[language])</small></a>\(HTML.when(context.formToken != nil, menu))\
            <div class="status">\(status)\(HTML.when(context.formToken != nil, exit))\
            <a href="\(context.address(in: other))" lang="\(other.rawValue)" hreflang="\(other.rawValue)">\
            \(Catalogue.otherLanguage[language])</a></div></header>
            <main id="main" tabindex="-1">\(main)</main>
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
}

extension PageFrame {
    /// The green light of a page that listens, and how fresh its numbers are.
    static func freshness(_ asOf: Timestamp?, _ context: PageContext) -> HTML {
        let words: HTML =
            asOf.map { instant -> HTML in
                "<span>\(Catalogue.asOf[context.language]) \(context.moment(instant))</span>"
            } ?? .empty
        return "<span class=\"live\" id=\"live\" hidden></span>\(words)"
    }
}
