/// What detection needs of one stored event.
package struct CommittedEvent: Sendable, Hashable {
    package let key: EventKey
    package let occurredAt: Timestamp
    package let flow: FlowID
    package let platform: PlatformID
    /// The host's, if the sender gave one.
    package let host: HostID?
    package let jurisdiction: Jurisdiction
    package let bytes: Int64
    package let records: Int32
    package let failed: Bool
    package let level: Level
    package let score: Float
    package let categories: CategorySet

    package init(
        key: EventKey,
        occurredAt: Timestamp,
        flow: FlowID,
        platform: PlatformID,
        host: HostID?,
        jurisdiction: Jurisdiction,
        bytes: Int64,
        records: Int32,
        failed: Bool,
        level: Level,
        score: Float,
        categories: CategorySet
    ) {
        self.key = key
        self.occurredAt = occurredAt
        self.flow = flow
        self.platform = platform
        self.host = host
        self.jurisdiction = jurisdiction
        self.bytes = bytes
        self.records = records
        self.failed = failed
        self.level = level
        self.score = score
        self.categories = categories
    }
}

/// The events of one transaction, in the order of the rows.
package struct CommittedBatch: Sendable {
    package let id: BatchID
    package let committedAt: Timestamp
    package let events: [CommittedEvent]

    package init(id: BatchID, committedAt: Timestamp, events: [CommittedEvent]) {
        self.id = id
        self.committedAt = committedAt
        self.events = events
    }
}
