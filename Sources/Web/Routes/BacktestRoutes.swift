import Domain
import HTTPTypes
import Hummingbird
import Query

/// What-if: history through another setting.
struct BacktestRoutes: Sendable {
    let backtests: any BacktestStore

    static let fields: [Filter.Field] = [.platform, .system, .source, .documentType, .kind, .severity]
    static let sensitivities = ["quiet", "balanced", "keen"]
    /// The least and the most that may be asked for as a budget.
    private static let budgets = 0.001...10_000.0
    /// How often a run that somebody waits for is looked at.
    private static let pause = Duration.milliseconds(100)

    var routes: [Route] {
        [
            Route(
                .post,
                "/v1/backtests",
                .scope(.policiesRead),
                Bilingual(
                    fr: "Essayer un réglage de détection sur l’historique",
                    en: "Try a detection setting on history"
                ),
                parameters: [.prefer("wait=10")],
                bodies: [Route.Body(mediaType: "application/json", example: BacktestRoutes.request)],
                replies: [
                    .json(
                        .accepted,
                        Bilingual(
                            fr: "En file; « Location » dit où lire la suite.",
                            en: "Queued; “Location” says where to read on."
                        ),
                        BacktestRoutes.queued
                    ),
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Fini pendant l’attente demandée.",
                            en: "Done within the wait that was asked for."
                        ),
                        BacktestRoutes.done
                    ),
                ],
                problems: [
                    .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation, .badParameter,
                ],
                handle: create
            ),
            Route(
                .get,
                "/v1/backtests",
                .scope(.policiesRead),
                Bilingual(fr: "Lister les essais", en: "List back-tests"),
                parameters: [.limit, .cursor],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Les plus récents d’abord; gardés 30 jours.",
                            en: "The newest first; kept 30 days."
                        ),
                        "{\"data\":[\(BacktestRoutes.done)],\"has_more\":false}"
                    )
                ],
                problems: [.badCursor],
                handle: list
            ),
            Route(
                .get,
                "/v1/backtests/{id}",
                .scope(.policiesRead),
                Bilingual(fr: "Lire un essai", en: "Read a back-test"),
                parameters: [
                    .path("id", Bilingual(fr: "Son nom, bt_…", en: "Its name, bt_…"), example: "bt_01h5n3k0q7ye8")
                ],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Où il en est, et ce qu’il en est sorti.",
                            en: "How far it is, and what came of it."
                        ),
                        BacktestRoutes.done
                    )
                ],
                problems: [.notFound],
                handle: get
            ),
        ]
    }

    /// Runs that wait are those of people who ask: too many of them is no state of the service.
    private func queued(_ request: BacktestRequest, by actor: String) async throws -> BacktestRecord {
        do throws(StoreError) {
            return try await backtests.create(request, by: actor)
        } catch {
            guard case .overloaded(let seconds) = error else { throw error }
            var problem = Problem(
                .rateLimited,
                fr: "Trop d’essais attendent déjà. Réessayez dans \(seconds)\u{A0}s.",
                en: "Too many back-tests wait already. Try again in \(seconds) s."
            )
            problem.headers = [(.retryAfter, "\(seconds)")]
            throw problem
        }
    }

    private func create(_ call: Call) async throws -> Response {
        let request = try BacktestRoutes.request(
            try await call.document(),
            TimeExpression(now: call.now, zone: try call.zone)
        )
        var record = try await queued(request, by: call.caller.actor)
        let preference = Preference(HTTPField.Name("Prefer").flatMap { call.request.headers[$0] })
        if let wait = preference.wait {
            let deadline = ContinuousClock.now.advanced(by: .seconds(wait))
            while !record.isOver, ContinuousClock.now < deadline {
                try await Task.sleep(for: BacktestRoutes.pause)
                record = try await backtests.backtest(record.id)
            }
        }
        var headers: HTTPFields = [.location: "/v1/backtests/\(record.id)"]
        if let wait = preference.wait { headers[optional: SecurityHeaders.preferenceApplied] = "wait=\(wait)" }
        if !record.isOver { headers[.retryAfter] = "1" }
        return call.json(record.isOver ? .ok : .accepted, headers: headers) { BacktestRoutes.write(record, to: &$0) }
    }

    private func list(_ call: Call) async throws -> Response {
        let page = try await backtests.backtests(limit: try call.limit, after: try call.cursor(of: .backtests))
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .backtests) }) { json, record in
            BacktestRoutes.write(record, to: &json)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        let record = try await backtests.backtest(call.value)
        return call.json { BacktestRoutes.write(record, to: &$0) }
    }

    private static func write(_ record: BacktestRecord, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", record.id)
            json.member("state", record.state.rawValue)
            json.member("progress", (record.progress * 1_000).rounded() / 1_000)
            json.member("created", record.createdAt)
            json.member("finished", record.finishedAt)
            json.member("by", record.by)
            if let fault = record.fault { json.member("fault", fault) }
            json.name("request")
            json.raw(record.request)
            for member in record.result {
                json.name(member.name)
                json.raw(member.json)
            }
        }
    }

    static func request(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> BacktestRequest {
        var reader = try DocumentReader(document, known: ["detector", "change", "from", "to", "filter"])
        var request = BacktestRequest(from: times.now, to: times.now)
        request.scope = reader.word("detector", BacktestRequest.Scope.self) ?? .all
        if let change = reader.value("change") {
            do throws(Problem) {
                (request.sensitivity, request.falseAlertsPerWeek) = try BacktestRoutes.change(change)
            } catch {
                reader.fail(error.errors)
            }
        } else {
            reader.fail(.missingAttribute, at: "change", hint: "sensitivity")
        }
        for (name, fallback) in [("from", "-90d"), ("to", "now")] {
            guard let instant = times.instant(reader.text(name, most: 64) ?? fallback) else {
                reader.fail(.invalidValue, at: name, hint: "RFC 3339, 2026-11-14, -28d, now")
                continue
            }
            if name == "from" { request.from = instant } else { request.to = min(instant, times.now) }
        }
        let length = request.to.microseconds - request.from.microseconds
        if length <= 0 || length > 800 * Timestamp.day {
            reader.fail(.invalidValue, at: "from", hint: "from < to, ≤ 800 d")
        }
        for text in reader.texts("filter", most: 20) ?? [] {
            do throws(FilterFault) {
                request.filters.append(try FilterParser.parse(text, fields: fields))
            } catch {
                reader.fail(.invalidValue, at: "filter", hint: fields.map(\.rawValue).joined(separator: ", "))
            }
        }
        try reader.finish()
        return request
    }

    /// One of the named settings, or a number of false alerts a week.
    private static func change(_ document: JSONValue) throws(Problem) -> (sensitivity: String?, budget: Double?) {
        func fault(_ reason: Rejection.Reason, at pointer: String, _ hint: String) -> Problem {
            Problem(invalid: [Problem.Item(Rejection(reason, at: pointer, hint: hint))])
        }
        let words = sensitivities.joined(separator: ", ")
        guard case .object(let members) = document else { throw fault(.invalidType, at: "/change", "object") }
        guard members.count == 1, let member = members.first,
            ["sensitivity", "false_alerts_per_week"].contains(member.name)
        else { throw fault(.invalidValue, at: "/change", "sensitivity | false_alerts_per_week") }
        if member.name == "sensitivity" {
            guard case .string(let word) = member.value, sensitivities.contains(word) else {
                throw fault(.invalidValue, at: "/change/sensitivity", words)
            }
            return (word, nil)
        }
        let budget: Double? =
            switch member.value {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        guard let budget, budgets.contains(budget) else {
            throw fault(.invalidValue, at: "/change/false_alerts_per_week", "0.001–10000")
        }
        return (nil, budget)
    }

    private static let request =
        #"{"detector":"volume.platform","change":{"sensitivity":"keen"},"from":"-90d","to":"now","filter":["platform:ewtp"]}"#

    private static let asked =
        #""request":{"detector":"volume.platform","change":{"sensitivity":"keen"},"from":"2026-08-16T15:00:00Z","to":"2026-11-14T15:00:00Z","filter":["platform:ewtp"]}"#

    private static let queued =
        #"{"id":"bt_01h5n3k0q7ye8","state":"queued","progress":0,"created":"2026-11-14T15:00:04Z","finished":null,"by":"key_01h5n3k0q7ye8","#
        + asked + "}"

    private static let done =
        #"{"id":"bt_01h5n3k0q7ye8","state":"done","progress":1,"created":"2026-11-14T15:00:04Z","finished":"2026-11-14T15:00:10Z","by":"key_01h5n3k0q7ye8","#
        + asked
        + #","from":"2026-08-16T15:00:00Z","to":"2026-11-14T15:00:00Z","series":612,"events":1840221,"closes":2144448,"seconds":6.2,"closes_per_s":345879,"before":{"alerts":11,"per_week":0.86,"labelled":{"true":7,"false":2}},"after":{"alerts":12,"per_week":0.93,"labelled":{"true":7,"false":3}},"added":[{"kind":"volume.spike","platform":"ewtp","at":"2026-10-02T14:00:00Z","severity":"medium","metric":"events","observed":412,"expected":120.5,"band":[61,208]}],"lost":[]}"#
}
