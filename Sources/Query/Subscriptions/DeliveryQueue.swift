package import Domain

/// When and with what a message goes to one subscription.
package enum DeliveryPlan: Sendable, Hashable {
    case send(at: Timestamp)
    /// Together with others of the same `bundle`, the first of which sets the time.
    case gather(bundle: String, until: Timestamp)
    /// The channel has no use for it.
    case drop
}

/// How much a subscription was sent in the last hour.
package struct HourlyUse: Sendable, Hashable {
    package var count: Int
    /// Of the oldest of these.
    package var oldest: Timestamp?

    package init(count: Int = 0, oldest: Timestamp? = nil) {
        self.count = count
        self.oldest = oldest
    }
}

/// A delivery that this process is to attempt now.
package struct LeasedDelivery: Sendable {
    package var id: DeliveryID
    package var subscription: Subscription
    package var secrets: SigningSecrets
    package var type: String
    /// Why several are sent as one: `group:…`, `digest`, `quiet`, `cap`.
    package var bundle: String?
    /// In their order; empty where they were cleared away.
    package var messages: [OutboxMessage]
    /// More than are in `messages`.
    package var more: Int
    /// Attempts so far, in all.
    package var attempts: Int
    /// Attempts since the last replay: the place in the schedule.
    package var step: Int
    package var dueAt: Timestamp

    package init(
        id: DeliveryID,
        subscription: Subscription,
        secrets: SigningSecrets,
        type: String,
        bundle: String? = nil,
        messages: [OutboxMessage],
        more: Int = 0,
        attempts: Int = 0,
        step: Int = 0,
        dueAt: Timestamp
    ) {
        self.id = id
        self.subscription = subscription
        self.secrets = secrets
        self.type = type
        self.bundle = bundle
        self.messages = messages
        self.more = more
        self.attempts = attempts
        self.step = step
        self.dueAt = dueAt
    }
}

/// What became of an attempt.
package struct DeliveryResult: Sendable {
    package enum Verdict: Sendable, Hashable {
        case delivered
        case retry(at: Timestamp)
        /// The schedule is over.
        case failed
        /// The receiver wants no more, ever: HTTP 410.
        case gone
    }

    package var id: DeliveryID
    package var subscription: SubscriptionID
    /// Attempts before this one: a worker that comes late changes nothing.
    package var attemptsBefore: Int
    package var attempt: Attempt
    package var verdict: Verdict

    package init(
        id: DeliveryID,
        subscription: SubscriptionID,
        attemptsBefore: Int,
        attempt: Attempt,
        verdict: Verdict
    ) {
        self.id = id
        self.subscription = subscription
        self.attemptsBefore = attemptsBefore
        self.attempt = attempt
        self.verdict = verdict
    }
}

/// What the workers of the delivery stand on.
package protocol DeliveryQueue: Sendable {
    /// Turns new messages into deliveries, exactly once: both and the position are written in one transaction.
    ///
    /// Returns how many messages were read.
    func fanOut(
        limit: Int,
        at now: Timestamp,
        _ plan: @Sendable (Subscription, RoutedMessage, HourlyUse) -> DeliveryPlan
    ) async throws(StoreError) -> Int
    /// Takes what is due; nobody else gets it until `lease` has passed.
    ///
    /// `room` is how many each target may have; one that is not in it may have `otherwise`.
    func lease(
        at now: Timestamp,
        for lease: Duration,
        room: [String: Int],
        otherwise: Int,
        limit: Int
    ) async throws(StoreError) -> [LeasedDelivery]
    /// When something is due next; `nil` for nothing.
    func nextDue(excluding targets: [String]) async throws(StoreError) -> Timestamp?
    /// Writes results, the alerts' timelines, and what ended subscriptions.
    ///
    /// Subscriptions that fail since longer than `patience` are disabled, which the others are told.
    func record(_ results: [DeliveryResult], patience: Duration, at now: Timestamp) async throws(StoreError)
    /// A target works again: what waits for it need not wait for its turn in the schedule.
    func hurry(_ target: String, at now: Timestamp) async throws(StoreError)
    /// The active subscriptions of a channel.
    func active(_ channel: DeliveryChannel) async throws(StoreError) -> [Subscription]
    /// Alerts that are open, as messages: what an Alertmanager is reminded of.
    func openAlerts(after id: Int64, limit: Int) async throws(StoreError) -> [(id: Int64, message: RoutedMessage)]
}
