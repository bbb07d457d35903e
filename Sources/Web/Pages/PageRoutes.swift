import Dashboard
import Domain
import HTTPTypes
import Hummingbird
import Query

/// The pages for people: the door, the files, and one group of routes for each part of the menu.
struct PageRoutes: Sendable {
    let parts: PageParts

    var routes: [Route] {
        DoorRoutes(parts: parts).routes + HomeRoutes(parts: parts).routes + AlertPageRoutes(parts: parts).routes
            + PlatformPageRoutes(parts: parts).routes + StatePageRoutes(parts: parts).routes
            + PolicyPageRoutes(parts: parts).routes + SubscriptionPageRoutes(parts: parts).routes
            + RegisterPageRoutes(parts: parts).routes + AssetRoutes.routes
    }

    static let language = Route.Parameter.query(
        "lang",
        Bilingual(fr: "La langue de la page.", en: "The language of the page."),
        example: "fr",
        words: Language.allCases.map(\.rawValue)
    )
    static let page = Route.Reply(
        status: .ok,
        meaning: Bilingual(fr: "Une page.", en: "A page."),
        mediaType: "text/html",
        example: "<!doctype html>"
    )
    static let away = Route.Reply(status: .seeOther, meaning: Bilingual(fr: "Ailleurs.", en: "Elsewhere."))
    static let refused = Route.Reply(
        status: .forbidden,
        meaning: Bilingual(fr: "Refusé, et pourquoi.", en: "Refused, and why."),
        mediaType: "text/html",
        example: "<!doctype html>"
    )
    static let absent = Route.Reply(
        status: .notFound,
        meaning: Bilingual(fr: "Rien à cette adresse.", en: "Nothing at this address."),
        mediaType: "text/html",
        example: "<!doctype html>"
    )

    /// A page that a signed-in reader sees; `needed` beside what every page needs.
    static func show(
        _ path: String,
        _ summary: Bilingual,
        needs needed: Set<Scope> = [],
        parameters: [Route.Parameter] = [],
        handle: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(
            .get,
            path,
            .visitor,
            summary,
            parameters: parameters + [language],
            replies: [page, away, refused] + (path.contains("{") ? [absent] : []),
            problems: [.databaseUnavailable]
        ) { call in try await Visit.open(call, needs: needed, handle) }
    }

    /// What a form may come to besides a page: the same as a change through the API.
    private static let changes: [ProblemCode] = [
        .databaseUnavailable, .unsupportedMediaType, .notFound, .slugTaken, .illegalTransition, .staleRevision,
        .validation, .unsafeURL,
    ]

    /// A form of a page; its fields are checked against the session's own word before `handle` sees them.
    static func form(
        _ path: String,
        _ summary: Bilingual,
        needs needed: Set<Scope>,
        parameters: [Route.Parameter] = [],
        example: String,
        handle: @escaping @Sendable (Visit, FormFields) async throws -> Response
    ) -> Route {
        Route(
            .post,
            path,
            .visitor,
            summary,
            parameters: parameters + [language],
            bodies: [Route.Body(mediaType: "application/x-www-form-urlencoded", example: example)],
            replies: [page, away, refused] + (path.contains("{") ? [absent] : []),
            problems: changes
        ) { call in
            try await Visit.open(call, needs: needed) { visit in
                guard let fields = try await FormFields(of: visit) else {
                    var response = call.html(MessagePage.staleForm(visit.context).html())
                    response.status = .forbidden
                    return response
                }
                return try await handle(visit, fields)
            }
        }
    }
}

extension Call {
    func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(Array(text.utf8), type: "text/html; charset=utf-8", status: status)
    }
}
