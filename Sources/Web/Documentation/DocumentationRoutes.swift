import Dashboard
import Domain
import Hummingbird

/// `/openapi.json`, `/docs`, and the addresses that problems name as their type.
struct DocumentationRoutes: Sendable {
    let described: [Route]
    let version: VersionInfo

    init(describing routes: [Route], version: VersionInfo) {
        described = routes
        self.version = version
    }

    var routes: [Route] {
        // Written once for each language; the documentation documents itself too.
        let all = described + own(documents: [:], page: [:])
        var documents: [Language: [UInt8]] = [:]
        var pages: [Language: String] = [:]
        for language in Language.allCases {
            documents[language] = OpenAPI(routes: all, version: version.version, language: language).json()
            pages[language] = DocsPage(routes: all, language: language).html()
        }
        return own(documents: documents, page: pages)
    }

    private func own(documents: [Language: [UInt8]], page: [Language: String]) -> [Route] {
        [
            Route(
                .get,
                "/openapi.json",
                .open,
                Bilingual(fr: "Cette interface, en OpenAPI 3.1", en: "This interface, as OpenAPI 3.1"),
                parameters: [PageRoutes.language, .ifNoneMatch],
                replies: [
                    .json(.ok, Bilingual(fr: "Le document.", en: "The document."), #"{"openapi":"3.1.0"}"#), .unchanged,
                ]
            ) { call in
                let bytes = documents[call.language] ?? []
                var response = call.bytes(bytes, type: "application/json")
                response.headers[.vary] = "Accept-Language"
                return call.unlessKnown(EntityTag.content(bytes), response)
            },
            Route(
                .get,
                "/docs",
                .open,
                Bilingual(fr: "Cette interface, à lire", en: "This interface, to read"),
                parameters: [PageRoutes.language],
                replies: [
                    Route.Reply(
                        status: .ok,
                        meaning: Bilingual(fr: "Une page.", en: "A page."),
                        mediaType: "text/html",
                        example: "<!doctype html>"
                    )
                ]
            ) { call in
                call.html(page[call.language] ?? "")
            },
            Route(
                .get,
                "/problems/{code}",
                .open,
                Bilingual(fr: "Ce que veut dire un problème", en: "What a problem means"),
                parameters: [.path("code", Bilingual(fr: "Son code.", en: "Its code."), example: "validation")],
                replies: [Route.Reply(status: .seeOther, meaning: Bilingual(fr: "La page.", en: "The page."))],
                problems: [.notFound]
            ) { call in
                guard let code = ProblemCode(rawValue: call.value) else { throw StoreError.notFound }
                return .redirect(to: "/docs#\(code.rawValue)", type: .normal)
            },
        ]
    }
}
