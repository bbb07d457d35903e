import Alerting
import Domain
import HTTPTypes
import Hummingbird
import Query

/// What happened to an alert, what people say of it, and the same change to many.
struct AlertTimelineRoutes: Sendable {
    let alerts: any AlertStore

    var routes: [Route] {
        let id = Route.Parameter.path(
            "id",
            Bilingual(fr: "Son nom, al_…", en: "Its name, al_…"),
            example: "al_01h5n3k0q7ye8"
        )
        return [
            Route(
                .get,
                "/v1/alerts/{id}/timeline",
                .scope(.alertsRead),
                Bilingual(fr: "Lire l’histoire d’une alerte", en: "Read the history of an alert"),
                parameters: [id, .limit, .cursor],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Changements, commentaires et livraisons, dans l’ordre.",
                            en: "Changes, comments and deliveries, in order."
                        ),
                        #"{"data":[\#(AlertTimelineRoutes.example)],"has_more":false}"#
                    )
                ],
                problems: [.notFound, .badCursor],
                handle: timeline
            ),
            Route(
                .post,
                "/v1/alerts/{id}/comments",
                .scope(.alertsWrite),
                Bilingual(fr: "Commenter une alerte", en: "Comment on an alert"),
                parameters: [id, .prefer("return=minimal")],
                bodies: [Route.Body(mediaType: "application/json", example: #"{"text":"Le fournisseur confirme."}"#)],
                replies: [
                    .json(.created, Bilingual(fr: "Ajouté.", en: "Added."), AlertTimelineRoutes.example), .nothing,
                ],
                problems: [.notFound, .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation],
                handle: comment
            ),
            Route(
                .post,
                "/v1/alerts/actions",
                .scope(.alertsWrite),
                Bilingual(fr: "Changer plusieurs alertes d’un coup", en: "Change several alerts at once"),
                bodies: [
                    Route.Body(
                        mediaType: "application/json",
                        example:
                            #"{"filter":["platform:ewtp","state:open"],"patch":{"state":"acknowledged"},"dry_run":true}"#
                    )
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Ce qui a changé, ou changerait; au plus \(AlertActions.most) alertes.",
                            en: "What changed, or would; at most \(AlertActions.most) alerts."
                        ),
                        #"{"dry_run":true,"matched":3,"changed":["al_01h5n3k0q7ye8"],"unchanged":1,"refused":[{"id":"al_01h5n3k0q7ye8","code":"illegal_transition","allowed":["open"]}],"has_more":false}"#
                    )
                ],
                problems: [.malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation, .badFilter],
                handle: act
            ),
        ]
    }

    private static let example =
        #"{"id":88413,"at":"2026-11-14T15:04:05Z","actor":"key_01h5n3","action":"commented","detail":{"to":"open","text":"Le fournisseur confirme."}}"#

    private func timeline(_ call: Call) async throws -> Response {
        guard let id = AlertID(call.value) else { throw StoreError.notFound }
        let limit = try call.limit
        let after = try call.cursor(of: .timeline)
            .map { cursor throws(Problem) -> Int64 in
                guard cursor.words.count == 1, let line = Int64(exactly: cursor.words[0]) else {
                    throw Problem.badCursor
                }
                return line
            }
        // One more than asked for tells whether there is more.
        let found = try await alerts.timeline(id, limit: limit + 1, after: after)
        let page = Array(found.prefix(limit))
        let next = found.count > limit ? page.last.map { Cursor(words: [UInt64(bitPattern: $0.id)]) } : nil
        return call.page(page, next: next.map { CursorCodec.text($0, of: .timeline) }) {
            AlertTimelineRoutes.write($1, to: &$0)
        }
    }

    private func comment(_ call: Call) async throws -> Response {
        guard let id = AlertID(call.value) else { throw StoreError.notFound }
        let text = try AlertTimelineRoutes.remark(try await call.document())
        let line = try await alerts.comment(id, text, by: call.caller.actor)
        let preference = Preference(HTTPField.Name("Prefer").flatMap { call.request.headers[$0] })
        var response =
            preference.isMinimal
            ? Response(status: .noContent) : call.json(.created) { AlertTimelineRoutes.write(line, to: &$0) }
        response.headers[optional: SecurityHeaders.preferenceApplied] = preference.applied(strict: false, minimal: true)
        return response
    }

    /// Several paragraphs are fine; other control characters and too much are not.
    private static func remark(_ document: JSONValue) throws(Problem) -> String {
        var reader = try DocumentReader(document, known: ["text"])
        var remark = ""
        switch reader.value("text") {
        case .string(let text)
        where 1...AlertRules.longestComment ~= text.count && !text.hasControl(besideLines: true):
            remark = text
        case nil: reader.fail(.missingAttribute, at: "text")
        default: reader.fail(.invalidValue, at: "text", hint: "1–\(AlertRules.longestComment)")
        }
        try reader.finish()
        return remark
    }

    private static func write(_ line: TimelineLine, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", line.id)
            json.member("at", line.at)
            json.member("actor", line.actor)
            json.member("action", line.action)
            json.name("detail")
            json.raw(line.detail)
        }
    }

    // MARK: Many at once

    private func act(_ call: Call) async throws -> Response {
        var reader = try DocumentReader(try await call.document(), known: ["filter", "patch", "dry_run"])
        let filters = reader.filters("filter", fields: AlertRoutes.fields)
        // Everything that is open is more than anyone means.
        if (reader.value("filter") ?? .array([])) == .array([]) { reader.fail(.missingAttribute, at: "filter") }
        var isDryRun = false
        switch reader.value("dry_run") {
        case nil, .bool(false): break
        case .bool(true): isDryRun = true
        default: reader.fail(.invalidType, at: "dry_run", hint: "bool")
        }
        var change = AlertChange()
        if let patch = reader.value("patch") {
            do throws(Problem) {
                change = try AlertPatch.change(patch, try call.times)
            } catch {
                reader.fail(error.errors.map { $0.under("/patch") })
            }
        } else {
            reader.fail(.missingAttribute, at: "patch")
        }
        try reader.finish()
        let actions = try await alerts.change(
            matching: filters,
            change,
            isDryRun: isDryRun,
            by: call.caller.actor
        )
        return call.json { AlertTimelineRoutes.write(actions, isDryRun: isDryRun, to: &$0) }
    }

    private static func write(_ actions: AlertActions, isDryRun: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("dry_run", isDryRun)
            json.member("matched", actions.matched)
            json.member("changed", actions.changed.map(\.text))
            json.member("unchanged", actions.unchanged)
            json.member("refused", actions.refused) { json, refusal in
                let problem = Problem(refusal.error)
                json.object { json in
                    json.member("id", refusal.id.text)
                    json.member("code", problem.code.rawValue)
                    for member in problem.members { json.member(member.name, member.values) }
                }
            }
            json.member("has_more", actions.hasMore)
        }
    }
}
