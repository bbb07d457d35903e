package import Domain

/// One message, or several as one, on its way to one subscription.
package struct DeliveryRecord: Sendable, Hashable {
    /// What became of it.
    ///
    /// Raw values are the words of the API.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Not out yet, or to be tried again.
        case pending
        case delivered
        /// Given up; kept, and may be replayed.
        case failed
    }

    package var id: DeliveryID
    package var type: String
    /// The alert, where it is about one.
    package var alert: String?
    /// How many messages it carries.
    package var messages: Int
    package var outcome: Outcome
    package var attempts: [Attempt]
    package var attemptCount: Int
    package var nextAttempt: Timestamp?
    package var createdAt: Timestamp

    package init(
        id: DeliveryID,
        type: String,
        alert: String?,
        messages: Int,
        outcome: Outcome,
        attempts: [Attempt],
        attemptCount: Int,
        nextAttempt: Timestamp?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.type = type
        self.alert = alert
        self.messages = messages
        self.outcome = outcome
        self.attempts = attempts
        self.attemptCount = attemptCount
        self.nextAttempt = nextAttempt
        self.createdAt = createdAt
    }
}

/// What a receiver made of one attempt.
package struct Attempt: Sendable, Hashable {
    package var at: Timestamp
    /// The HTTP status, or SMTP's; `nil` without an answer.
    package var status: Int32?
    package var milliseconds: Int32
    /// A word, where there was no good answer: `timeout`, `refused`, `unsafe_address`, `tls`, `redirect`…
    package var error: String?
    /// The beginning of the answer, without control characters.
    package var excerpt: String?

    package init(
        at: Timestamp,
        status: Int32? = nil,
        milliseconds: Int32 = 0,
        error: String? = nil,
        excerpt: String? = nil
    ) {
        self.at = at
        self.status = status
        self.milliseconds = milliseconds
        self.error = error
        self.excerpt = excerpt
    }

    /// 2xx and nothing wrong.
    package var isSuccess: Bool { error == nil && status.map { 200...299 ~= $0 } ?? false }
}

/// Which deliveries of one subscription, the newest first.
package struct DeliveryQuery: Sendable {
    package var outcomes: [DeliveryRecord.Outcome]
    package var types: [String]
    package var from: Timestamp?
    package var to: Timestamp?
    package var limit: Int
    package var after: Cursor?

    package init(
        outcomes: [DeliveryRecord.Outcome] = DeliveryRecord.Outcome.allCases,
        types: [String] = [],
        from: Timestamp? = nil,
        to: Timestamp? = nil,
        limit: Int = 50,
        after: Cursor? = nil
    ) {
        self.outcomes = outcomes
        self.types = types
        self.from = from
        self.to = to
        self.limit = limit
        self.after = after
    }
}
