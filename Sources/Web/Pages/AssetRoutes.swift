import Dashboard
import Domain
import HTTPTypes
import Hummingbird

/// The files of the pages; they may be kept for good, since their address changes with them.
enum AssetRoutes {
    static let routes = Assets.all.map(route)

    private static func route(of file: Assets.File) -> Route {
        Route(
            .get,
            file.route,
            .open,
            Bilingual(fr: "Un fichier de la page", en: "A file of the page"),
            parameters: [
                .query("v", Bilingual(fr: "Sa version.", en: "Its version."), example: file.version), .ifNoneMatch,
            ],
            replies: [
                Route.Reply(
                    status: .ok,
                    meaning: Bilingual(fr: "Le fichier.", en: "The file."),
                    mediaType: String(file.contentType.prefix { $0 != ";" })
                ),
                .unchanged,
            ]
        ) { call in
            var response = call.bytes(Array(file.body.utf8), type: file.contentType)
            let isPinned = call.query["v"] == file.version
            response.headers[.cacheControl] = isPinned ? "public, max-age=31536000, immutable" : "no-cache"
            return call.unlessKnown("\"\(file.version)\"", response)
        }
    }
}
