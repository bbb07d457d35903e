import Domain

/// What every page has around its content.
struct PageFrame {
    let language: Language
    /// Where this page lives, so that the other language is one click away: `/`.
    let path: String
    /// What stands in the header beside the language switch.
    let status: HTML
    /// Where the script listens for news; `nil` for a page that does not change.
    let stream: String?

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
            <meta name="color-scheme" content="light dark"><title>Vigie — \(Catalogue.tagline[language])</title>\
            <link rel="stylesheet" href="\(Assets.stylesheet.path)">\
            <link rel="icon" href="\(Assets.icon.path)" type="image/svg+xml">\(HTML.when(stream != nil, script))</head>
            \(body)<a class="skip" href="#main">\(Catalogue.skip[language])</a>\
            <header><h1><span class="mark">\(Assets.mark)</span>Vigie <small>\(Catalogue.tagline[language])</small></h1>\
            <div class="status">\(status)<a href="\(path)?lang=\(other.rawValue)" lang="\(other.rawValue)" \
            hreflang="\(other.rawValue)">\(Catalogue.otherLanguage[language])</a></div></header>
            <main id="main" tabindex="-1">\(main)</main>
            <footer>\(Catalogue.footer[language])</footer></body></html>

            """
    }
}
