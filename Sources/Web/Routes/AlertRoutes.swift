import Alerting
import Domain
import HTTPTypes
import Hummingbird
import Query

/// Alerts: listed, read, and moved by people.
struct AlertRoutes: Sendable {
    let alerts: any AlertStore

    static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .category, .kind, .severity, .state,
        .assignee, .group, .muted,
    ]

    private static let orderFields = AlertOrder.Field.allCases.map(\.rawValue).joined(separator: ", ")

    var routes: [Route] {
        let id = Route.Parameter.path(
            "id",
            Bilingual(fr: "Son nom, al_…", en: "Its name, al_…"),
            example: "al_01h5n3k0q7ye8"
        )
        return [
            Route(
                .get,
                "/v1/alerts",
                .scope(.alertsRead),
                Bilingual(fr: "Lister les alertes", en: "List alerts"),
                parameters: [
                    .filter(AlertRoutes.fields, example: "severity>=high"),
                    .query(
                        "state",
                        Bilingual(fr: "États, séparés par des virgules.", en: "States, separated by commas."),
                        example: "open,acknowledged"
                    ),
                    .query(
                        "order",
                        Bilingual(
                            fr: "L’ordre, « - » pour le plus grand d’abord : \(AlertRoutes.orderFields).",
                            en: "The order, “-” for the highest first: \(AlertRoutes.orderFields)."
                        ),
                        example: AlertOrder.usual.text
                    ),
                    .limit, .cursor,
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Ni résolues ni muettes, sauf si un filtre dit autrement; les plus graves d’abord.",
                            en: "Neither resolved nor muted, unless a filter says otherwise; the most severe first."
                        ),
                        "{\"data\":[\(AlertExample.json)],\"has_more\":false}"
                    )
                ],
                problems: [.badFilter, .badCursor, .badParameter],
                handle: list
            ),
            Route(
                .get,
                "/v1/alerts/{id}",
                .scope(.alertsRead),
                Bilingual(fr: "Lire une alerte", en: "Read one alert"),
                parameters: [id, .ifNoneMatch],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "L’alerte et son explication.", en: "The alert, explained."),
                        AlertExample.json
                    ),
                    .unchanged,
                ],
                problems: [.notFound],
                handle: get
            ),
            Route(
                .patch,
                "/v1/alerts/{id}",
                .scope(.alertsWrite),
                Bilingual(fr: "Changer l’état d’une alerte", en: "Change the state of an alert"),
                parameters: [id, .ifMatch(required: false), .prefer("return=minimal")],
                bodies: [
                    Route.Body(
                        mediaType: "application/merge-patch+json",
                        example: #"{"state":"acknowledged","assignee":"m.tremblay@acme.example"}"#
                    ),
                    Route.Body(
                        mediaType: "application/json",
                        example:
                            #"{"state":"resolved","snooze":null,"resolution":{"reason":"accepted_risk","note":"Entente en cours","until":"2027-01-31T05:00:00Z"}}"#
                    ),
                ],
                replies: [.json(.ok, Bilingual(fr: "Changée.", en: "Changed."), AlertExample.json), .nothing],
                problems: [
                    .notFound, .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation,
                    .illegalTransition, .staleRevision, .badParameter,
                ],
                handle: change
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        var filters = try call.filters(AlertRoutes.fields)
        if let states = call.query["state"] {
            do throws(FilterFault) {
                filters.append(try FilterParser.parse("state:" + states, fields: [.state]))
            } catch {
                throw Problem(error)
            }
        }
        let page = try await alerts.alerts(
            AlertQuery(
                filters: filters,
                order: try AlertRoutes.order(call),
                limit: try call.limit,
                after: try call.cursor(of: .alerts)
            )
        )
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .alerts) }) { json, alert in
            AlertJSON.write(alert, to: &json)
        }
    }

    private static func order(_ call: Call) throws(Problem) -> AlertOrder {
        guard let text = call.query["order"] else { return .usual }
        do throws(AlertOrder.Fault) {
            return try AlertOrder(text)
        } catch {
            guard error.isRepeated else { throw Problem.bad("order", word: error.word, known: AlertOrder.words) }
            throw Problem.bad("order", fr: "chaque champ une seule fois", en: "each field only once")
        }
    }

    private func get(_ call: Call) async throws -> Response {
        guard let id = AlertID(call.value) else { throw StoreError.notFound }
        let alert = try await alerts.alert(id)
        return call.unlessKnown(EntityTag.revision(alert.revision), call.json { AlertJSON.write(alert, to: &$0) })
    }

    private func change(_ call: Call) async throws -> Response {
        guard let id = AlertID(call.value) else { throw StoreError.notFound }
        let revision = try EntityTag.required(in: call.request.headers)
        let change = try AlertPatch.change(try await call.document(), try call.times)
        let alert = try await alerts.change(id, change, ifRevision: revision, by: call.caller.actor)
        return call.changed(revision: alert.revision) { AlertJSON.write(alert, to: &$0) }
    }
}

extension Call {
    /// How instants in a body are read.
    var times: TimeExpression {
        get throws(Problem) { TimeExpression(now: now, zone: try zone) }
    }

    /// The answer to a change: the resource as it is now, or nothing where the client asked for nothing.
    func changed(
        _ status: HTTPResponse.Status = .ok,
        revision: Int32,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        let preference = Preference(HTTPField.Name("Prefer").flatMap { request.headers[$0] })
        var response = preference.isMinimal ? Response(status: .noContent) : json(status, write)
        response.headers[.eTag] = EntityTag.revision(revision)
        response.headers[optional: SecurityHeaders.preferenceApplied] = preference.applied(strict: false, minimal: true)
        return response
    }
}
