package import Domain

/// Subscriptions and the log of their deliveries, as people read and change them.
package protocol SubscriptionStore: Sendable {
    /// The oldest first.
    func subscriptions(limit: Int, after: Cursor?) async throws(StoreError) -> Page<Subscription>
    func subscription(_ id: SubscriptionID) async throws(StoreError) -> Subscription
    /// The secret is returned this once, where the channel is signed.
    func create(
        _ change: SubscriptionChange,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String?)
    /// `.staleRevision` unless `revision` is the subscription's own or `nil`.
    func change(
        _ id: SubscriptionID,
        _ change: SubscriptionChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Subscription
    func delete(_ id: SubscriptionID, ifRevision revision: Int32?, by actor: String) async throws(StoreError)
    /// A new secret; the old one signs too for a day.
    func rotateSecret(
        _ id: SubscriptionID,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String)
    func signingSecrets(_ id: SubscriptionID) async throws(StoreError) -> SigningSecrets

    func deliveries(_ id: SubscriptionID, _ query: DeliveryQuery) async throws(StoreError) -> Page<DeliveryRecord>
    func delivery(_ id: DeliveryID, of subscription: SubscriptionID) async throws(StoreError) -> DeliveryRecord
    /// Sends one again, under the same `webhook-id`.
    func replay(_ id: DeliveryID, of subscription: SubscriptionID, by actor: String) async throws(StoreError)
    /// Sends those of a span again; returns how many.
    func replay(
        _ subscription: SubscriptionID,
        from: Timestamp,
        to: Timestamp,
        outcomes: [DeliveryRecord.Outcome],
        by actor: String
    ) async throws(StoreError) -> Int
}

/// Sends one message at once, outside of the queue.
package protocol SubscriptionProbe: Sendable {
    /// Pings an endpoint and waits for its answer.
    func ping(_ subscription: Subscription, _ secrets: SigningSecrets) async -> Attempt
    /// Why nothing may be sent to this endpoint, if nothing may: an address of this machine, a port, a scheme.
    ///
    /// Looks at the text alone; what a name resolves to is looked at with each attempt.
    func check(_ endpoint: Endpoint, of channel: DeliveryChannel) -> EndpointVerdict
}

/// What an endpoint's text says.
package enum EndpointVerdict: Sendable, Hashable {
    /// `host:port`, or `mailto`.
    case good(target: String)
    /// The member at fault, and what is wrong with it.
    case unsafe(member: String, EndpointFault)
}

/// Why an endpoint is refused.
package enum EndpointFault: String, Error, Sendable, Hashable, CaseIterable {
    case malformed
    /// Only `https`, unless the operator's list names the host.
    case scheme
    case port
    /// An address that is not on the public internet.
    case address
    /// A user's name or a fragment in the URL.
    case userInfo = "user_info"
    /// No mail server is configured.
    case noMailServer = "no_mail_server"
}
