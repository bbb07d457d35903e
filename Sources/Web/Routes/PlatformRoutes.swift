import Domain
import Foundation
import Hummingbird
import Query

/// The registry of platforms: listed, read, confirmed, renamed, merged.
struct PlatformRoutes: Sendable {
    let platforms: any PlatformStore
    let sheets: any PlatformSheetReader

    var routes: [Route] {
        let slug = Route.Parameter.path("slug", Bilingual(fr: "Son nom.", en: "Its name."), example: "alibaba_icbu")
        let changing: [ProblemCode] = [
            .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation, .ifMatchRequired, .staleRevision,
            .slugTaken, .badParameter, .notFound,
        ]
        let example = PlatformJSON.example
        return [
            Route(
                .get,
                "/v1/platforms",
                .scope(.platformsRead),
                Bilingual(fr: "Lister les plateformes", en: "List platforms"),
                parameters: [
                    .query(
                        "seen",
                        Bilingual(
                            fr: "Seulement celles qui ont reçu des données.",
                            en: "Only those that were sent data."
                        ),
                        example: "true",
                        words: ["true", "false"]
                    ),
                    .limit, .cursor,
                ],
                replies: [
                    .json(.ok, Bilingual(fr: "Par nom.", en: "By name."), "{\"data\":[\(example)],\"has_more\":false}")
                ],
                problems: [.badCursor],
                handle: list
            ),
            Route(
                .get,
                "/v1/platforms/{slug}",
                .scope(.platformsRead),
                Bilingual(fr: "Lire une plateforme", en: "Read one platform"),
                parameters: [
                    slug,
                    .query(
                        "include",
                        Bilingual(
                            fr: "Ajoute la fiche : volume, niveaux, champs, hôtes, qualité, de from à to.",
                            en: "Adds the sheet: volume, levels, fields, hosts, quality, from to to."
                        ),
                        example: "sheet",
                        words: ["sheet"]
                    ),
                    .from, .to, .timeZone, .ifNoneMatch,
                ],
                replies: [.json(.ok, Bilingual(fr: "La plateforme.", en: "The platform."), example), .unchanged],
                problems: [.notFound, .badTimeRange],
                handle: get
            ),
            Route(
                .put,
                "/v1/platforms/{slug}",
                .scope(.platformsWrite),
                Bilingual(fr: "Créer ou remplacer une plateforme", en: "Create or replace a platform"),
                parameters: [slug, .ifMatch(required: false), .prefer("return=minimal")],
                bodies: [Route.Body(mediaType: "application/json", example: PlatformJSON.change)],
                replies: [
                    .json(.created, Bilingual(fr: "Créée.", en: "Created."), example),
                    .json(.ok, Bilingual(fr: "Remplacée.", en: "Replaced."), example), .nothing,
                ],
                problems: changing,
                handle: put
            ),
            Route(
                .patch,
                "/v1/platforms/{slug}",
                .scope(.platformsWrite),
                Bilingual(
                    fr: "Changer, confirmer ou joindre une plateforme",
                    en: "Change, confirm or merge a platform"
                ),
                parameters: [slug, .ifMatch(required: true), .prefer("return=minimal")],
                bodies: [
                    Route.Body(mediaType: "application/merge-patch+json", example: #"{"status":"approved"}"#),
                    Route.Body(mediaType: "application/json", example: #"{"merged_into":"alibaba_icbu"}"#),
                ],
                replies: [.json(.ok, Bilingual(fr: "Changée.", en: "Changed."), example), .nothing],
                problems: changing,
                handle: patch
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        let limit = try call.limit
        let after = try call.query["cursor"]
            .map { text throws(Problem) in
                try CursorCodec.name(text, of: .platforms)
            }
        // One more than asked for tells whether there is more.
        let found = try await platforms.platforms(seenOnly: try call.flag("seen"), limit: limit + 1, after: after)
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last.map { CursorCodec.text($0.slug, of: .platforms) } : nil
        return call.page(Array(page), next: next) { PlatformJSON.write($1, to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        if let include = call.query["include"] {
            guard include == "sheet" else { throw Problem.bad("include", word: include, known: ["sheet"]) }
            let range = try call.range(default: "-28d")
            let zone = try call.zone.identifier
            async let record = platforms.platform(call.value)
            let sheet = try await sheets.sheet(call.value, from: range.from, to: range.to, timeZone: zone)
            let platform = try await record
            // Numbers change without a revision, so the tag is the content's.
            return call.cached { PlatformJSON.write(platform, with: sheet, to: &$0) }
        }
        let platform = try await platforms.platform(call.value)
        let response = call.json { PlatformJSON.write(platform, to: &$0) }
        return call.unlessKnown(EntityTag.revision(platform.revision), response)
    }

    private func put(_ call: Call) async throws -> Response {
        let revision = try EntityTag.required(in: call.request.headers)
        try PlatformChange.checkSlug(call.value)
        let change = try PlatformChange(replacing: try await call.document())
        do throws(StoreError) {
            let platform = try await platforms.put(call.value, change, ifRevision: revision, by: call.caller.actor)
            let isNew = revision == nil
            var response = call.changed(isNew ? .created : .ok, revision: platform.revision) {
                PlatformJSON.write(platform, to: &$0)
            }
            if isNew { response.headers[.location] = "/v1/platforms/\(platform.slug)" }
            return response
        } catch {
            // It exists: whoever changes it says which revision they saw.
            if case .conflict = error, revision == nil { throw Problem.ifMatchRequired }
            throw error
        }
    }

    private func patch(_ call: Call) async throws -> Response {
        guard call.request.headers[.ifMatch] != nil else { throw Problem.ifMatchRequired }
        guard let revision = try EntityTag.required(in: call.request.headers) else { throw Problem.ifMatchRequired }
        let change = try PlatformChange(merging: try await call.document())
        let platform = try await platforms.put(call.value, change, ifRevision: revision, by: call.caller.actor)
        return call.changed(revision: platform.revision) { PlatformJSON.write(platform, to: &$0) }
    }
}

extension Problem {
    static var ifMatchRequired: Problem {
        Problem(
            .ifMatchRequired,
            fr: "Envoyez If-Match avec l’étiquette de la révision que vous avez lue.",
            en: "Send If-Match with the tag of the revision that you read."
        )
    }
}
