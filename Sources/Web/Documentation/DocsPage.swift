import Query
import Dashboard
import Domain
import HTTPTypes

/// The static page at `/docs`: every route with a command to copy, and every problem code.
struct DocsPage {
    let routes: [Route]
    let language: Language

    func html() -> String {
        let shown = routes.filter { $0.tag != "page" }
        let sections = shown.map(section)
        let codes = ProblemCode.allCases.map(row)
        let title: HTML = "\(Bilingual(fr: "L’interface de Vigie", en: "The Vigie interface")[language])"
        let keys = Bilingual(
            fr: "Posez VIGIE et KEY, puis copiez : VIGIE=http://127.0.0.1:8787 KEY=vg_…",
            en: "Set VIGIE and KEY, then copy: VIGIE=http://127.0.0.1:8787 KEY=vg_…"
        )
        let heading = Bilingual(fr: "Codes de problème", en: "Problem codes")
        let page: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark"><title>\(title)</title>\
            <link rel="stylesheet" href="\(Assets.stylesheet.path)"></head>
            <body><header><h1>\(title)</h1><div class="status"><a href="/openapi.json">OpenAPI 3.1</a></div></header>
            <main id="main"><p>\(keys[language])</p>\(sections)<section class="panel"><h2>\(heading[language])</h2>\
            <table><tbody>\(codes)</tbody></table></section></main></body></html>

            """
        return page.markup
    }

    private func section(_ route: Route) -> HTML {
        let scope =
            if case .scope(let scope) = route.access { scope.rawValue } else {
                Bilingual(fr: "sans clé", en: "no key")[language]
            }
        let parameters = route.parameters.map { parameter -> HTML in
            "<dt><code>\(parameter.name)</code></dt><dd>\(parameter.meaning[language]) <code>\(parameter.example)</code></dd>"
        }
        return """
            <section class="panel" id="\(route.operationID)">\
            <h2><code>\(route.method.rawValue) \(route.path)</code></h2>\
            <p>\(route.summary[language]) · <code>\(scope)</code></p>\
            <pre><code>\(route.command)</code></pre><dl>\(parameters)</dl></section>

            """
    }

    private func row(_ code: ProblemCode) -> HTML {
        """
        <tr id="\(code.rawValue)"><td>\(code.status.code)</td><td><code>\(code.rawValue)</code></td>\
        <td>\(code.title[language])</td></tr>
        """
    }
}

extension Route {
    /// The route as a curl command, with the examples of its parameters and of its first body.
    var command: String {
        var target = path
        for parameter in parameters where parameter.place == .path {
            target = target.replacing("{\(parameter.name)}", with: parameter.example)
        }
        let isStream = replies.contains { $0.mediaType == "text/event-stream" }
        var words = ["curl -sS\(isStream ? "N" : "")"]
        if method != .get { words.append("-X \(method.rawValue)") }
        words.append("\"$VIGIE\(target)\"")
        if case .scope = access { words.append("-H \"Authorization: Bearer $KEY\"") }
        for parameter in parameters where parameter.place == .header && parameter.isRequired {
            words.append("-H '\(parameter.name): \(parameter.example)'")
        }
        if let body = bodies.first {
            words.append("-H 'Content-Type: \(body.mediaType)'")
            // Within single quotes, a quote is closed, written and opened again.
            words.append("-d '\(body.example.replacing("'", with: #"'\''"#))'")
        }
        return words.joined(separator: " ")
    }
}
