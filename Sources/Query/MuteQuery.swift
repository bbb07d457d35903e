package import Domain

/// A planned silence: alerts that match are not told of while it lasts, and stay listable.
package struct MuteRecord: Sendable, Hashable {
    /// `mut_…`, sorts by its making.
    package var id: String
    /// As they were written.
    package var filter: [String]
    package var from: Timestamp
    package var to: Timestamp
    package var reason: String
    /// Violations of policies and what is critical are silenced too.
    package var includesCritical: Bool
    package var createdAt: Timestamp
    package var createdBy: String
    /// How many alerts it covers now.
    package var alerts: Int64

    package init(
        id: String,
        filter: [String],
        from: Timestamp,
        to: Timestamp,
        reason: String,
        includesCritical: Bool,
        createdAt: Timestamp,
        createdBy: String,
        alerts: Int64
    ) {
        self.id = id
        self.filter = filter
        self.from = from
        self.to = to
        self.reason = reason
        self.includesCritical = includesCritical
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.alerts = alerts
    }

    /// What a mute may speak of.
    package static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .category, .kind, .severity,
    ]
    /// The longest reason, in characters, and the longest silence, in days.
    package static let longestReason = 500
    package static let mostDays: Int64 = 366
}

/// What a new mute is asked to be; its filters are in the grammar of the API, and were read once.
package struct MuteRequest: Sendable, Hashable {
    package var filter: [String]
    package var from: Timestamp
    package var to: Timestamp
    package var reason: String
    package var includesCritical: Bool

    package init(
        filter: [String],
        from: Timestamp,
        to: Timestamp,
        reason: String,
        includesCritical: Bool = false
    ) {
        self.filter = filter
        self.from = from
        self.to = to
        self.reason = reason
        self.includesCritical = includesCritical
    }
}

package protocol MuteStore: Sendable {
    /// The newest first; those that are over are left out unless `past`.
    func mutes(past: Bool, limit: Int, after: Cursor?) async throws(StoreError) -> Page<MuteRecord>
    func mute(_ id: String) async throws(StoreError) -> MuteRecord
    func add(_ request: MuteRequest, by actor: String) async throws(StoreError) -> MuteRecord
    /// Ends it now.
    func remove(_ id: String, by actor: String) async throws(StoreError)
}
