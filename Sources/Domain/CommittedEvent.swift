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
    /// How many distinct persons it speaks of, as far as anybody says or finds; 0 for none.
    package let subjects: Int32
    /// How long the transfer took, if the sender says.
    package let durationMilliseconds: Int32?
    /// Whether its payload is not what it says it is.
    package let isMalformed: Bool
    /// A keyed hash of what was sent, without id and instant: equal for equal contents; 0 where nobody made one.
    package let content: UInt64
    /// Fields that its flow had never sent; almost always none.
    package var newFields: [FirstField]

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
        categories: CategorySet,
        subjects: Int32 = 0,
        durationMilliseconds: Int32? = nil,
        isMalformed: Bool = false,
        content: UInt64 = 0,
        newFields: [FirstField] = []
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
        self.subjects = subjects
        self.durationMilliseconds = durationMilliseconds
        self.isMalformed = isMalformed
        self.content = content
        self.newFields = newFields
    }
}

/// A field met for the first time in its flow, and what it holds.
package struct FirstField: Sendable, Hashable {
    package let field: FieldID
    package let category: Category

    package init(field: FieldID, category: Category) {
        self.field = field
        self.category = category
    }
}

/// The events of one transaction, in the order of the rows.
package struct CommittedBatch: Sendable {
    package let id: BatchID
    package let committedAt: Timestamp
    package let events: [CommittedEvent]
    /// The version of the rules that classified the events: what another version finds first is no news.
    package let rules: String

    package init(id: BatchID, committedAt: Timestamp, events: [CommittedEvent], rules: String = "") {
        self.id = id
        self.committedAt = committedAt
        self.events = events
        self.rules = rules
    }
}
