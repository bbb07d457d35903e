import Domain
import Hummingbird
import Query

/// Mutes: planned, listed, ended.
struct MuteRoutes: Sendable {
    let mutes: any MuteStore

    private static let example =
        #"{"id":"mut_0000000000007","filter":["platform:amazon_sp","kind:volume.*"],"from":"2026-11-27T05:00:00Z","to":"2026-12-01T05:00:00Z","reason":"Vendredi fou","include_critical":false,"active":false,"alerts":0,"created":"2026-11-14T15:00:00Z","created_by":"key_01h5n3","links":{"self":"/v1/mutes/mut_0000000000007"}}"#

    var routes: [Route] {
        let id = Route.Parameter.path(
            "id",
            Bilingual(fr: "Son nom, mut_…", en: "Its name, mut_…"),
            example: "mut_0000000000007"
        )
        return [
            Route(
                .get,
                "/v1/mutes",
                .scope(.alertsRead),
                Bilingual(fr: "Lister les silences", en: "List mutes"),
                parameters: [
                    .query(
                        "past",
                        Bilingual(fr: "Aussi ceux qui sont passés.", en: "Those that are over, too."),
                        example: "true",
                        words: ["true", "false"]
                    ),
                    .limit, .cursor,
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Les plus récents d’abord.", en: "The newest first."),
                        "{\"data\":[\(MuteRoutes.example)],\"has_more\":false}"
                    )
                ],
                problems: [.badCursor],
                handle: list
            ),
            Route(
                .post,
                "/v1/mutes",
                .scope(.alertsWrite),
                Bilingual(fr: "Planifier un silence", en: "Plan a mute"),
                bodies: [
                    Route.Body(
                        mediaType: "application/json",
                        example:
                            #"{"filter":["platform:amazon_sp","kind:volume.*"],"from":"2026-11-27","to":"2026-12-01","reason":"Vendredi fou","include_critical":false}"#
                    )
                ],
                replies: [.json(.created, Bilingual(fr: "Planifié.", en: "Planned."), MuteRoutes.example)],
                problems: [.malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation],
                handle: add
            ),
            Route(
                .get,
                "/v1/mutes/{id}",
                .scope(.alertsRead),
                Bilingual(fr: "Lire un silence", en: "Read one mute"),
                parameters: [id],
                replies: [.json(.ok, Bilingual(fr: "Le silence.", en: "The mute."), MuteRoutes.example)],
                problems: [.notFound],
                handle: get
            ),
            Route(
                .delete,
                "/v1/mutes/{id}",
                .scope(.alertsWrite),
                Bilingual(fr: "Mettre fin à un silence", en: "End a mute"),
                parameters: [id],
                replies: [.nothing],
                problems: [.notFound],
                handle: remove
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        let page = try await mutes.mutes(
            past: try call.flag("past"),
            limit: try call.limit,
            after: try call.cursor(of: .mutes)
        )
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .mutes) }) {
            MuteRoutes.write($1, at: call.now, to: &$0)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        let mute = try await mutes.mute(call.value)
        return call.json { MuteRoutes.write(mute, at: call.now, to: &$0) }
    }

    private func add(_ call: Call) async throws -> Response {
        let request = try MuteRoutes.request(try await call.document(), try call.times)
        let mute = try await mutes.add(request, by: call.caller.actor)
        return call.json(.created, headers: [.location: "/v1/mutes/\(mute.id)"]) {
            MuteRoutes.write(mute, at: call.now, to: &$0)
        }
    }

    private func remove(_ call: Call) async throws -> Response {
        try await mutes.remove(call.value, by: call.caller.actor)
        return Response(status: .noContent)
    }

    private static func request(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> MuteRequest {
        var reader = try DocumentReader(document, known: ["filter", "from", "to", "reason", "include_critical"])
        // Read for their faults; they are kept as they were written.
        _ = reader.filters("filter", fields: MuteRecord.fields)
        let filter = reader.expressions("filter")
        // Silence for everything is no plan.
        if filter.isEmpty, !reader.hasFaults { reader.fail(.missingAttribute, at: "filter") }
        let from = reader.has("from") ? reader.instant("from", times) : times.now
        let to = reader.instant("to", times)
        if !reader.has("to") { reader.fail(.missingAttribute, at: "to") }
        if let from, let to {
            let longest = MuteRecord.mostDays * Timestamp.day
            if to <= from || to <= times.now || to.microseconds - from.microseconds > longest {
                reader.fail(.invalidValue, at: "to", hint: "from < to ≤ \(MuteRecord.mostDays) d")
            }
        }
        let reason = reader.text("reason", most: MuteRecord.longestReason)
        if !reader.has("reason") { reader.fail(.missingAttribute, at: "reason") }
        let includesCritical = reader.flag("include_critical") ?? false
        try reader.finish()
        return MuteRequest(
            filter: filter,
            from: from ?? times.now,
            to: to ?? times.now,
            reason: reason ?? "",
            includesCritical: includesCritical
        )
    }

    private static func write(_ mute: MuteRecord, at now: Timestamp, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", mute.id)
            json.member("filter", mute.filter)
            json.member("from", mute.from)
            json.member("to", mute.to)
            json.member("reason", mute.reason)
            json.member("include_critical", mute.includesCritical)
            json.member("active", mute.from <= now && now < mute.to)
            json.member("alerts", mute.alerts)
            json.member("created", mute.createdAt)
            json.member("created_by", mute.createdBy)
            json.member("links") { $0.member("self", "/v1/mutes/\(mute.id)") }
        }
    }
}
