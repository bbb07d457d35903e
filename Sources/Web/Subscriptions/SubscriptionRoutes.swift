import Domain
import Hummingbird
import Query

/// Subscriptions: made, verified, changed, tested, ended.
struct SubscriptionRoutes: Sendable {
    let subscriptions: any SubscriptionStore
    let probe: any SubscriptionProbe

    static let id = Route.Parameter.path(
        "id",
        Bilingual(fr: "Son nom, sub_…", en: "Its name, sub_…"),
        example: "sub_01h5n3k0q7ye8"
    )
    private static let body: [ProblemCode] = [
        .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation, .unsafeURL, .slugTaken,
    ]

    var routes: [Route] { reading + writing + secrets }

    private var reading: [Route] {
        [
            Route(
                .get,
                "/v1/subscriptions",
                .scope(.subscriptionsRead),
                Bilingual(fr: "Lister les abonnements", en: "List subscriptions"),
                parameters: [.limit, .cursor],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Les plus anciens d’abord.", en: "The oldest first."),
                        "{\"data\":[\(SubscriptionJSON.example)],\"has_more\":false}"
                    )
                ],
                problems: [.badCursor],
                handle: list
            ),
            Route(
                .get,
                "/v1/subscriptions/{id}",
                .scope(.subscriptionsRead),
                Bilingual(fr: "Lire un abonnement", en: "Read one subscription"),
                parameters: [SubscriptionRoutes.id, .ifNoneMatch],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Sans son secret.", en: "Without its secret."),
                        SubscriptionJSON.example
                    ), .unchanged,
                ],
                problems: [.notFound],
                handle: get
            ),
        ]
    }

    private var writing: [Route] {
        [
            Route(
                .post,
                "/v1/subscriptions",
                .scope(.subscriptionsWrite),
                Bilingual(fr: "S’abonner", en: "Subscribe"),
                bodies: [Route.Body(mediaType: "application/json", example: SubscriptionJSON.request)],
                replies: [
                    .json(
                        .created,
                        Bilingual(
                            fr: "Avec son secret, montré cette seule fois; actif si l’essai a réussi.",
                            en: "With its secret, shown this once; active if the ping went well."
                        ),
                        SubscriptionJSON.created
                    )
                ],
                problems: SubscriptionRoutes.body,
                handle: create
            ),
            Route(
                .patch,
                "/v1/subscriptions/{id}",
                .scope(.subscriptionsWrite),
                Bilingual(
                    fr: "Changer un abonnement, le suspendre, le reprendre",
                    en: "Change, pause or resume a subscription"
                ),
                parameters: [SubscriptionRoutes.id, .ifMatch(required: false), .prefer("return=minimal")],
                bodies: [
                    Route.Body(mediaType: "application/merge-patch+json", example: #"{"status":"disabled"}"#),
                    Route.Body(mediaType: "application/json", example: #"{"filter":["severity>=high"],"group":true}"#),
                ],
                replies: [
                    .json(.ok, Bilingual(fr: "Changé.", en: "Changed."), SubscriptionJSON.example), .nothing,
                ],
                problems: SubscriptionRoutes.body + [.notFound, .staleRevision, .badParameter],
                handle: change
            ),
            Route(
                .delete,
                "/v1/subscriptions/{id}",
                .scope(.subscriptionsWrite),
                Bilingual(fr: "Se désabonner", en: "Unsubscribe"),
                parameters: [SubscriptionRoutes.id, .ifMatch(required: false)],
                replies: [.nothing],
                problems: [.notFound, .staleRevision, .badParameter],
                handle: delete
            ),
        ]
    }

    private var secrets: [Route] {
        [
            Route(
                .post,
                "/v1/subscriptions/{id}/test",
                .scope(.subscriptionsWrite),
                Bilingual(fr: "Envoyer un essai", en: "Send a test"),
                parameters: [SubscriptionRoutes.id],
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Ce que le destinataire a répondu.", en: "What the receiver answered."),
                        SubscriptionJSON.attempt
                    )
                ],
                problems: [.notFound],
                handle: test
            ),
            Route(
                .post,
                "/v1/subscriptions/{id}/rotate-secret",
                .scope(.subscriptionsWrite),
                Bilingual(
                    fr: "Changer le secret; l’ancien signe aussi pendant 24 h",
                    en: "Rotate the secret; the old one signs too for 24 h"
                ),
                parameters: [SubscriptionRoutes.id],
                replies: [
                    .json(
                        .ok,
                        Bilingual(
                            fr: "Le nouveau secret, montré cette seule fois.",
                            en: "The new secret, shown this once."
                        ),
                        SubscriptionJSON.created
                    )
                ],
                problems: [.notFound, .validation],
                handle: rotate
            ),
        ]
    }

    // MARK: Handlers

    private func list(_ call: Call) async throws -> Response {
        let page = try await subscriptions.subscriptions(
            limit: try call.limit,
            after: try call.cursor(of: .subscriptions)
        )
        return call.page(page.elements, next: page.next.map { CursorCodec.text($0, of: .subscriptions) }) {
            SubscriptionJSON.write($1, to: &$0)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        let subscription = try await subscriptions.subscription(try call.subscriptionID)
        let response = call.json { SubscriptionJSON.write(subscription, to: &$0) }
        return call.unlessKnown(EntityTag.revision(subscription.revision), response)
    }

    private func create(_ call: Call) async throws -> Response {
        let (asked, verify) = try SubscriptionChange.read(creating: try await call.document(), probe)
        var change = asked
        change.status = verify ? .pending : .active
        change.statusReason = verify ? "unverified" : nil
        let actor = call.caller.actor
        let (made, secret) = try await subscriptions.create(change, by: actor)
        let (subscription, attempt) = verify ? try await verified(made, by: actor) : (made, nil)
        var response = call.json(.created, headers: [.location: "/v1/subscriptions/\(subscription.id.text)"]) {
            SubscriptionJSON.write(subscription, secret: secret, verification: attempt, to: &$0)
        }
        response.headers[.eTag] = EntityTag.revision(subscription.revision)
        return response
    }

    private func change(_ call: Call) async throws -> Response {
        let id = try call.subscriptionID
        let revision = try EntityTag.required(in: call.request.headers)
        let before = try await subscriptions.subscription(id)
        let (asked, verify) = try SubscriptionChange.read(changing: before, try await call.document(), probe)
        let actor = call.caller.actor
        let (subscription, attempt) =
            before.status == .active && asked.status != .disabled
            ? try await moved(before, asked, verify, revision, by: actor)
            : try await begun(id, asked, verify, revision, by: actor)
        return call.changed(revision: subscription.revision) {
            SubscriptionJSON.write(subscription, verification: attempt, to: &$0)
        }
    }

    /// A new endpoint proves itself before it takes the place of one that works: nothing is missed meanwhile.
    private func moved(
        _ before: Subscription,
        _ asked: SubscriptionChange,
        _ verify: Bool,
        _ revision: Int32?,
        by actor: String
    ) async throws -> (Subscription, Attempt?) {
        var change = asked
        change.status = nil
        var attempt: Attempt?
        if verify, let endpoint = change.endpoint {
            var candidate = before
            candidate.endpoint = endpoint
            candidate.target = change.target ?? before.target
            let ping = await probe.ping(candidate, try await subscriptions.signingSecrets(before.id))
            if !ping.isSuccess {
                change.status = .pending
                change.statusReason = "unverified"
            }
            attempt = ping
        }
        return (try await subscriptions.change(before.id, change, ifRevision: revision, by: actor), attempt)
    }

    /// One that was given up proves itself like the first time.
    private func begun(
        _ id: SubscriptionID,
        _ asked: SubscriptionChange,
        _ verify: Bool,
        _ revision: Int32?,
        by actor: String
    ) async throws -> (Subscription, Attempt?) {
        var change = asked
        let proves = change.status == .active
        if proves {
            change.status = verify ? .pending : .active
            change.statusReason = verify ? "unverified" : nil
        } else if change.status == .disabled {
            change.statusReason = "by_hand"
        }
        let changed = try await subscriptions.change(id, change, ifRevision: revision, by: actor)
        return proves && verify ? try await verified(changed, by: actor) : (changed, nil)
    }

    /// Pings an endpoint; one that answers well makes its subscription active.
    private func verified(_ subscription: Subscription, by actor: String) async throws -> (Subscription, Attempt) {
        let attempt = await probe.ping(subscription, try await subscriptions.signingSecrets(subscription.id))
        guard attempt.isSuccess else { return (subscription, attempt) }
        var change = SubscriptionChange()
        change.status = .active
        let revision = subscription.revision
        return (try await subscriptions.change(subscription.id, change, ifRevision: revision, by: actor), attempt)
    }

    private func delete(_ call: Call) async throws -> Response {
        let revision = try EntityTag.required(in: call.request.headers)
        try await subscriptions.delete(try call.subscriptionID, ifRevision: revision, by: call.caller.actor)
        return Response(status: .noContent)
    }

    private func test(_ call: Call) async throws -> Response {
        let id = try call.subscriptionID
        let subscription = try await subscriptions.subscription(id)
        let attempt = await probe.ping(subscription, try await subscriptions.signingSecrets(id))
        return call.json { SubscriptionJSON.write(attempt, to: &$0) }
    }

    private func rotate(_ call: Call) async throws -> Response {
        let id = try call.subscriptionID
        let (subscription, secret) = try await subscriptions.rotateSecret(id, by: call.caller.actor)
        var response = call.json { SubscriptionJSON.write(subscription, secret: secret, to: &$0) }
        response.headers[.eTag] = EntityTag.revision(subscription.revision)
        return response
    }
}

extension Call {
    /// What is no name of a subscription names none.
    var subscriptionID: SubscriptionID {
        get throws(StoreError) {
            guard let id = SubscriptionID(value) else { throw .notFound }
            return id
        }
    }
}
