import Alerting
import Dashboard
import Domain
import HTTPTypes
import Hummingbird
import Query

/// The alert list, the page of one alert, and what its buttons do.
struct AlertPageRoutes: Sendable {
    let parts: PageParts

    private static let perPage = 30
    /// How many of the events that an alert names are looked up.
    private static let mostEvents = 8
    /// How much of its history is shown.
    private static let mostLines = 200

    var routes: [Route] {
        let number = Route.Parameter.path("number", Bilingual(fr: "Son numéro.", en: "Its number."), example: "1042")
        return [
            PageRoutes.show(
                "/alerts",
                Bilingual(fr: "La liste des alertes", en: "The list of alerts"),
                parameters: [
                    choice("state", fr: "Son état, ou all.", en: "Its state, or all.", example: "open"),
                    choice("severity", fr: "La gravité, au moins.", en: "The severity, at least.", example: "high"),
                    choice("kind", fr: "Le genre.", en: "The kind.", example: "volume.spike"),
                    choice("platform", fr: "La plateforme.", en: "The platform.", example: "alibaba_icbu"),
                    .cursor,
                ],
                handle: list
            ),
            PageRoutes.show(
                "/alerts/{number}",
                Bilingual(fr: "La page d’une alerte", en: "The page of one alert"),
                parameters: [
                    number,
                    choice("outcome", fr: "Ce qu’un formulaire a donné.", en: "What a form came to.", example: "done"),
                ],
                handle: show
            ),
            PageRoutes.form(
                "/alerts/{number}",
                Bilingual(fr: "Décider d’une alerte", en: "Decide about an alert"),
                needs: [.alertsWrite],
                parameters: [number],
                example: "form_token=q8Zk&state=open&do=acknowledge",
                handle: decide
            ),
            Route(
                .get,
                "/a/{number}",
                .open,
                Bilingual(fr: "Lien court vers une alerte", en: "Short link to an alert"),
                parameters: [number],
                replies: [PageRoutes.away],
                problems: [.notFound]
            ) { call in
                guard let number = Int64(call.value), number > 0 else { throw StoreError.notFound }
                return .redirect(to: "/alerts/\(number)", type: .normal)
            },
        ]
    }

    private func choice(_ name: String, fr: String, en: String, example: String) -> Route.Parameter {
        .query(name, Bilingual(fr: fr, en: en), example: example)
    }

    // MARK: The list

    private func list(_ visit: Visit) async throws -> Response {
        let call = visit.call
        let selection = AlertListPage.Selection(
            state: call.query["state"] ?? "",
            severity: call.query["severity"] ?? "",
            kind: call.query["kind"] ?? "",
            platform: call.query["platform"]?.trimmingSpaces ?? ""
        )
        let page = try await parts.alerts.alerts(
            AlertQuery(
                filters: try AlertPageRoutes.filters(selection),
                limit: AlertPageRoutes.perPage,
                after: try call.cursor(of: .alerts)
            )
        )
        let shown = AlertListPage(
            context: visit.context,
            alerts: page.elements,
            selection: selection,
            cursor: call.query["cursor"],
            next: page.next.map { CursorCodec.text($0, of: .alerts) }
        )
        return visit.html(shown.html())
    }

    /// The reader's choice in the grammar of the API; words that are none are refused there.
    private static func filters(_ selection: AlertListPage.Selection) throws(Problem) -> [Filter] {
        var texts: [String] = []
        switch selection.state {
        case "": break
        case "all": texts.append("state:*")
        default: texts.append("state:" + selection.state)
        }
        if !selection.severity.isEmpty { texts.append("severity>=" + selection.severity) }
        if !selection.kind.isEmpty { texts.append("kind:" + selection.kind) }
        if !selection.platform.isEmpty { texts.append("platform:" + selection.platform) }
        var filters: [Filter] = []
        for text in texts {
            do throws(FilterFault) {
                filters.append(try FilterParser.parse(text, fields: AlertRoutes.fields))
            } catch {
                throw Problem(error)
            }
        }
        return filters
    }

    // MARK: One alert

    private func find(_ visit: Visit) async throws -> Alert {
        guard let number = Int64(visit.call.value), number > 0 else { throw StoreError.notFound }
        return try await parts.alerts.alert(try await parts.lookUps.alertID(number: number))
    }

    private func show(_ visit: Visit) async throws -> Response {
        let outcome = visit.call.query["outcome"].flatMap { FormOutcome(rawValue: $0) }
        return try await page(of: try await find(visit), outcome, visit)
    }

    private func page(
        of alert: Alert,
        _ outcome: FormOutcome?,
        _ visit: Visit
    ) async throws -> Response {
        let question = AlertQuestion(alert, at: visit.call.now, zone: visit.zone)
        let page = AlertPage(
            context: visit.context,
            alert: alert,
            trend: try await parts.trends.trend(question.query),
            measure: question.metric,
            isOfFlow: question.isOfFlow,
            evidence: try await evidence(of: alert, visit),
            story: AlertStory.lines(
                try await parts.alerts.timeline(alert.id, limit: AlertPageRoutes.mostLines, after: nil)
            ),
            notice: outcome,
            inAMonth: visit.times.day(of: visit.call.now.advanced(bySeconds: 30 * 86_400))
        )
        return visit.html(page.html())
    }

    /// Leaves out what retention removed, and everything where the reader may not see events.
    private func evidence(of alert: Alert, _ visit: Visit) async throws(StoreError) -> [EventRecord] {
        guard visit.session.scopes.contains(.eventsRead) else { return [] }
        var events: [EventRecord] = []
        for id in alert.evidence.prefix(AlertPageRoutes.mostEvents) {
            do throws(StoreError) {
                events.append(try await parts.events.event(id))
            } catch {
                guard error == .notFound else { throw error }
            }
        }
        return events
    }

    // MARK: Forms

    private func decide(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let alert = try await find(visit)
        let outcome = try await outcome(of: fields, on: alert, visit)
        return visit.move(to: "/alerts/\(alert.number)?outcome=\(outcome.rawValue)")
    }

    private func outcome(
        of fields: FormFields,
        on alert: Alert,
        _ visit: Visit
    ) async throws(StoreError) -> FormOutcome {
        guard let form = AlertForm(fields, on: alert, visit.times) else { return .invalid }
        do throws(StoreError) {
            switch form {
            case .change(let change): return try await apply(change, to: alert, seenAs: fields["state"], visit)
            case .comment(let text):
                _ = try await parts.alerts.comment(alert.id, text, by: visit.session.actor)
            case .mute(let request): _ = try await parts.mutes.add(request, by: visit.session.actor)
            }
            return .done
        } catch {
            guard let outcome = FormOutcome(error) else { throw error }
            return outcome
        }
    }
}

extension AlertPageRoutes {
    /// A trouble that goes on moves the revision every few seconds; only another state makes a decision stale.
    private func apply(
        _ change: AlertChange,
        to alert: Alert,
        seenAs state: String?,
        _ visit: Visit
    ) async throws(StoreError) -> FormOutcome {
        var alert = alert
        for _ in 0..<5 {
            guard alert.state.rawValue == state else { return .stale }
            do throws(StoreError) {
                _ = try await parts.alerts.change(
                    alert.id,
                    change,
                    ifRevision: alert.life.revision,
                    by: visit.session.actor
                )
                return .done
            } catch {
                guard case .staleRevision = error else { throw error }
            }
            alert = try await parts.alerts.alert(alert.id)
        }
        return .stale
    }
}

extension FormOutcome {
    /// `nil` for what the reader can do nothing about.
    init?(_ error: StoreError) {
        switch error {
        case .staleRevision: self = .stale
        case .illegalTransition: self = .illegal
        case .conflict: self = .invalid
        case .overloaded, .unavailable, .notFound, .failed: return nil
        }
    }
}
