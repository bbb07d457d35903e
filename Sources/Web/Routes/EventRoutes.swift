import Alerting
import Domain
import Hummingbird
import Query

/// Stored events: metadata and classification, never a value.
struct EventRoutes: Sendable {
    let events: any EventReader

    static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .sensitivity, .category, .bytes,
    ]

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/events",
                .scope(.eventsRead),
                Bilingual(fr: "Chercher des événements", en: "Look for events"),
                parameters: [
                    .filter(EventRoutes.fields, example: "sensitivity>=confidential"), .from, .to, .timeZone, .limit,
                    .cursor,
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Les plus récents d’abord.", en: "The newest first."),
                        "{\"data\":[\(EventRoutes.example)],\"has_more\":false}"
                    )
                ],
                problems: [.badFilter, .badCursor, .badTimeRange],
                handle: list
            ),
            Route(
                .get,
                "/v1/events/{id}",
                .scope(.eventsRead),
                Bilingual(fr: "Lire un événement", en: "Read one event"),
                parameters: [
                    .path(
                        "id",
                        Bilingual(fr: "Son nom, ev_…", en: "Its name, ev_…"),
                        example: "ev_01h5n3k0q7ye80000000000000000000000000001"
                    )
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "L’événement et les raisons de son niveau.",
                            en: "The event and why it has its level."
                        ),
                        EventRoutes.example
                    )
                ],
                problems: [.notFound],
                handle: get
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        let range = try call.range(default: "-28d")
        let page = try await events.events(
            EventQuery(
                filters: try call.filters(EventRoutes.fields),
                from: range.from,
                to: range.to,
                limit: try call.limit,
                after: try call.cursor(of: .events)
            )
        )
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .events) }) { json, event in
            EventRoutes.write(event, reasons: false, to: &json)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        guard let id = EventID(call.value) else { throw StoreError.notFound }
        let event = try await events.event(id)
        return call.json { EventRoutes.write(event, reasons: true, to: &$0) }
    }

    private static func write(_ event: EventRecord, reasons: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", event.id.text)
            json.member("time", event.id.occurredAt)
            json.member("time_source", event.isDatedByArrival ? "arrival" : "sender")
            json.member("received", event.receivedAt)
            json.member("source", event.source)
            json.member("confusable", Confusable.isConfusable(event.source))
            json.member("system", event.system)
            json.member("platform", event.platform)
            json.member("host", event.host)
            json.member("jurisdiction", event.jurisdiction)
            json.member("doc_type", event.documentType)
            json.member("method", event.method)
            json.member("bytes", event.bytes)
            json.member("records", event.records)
            json.member("status", event.status)
            json.member("duration_ms", event.durationMilliseconds)
            json.member("actor", event.actor)
            json.member("correlation_id", event.correlationID)
            json.member("classification") { json in
                json.member("sensitivity", event.level.word)
                json.member("score", Double(event.score))
                json.member("unexpected", event.unexpected.map { Double($0) })
                json.member("condition", event.condition.word)
                json.member("model", event.rules)
                if reasons {
                    json.member("distinct", event.distinct) { json, count in
                        json.object {
                            $0.member("category", count.category.word)
                            $0.member("values", count.count)
                        }
                    }
                    json.member("reasons", event.reasons) { write($1, to: &$0) }
                }
            }
            if reasons { json.member("alerts", event.alerts.map(\.text)) }
            json.member("retention") { $0.member("payload", "not_stored") }
            json.member("links") { $0.member("self", "/v1/events/\(event.id.text)") }
        }
    }

    private static func write(_ reason: EventRecord.Reason, to json: inout JSONWriter) {
        json.object { json in
            json.member("path", reason.path)
            json.member("category", reason.category.word)
            json.member("level", reason.category.level.word)
            json.member("label", reason.category.label)
            json.member("count", reason.count)
            json.member("detector", reason.detector.word)
            json.member("confidence", Double(reason.confidence))
            json.member("first_seen", reason.firstSeen)
        }
    }

    private static let example =
        #"{"id":"ev_01h5n3k0q7ye80000000000000000000000000001","time":"2026-11-14T14:59:58Z","time_source":"sender","received":"2026-11-14T15:00:00Z","source":"odoo-amont/price_feed","confusable":false,"system":"odoo-amont","platform":"alibaba_icbu","host":"gw.open.1688.com","jurisdiction":"CN","doc_type":"price_list","method":"POST","bytes":48211,"records":240,"status":200,"duration_ms":null,"actor":"svc_integration","correlation_id":null,"classification":{"sensitivity":"restricted","score":61.5,"unexpected":54.0,"condition":"whole","model":"rules-2026.11.3","distinct":[{"category":"commercial.unit_cost","values":187}],"reasons":[{"path":"/items/*/cost_price","category":"commercial.unit_cost","level":"restricted","label":{"fr":"Coût unitaire","en":"Unit cost"},"count":240,"detector":"field-name","confidence":0.6,"first_seen":"2026-11-13T14:00:00Z"}]},"alerts":["al_0cxz4q4t50001"],"retention":{"payload":"not_stored"},"links":{"self":"/v1/events/ev_01h5n3k0q7ye80000000000000000000000000001"}}"#
}
