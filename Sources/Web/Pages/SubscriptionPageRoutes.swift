import Dashboard
import Domain
import Hummingbird
import Query

/// The pages of subscriptions and of their deliveries.
struct SubscriptionPageRoutes: Sendable {
    let parts: PageParts

    private static let perPage = 50

    var routes: [Route] {
        let id = Route.Parameter.path(
            "id",
            Bilingual(fr: "Son nom, sub_…", en: "Its name, sub_…"),
            example: "sub_01h5n3k0q7ye8"
        )
        return [
            PageRoutes.show(
                "/subscriptions",
                Bilingual(fr: "Les abonnements", en: "The subscriptions"),
                needs: [.subscriptionsRead],
                parameters: [.cursor]
            ) { visit in try await list(visit, nil) },
            PageRoutes.form(
                "/subscriptions",
                Bilingual(fr: "S’abonner", en: "Subscribe"),
                needs: [.subscriptionsRead, .subscriptionsWrite],
                example: "form_token=q8Zk&name=SecOps&channel=webhook&url=https%3A%2F%2Fhooks.acme.example%2Fvigie",
                handle: create
            ),
            PageRoutes.show(
                "/subscriptions/{id}",
                Bilingual(fr: "Un abonnement et ses livraisons", en: "One subscription and its deliveries"),
                needs: [.subscriptionsRead],
                parameters: [
                    id, .cursor,
                    .query(
                        "outcome",
                        Bilingual(fr: "Ce qu’un formulaire a donné.", en: "What a form came to."),
                        example: "done"
                    ),
                ],
                handle: show
            ),
            PageRoutes.form(
                "/subscriptions/{id}",
                Bilingual(fr: "Changer un abonnement", en: "Change a subscription"),
                needs: [.subscriptionsRead, .subscriptionsWrite],
                parameters: [id],
                example: "form_token=q8Zk&revision=1&do=disable",
                handle: act
            ),
        ]
    }

    private func list(_ visit: Visit, _ result: SubscriptionListPage.Result?) async throws -> Response {
        let page = try await parts.subscriptions.subscriptions(
            limit: SubscriptionPageRoutes.perPage,
            after: try visit.call.cursor(of: .subscriptions)
        )
        let shown = SubscriptionListPage(
            context: visit.context,
            subscriptions: page.elements,
            result: result,
            cursor: visit.call.query["cursor"],
            next: page.next.map { CursorCodec.text($0, of: .subscriptions) }
        )
        return visit.html(shown.html())
    }

    // MARK: A new one

    /// The form becomes the document that the API takes, so that both are checked by the same rules.
    private func create(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let asked: (change: SubscriptionChange, verify: Bool)
        do throws(Problem) {
            asked = try SubscriptionChange.read(creating: SubscriptionPageRoutes.document(fields), parts.probe)
        } catch {
            let faults = error.errors.map { (place: $0.pointer, detail: $0.detail) }
            let shown = faults.isEmpty ? [(place: error.code.rawValue, detail: error.detail)] : faults
            var response = try await list(visit, .refused(shown))
            response.status = error.code.status
            return response
        }
        var change = asked.change
        change.status = asked.verify ? .pending : .active
        change.statusReason = asked.verify ? "unverified" : nil
        var (made, secret) = try await parts.subscriptions.create(change, by: visit.session.actor)
        if asked.verify { made = try await verified(made, visit) }
        return try await list(visit, .created(made, secret: secret))
    }

    private static func document(_ fields: FormFields) -> JSONValue {
        var members: [JSONValue.Member] = []
        func add(_ name: String, _ value: JSONValue?) {
            if let value { members.append(JSONValue.Member(name: name, value: value)) }
        }
        for name in ["name", "channel", "url", "routing_key", "lang"] {
            add(name, fields[name].map { .string($0) })
        }
        let recipients = (fields["to"] ?? "").split(separator: ",").map { String($0).trimmingSpaces }
            .filter { !$0.isEmpty }
        add("to", recipients.isEmpty ? nil : .array(recipients.map { .string($0) }))
        add("filter", fields["severity"].map { .array([.string("severity>=" + $0)]) })
        add("verify", .bool(fields["verify"] != nil))
        return .object(members)
    }

    /// One that answers a ping well becomes active.
    private func verified(_ subscription: Subscription, _ visit: Visit) async throws(StoreError) -> Subscription {
        let secrets = try await parts.subscriptions.signingSecrets(subscription.id)
        guard await parts.probe.ping(subscription, secrets).isSuccess else { return subscription }
        var change = SubscriptionChange()
        change.status = .active
        return try await parts.subscriptions.change(
            subscription.id,
            change,
            ifRevision: subscription.revision,
            by: visit.session.actor
        )
    }

    // MARK: One

    private func show(_ visit: Visit) async throws -> Response {
        let call = visit.call
        let subscription = try await parts.subscriptions.subscription(try call.subscriptionID)
        let query = DeliveryQuery(limit: 25, after: try call.cursor(of: .deliveries))
        let log = try await parts.subscriptions.deliveries(subscription.id, query)
        let page = SubscriptionPage(
            context: visit.context,
            subscription: subscription,
            deliveries: log.elements,
            notice: call.query["outcome"].flatMap { FormOutcome(rawValue: $0) },
            cursor: call.query["cursor"],
            next: log.next.map { CursorCodec.text($0, of: .deliveries) }
        )
        return visit.html(page.html())
    }

    private func act(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let id = try visit.call.subscriptionID
        let outcome = try await outcome(of: fields, on: id, visit)
        if outcome == .done, fields["do"] == "delete" { return visit.move(to: "/subscriptions") }
        return visit.move(to: "/subscriptions/\(id.text)?outcome=\(outcome.rawValue)")
    }

    private func outcome(
        of fields: FormFields,
        on id: SubscriptionID,
        _ visit: Visit
    ) async throws(StoreError) -> FormOutcome {
        let revision = fields["revision"].flatMap { Int32($0) } ?? 0
        let actor = visit.session.actor
        do throws(StoreError) {
            switch fields["do"] {
            case "replay":
                guard let delivery = fields["delivery"].flatMap({ DeliveryID($0) }) else { return .invalid }
                try await parts.subscriptions.replay(delivery, of: id, by: actor)
            case "delete": try await parts.subscriptions.delete(id, ifRevision: revision, by: actor)
            case "disable", "activate":
                var change = SubscriptionChange()
                let activates = fields["do"] == "activate"
                change.status = activates ? .pending : .disabled
                change.statusReason = activates ? "unverified" : "by_hand"
                let changed = try await parts.subscriptions.change(id, change, ifRevision: revision, by: actor)
                guard activates else { return .done }
                return try await verified(changed, visit).status == .active ? .done : .invalid
            default: return .invalid
            }
            return .done
        } catch {
            guard let outcome = FormOutcome(error) else { throw error }
            return outcome
        }
    }
}
