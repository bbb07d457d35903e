import Domain
import Hummingbird
import Query

/// The log of what a subscription was sent, and sending it again.
struct DeliveryRoutes: Sendable {
    let subscriptions: any SubscriptionStore

    static let fields: [Filter.Field] = [.outcome, .eventType]
    private static let delivery = Route.Parameter.path(
        "did",
        Bilingual(fr: "Le nom de l’envoi, dl_…", en: "The delivery’s name, dl_…"),
        example: "dl_01h5n3k0q7ye9"
    )

    var routes: [Route] {
        let id = SubscriptionRoutes.id
        return [
            Route(
                .get,
                "/v1/subscriptions/{id}/deliveries",
                .scope(.subscriptionsRead),
                Bilingual(fr: "Lister les envois", en: "List deliveries"),
                parameters: [
                    id, .filter(DeliveryRoutes.fields, example: "outcome:failed"), .from, .to, .timeZone, .limit,
                    .cursor,
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Les plus récents d’abord; gardés 30 jours.",
                            en: "The newest first; kept 30 days."
                        ),
                        "{\"data\":[\(DeliveryJSON.example)],\"has_more\":false}"
                    )
                ],
                problems: [.notFound, .badFilter, .badCursor, .badTimeRange],
                handle: list
            ),
            Route(
                .get,
                "/v1/subscriptions/{id}/deliveries/{did}",
                .scope(.subscriptionsRead),
                Bilingual(fr: "Lire un envoi", en: "Read one delivery"),
                parameters: [id, DeliveryRoutes.delivery],
                replies: [
                    .json(.ok, Bilingual(fr: "Avec ses essais.", en: "With its attempts."), DeliveryJSON.example)
                ],
                problems: [.notFound],
                handle: get
            ),
            Route(
                .post,
                "/v1/subscriptions/{id}/deliveries/{did}/replay",
                .scope(.subscriptionsWrite),
                Bilingual(fr: "Renvoyer, sous le même webhook-id", en: "Send again, under the same webhook-id"),
                parameters: [id, DeliveryRoutes.delivery],
                replies: [.json(.accepted, Bilingual(fr: "En route.", en: "On its way."), #"{"replayed":1}"#)],
                problems: [.notFound, .illegalTransition],
                handle: replayOne
            ),
            Route(
                .post,
                "/v1/subscriptions/{id}/replay",
                .scope(.subscriptionsWrite),
                Bilingual(fr: "Renvoyer une période", en: "Send a span of time again"),
                parameters: [id],
                bodies: [
                    Route.Body(
                        mediaType: "application/json",
                        example: #"{"from":"2026-11-14T00:00:00Z","outcome":"failed"}"#
                    )
                ],
                replies: [.json(.accepted, Bilingual(fr: "En route.", en: "On its way."), #"{"replayed":12}"#)],
                problems: [
                    .notFound, .illegalTransition, .malformedJSON, .malformedEncoding, .unsupportedMediaType,
                    .validation,
                ],
                handle: replaySpan
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        let filters = try call.filters(DeliveryRoutes.fields)
        var query = DeliveryQuery(limit: try call.limit, after: try call.cursor(of: .deliveries))
        query.outcomes = DeliveryRecord.Outcome.allCases.filter { outcome in
            filters.filter { $0.field == .outcome }.pass { _ in outcome.rawValue }
        }
        let types = filters.filter { $0.field == .eventType }
        if !types.isEmpty {
            query.types = (Subscription.types + ["alert.digest"]).filter { type in types.pass { _ in type } }
            // Nothing passes: an empty list would mean everything.
            if query.types.isEmpty { query.outcomes = [] }
        }
        if call.query["from"] != nil || call.query["to"] != nil {
            let range = try call.range(default: "-30d")
            query.from = range.from
            query.to = range.to
        }
        let page = try await subscriptions.deliveries(try call.subscriptionID, query)
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .deliveries) }) {
            DeliveryJSON.write($1, to: &$0)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        let record = try await subscriptions.delivery(try call.deliveryID, of: try call.subscriptionID)
        return call.json { DeliveryJSON.write(record, to: &$0) }
    }

    private func replayOne(_ call: Call) async throws -> Response {
        try await subscriptions.replay(try call.deliveryID, of: try call.subscriptionID, by: call.caller.actor)
        return call.replayed(1)
    }

    private func replaySpan(_ call: Call) async throws -> Response {
        let id = try call.subscriptionID
        var reader = try DocumentReader(try await call.document(), known: ["from", "to", "outcome"])
        if !reader.has("from") { reader.fail(.missingAttribute, at: "from") }
        let times = TimeExpression(now: call.now, zone: try call.zone)
        func instant(_ name: String, _ fallback: Timestamp) -> Timestamp {
            guard let text = reader.text(name, most: 64) else { return fallback }
            guard let instant = times.instant(text) else {
                reader.fail(.invalidValue, at: name, hint: "RFC 3339, -7d, now")
                return fallback
            }
            return instant
        }
        let from = instant("from", call.now)
        let to = instant("to", call.now)
        if reader.has("from"), from >= to { reader.fail(.invalidValue, at: "from", hint: "< to") }
        let outcome = reader.word("outcome", DeliveryRecord.Outcome.self)
        try reader.finish()
        let count = try await subscriptions.replay(
            id,
            from: from,
            to: to,
            outcomes: outcome.map { [$0] } ?? DeliveryRecord.Outcome.allCases,
            by: call.caller.actor
        )
        return call.replayed(count)
    }
}

extension Call {
    fileprivate var deliveryID: DeliveryID {
        get throws(StoreError) {
            guard values.count > 1, let id = DeliveryID(values[1]) else { throw .notFound }
            return id
        }
    }

    fileprivate func replayed(_ count: Int) -> Response {
        json(.accepted) { json in json.object { $0.member("replayed", count) } }
    }
}

/// Deliveries on the wire.
enum DeliveryJSON {
    static func write(_ record: DeliveryRecord, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", record.id.text)
            json.member("webhook_id", record.id.webhookID)
            json.member("type", record.type)
            json.member("alert", record.alert)
            json.member("messages", record.messages)
            json.member("outcome", record.outcome.rawValue)
            json.member("created", record.createdAt)
            json.member("attempt_count", record.attemptCount)
            json.member("attempts", record.attempts) { SubscriptionJSON.write($1, to: &$0) }
            json.member("next_attempt", record.nextAttempt)
        }
    }

    static let example =
        #"{"id":"dl_01h5n3k0q7ye9","webhook_id":"msg_01h5n3k0q7ye9","type":"alert.opened","alert":"al_01h5n3k0q7ye8","messages":1,"outcome":"pending","created":"2026-11-14T15:04:05Z","attempt_count":1,"attempts":[{"at":"2026-11-14T15:04:05Z","ok":false,"status":502,"ms":812,"error":null,"response_excerpt":"Bad Gateway"}],"next_attempt":"2026-11-14T15:04:10Z"}"#
}
