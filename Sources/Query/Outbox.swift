package import Domain

/// One message for the outside, numbered in the order of the commits; webhooks and streams read the same rows.
package struct OutboxMessage: Sendable, Hashable {
    package var sequence: Int64
    /// The word of the API, such as `alert.opened` or `platform.discovered`.
    package var type: String
    package var at: Timestamp
    /// The `data` member as JSON, in both languages.
    package var json: String
    package var severity: String?
    package var platform: String?
    package var kind: String?
    /// What a filter compares beside these: of an alert's subject, and its state.
    package var fields: [Filter.Field: String] = [:]

    package init(
        sequence: Int64,
        type: String,
        at: Timestamp,
        json: String,
        severity: String?,
        platform: String?,
        kind: String?
    ) {
        self.sequence = sequence
        self.type = type
        self.at = at
        self.json = json
        self.severity = severity
        self.platform = platform
        self.kind = kind
    }
}

package protocol OutboxReader: Sendable {
    /// Messages past `sequence`, in order, at most `limit`.
    func messages(after sequence: Int64, limit: Int) async throws(StoreError) -> [OutboxMessage]
    /// The numbers kept: the oldest and the newest message. Empty outbox: `(newest + 1, newest)`.
    func bounds() async throws(StoreError) -> (oldest: Int64, newest: Int64)
    /// Yields whenever there may be new messages, at least every second; never buffers more than one wake-up.
    func wakeUps() -> AsyncStream<Void>
}
