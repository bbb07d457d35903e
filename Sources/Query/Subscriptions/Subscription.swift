package import Domain

/// Who is told of what, by which way.
package struct Subscription: Sendable, Hashable {
    /// Where a subscription stands.
    ///
    /// Raw values are the words of the API.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Its endpoint has not answered a ping yet; can become `active`.
        case pending
        /// Can become `disabled`: by a person, by the receiver's 410, or after three days of failures.
        case active
        /// Can become `active` again, once its endpoint answers a ping.
        case disabled
    }

    /// How much of an alert is sent.
    package enum Detail: String, Sendable, Hashable, CaseIterable {
        /// Names only: the receiver reads the rest through the API.
        case thin
        case full
    }

    package var id: SubscriptionID
    package var revision: Int32
    package var name: String
    package var channel: DeliveryChannel
    package var endpoint: Endpoint
    /// `host:port`, or `mailto`: what shares one circuit breaker.
    package var target: String
    /// Globs over the types of messages.
    package var events: [String]
    /// Filters as they were written.
    package var filters: [String]
    package var detail: Detail
    /// One message for the alerts of a group that come close together.
    package var isGrouped: Bool
    package var language: Language
    package var quiet: QuietHours?
    /// Seconds between two digests; `nil` for each message by itself.
    package var digestSeconds: Int32?
    package var maxPerHour: Int32?
    package var status: Status
    /// Why it is not active: `unverified`, `gone`, `failing`, `by_hand`.
    package var statusReason: String?
    package var statusSince: Timestamp
    /// Of the first failure since the last success.
    package var failingSince: Timestamp?
    package var createdAt: Timestamp
    /// The old secret signs too until then.
    package var previousSecretUntil: Timestamp?

    package init(
        id: SubscriptionID,
        revision: Int32 = 1,
        name: String,
        channel: DeliveryChannel,
        endpoint: Endpoint,
        target: String,
        events: [String] = ["alert.*"],
        filters: [String] = [],
        detail: Detail = .full,
        isGrouped: Bool = false,
        language: Language = .french,
        quiet: QuietHours? = nil,
        digestSeconds: Int32? = nil,
        maxPerHour: Int32? = nil,
        status: Status = .active,
        statusReason: String? = nil,
        statusSince: Timestamp,
        failingSince: Timestamp? = nil,
        createdAt: Timestamp,
        previousSecretUntil: Timestamp? = nil
    ) {
        self.id = id
        self.revision = revision
        self.name = name
        self.channel = channel
        self.endpoint = endpoint
        self.target = target
        self.events = events
        self.filters = filters
        self.detail = detail
        self.isGrouped = isGrouped
        self.language = language
        self.quiet = quiet
        self.digestSeconds = digestSeconds
        self.maxPerHour = maxPerHour
        self.status = status
        self.statusReason = statusReason
        self.statusSince = statusSince
        self.failingSince = failingSince
        self.createdAt = createdAt
        self.previousSecretUntil = previousSecretUntil
    }
}

/// What signs a webhook: 24 to 64 bytes each, the newest first.
package struct SigningSecrets: Sendable {
    package var keys: [[UInt8]]

    package init(keys: [[UInt8]]) { self.keys = keys }
}
