package import Alerting
package import Domain

/// A stored event as people see it: metadata and classification, never a value.
package struct EventRecord: Sendable {
    package var id: EventID
    package var receivedAt: Timestamp
    package var source: String
    package var system: String
    package var platform: String
    package var host: String?
    package var jurisdiction: String
    package var documentType: String
    package var method: String?
    package var bytes: Int64
    package var records: Int32
    package var status: Int16?
    package var durationMilliseconds: Int32?
    package var actor: String?
    package var correlationID: String?
    package var level: Level
    package var score: Float
    /// The score of what the platform's agreement does not allow; `nil` where nothing says, or nothing was found.
    package var unexpected: Float?
    package var condition: Classification.Condition
    package var rules: String
    package var reasons: [Reason]
    /// Its time is when Vigie received it: the sender said none, or one that cannot be.
    package var isDatedByArrival = false
    /// How many different values each category has; empty in lists, and of events stored before they were counted.
    package var distinct: [DistinctCount] = []
    /// The alerts that name this event as evidence, newest first; empty in lists.
    package var alerts: [AlertID] = []

    package struct Reason: Sendable, Hashable {
        package var path: String
        package var category: Category
        package var detector: Detector
        package var confidence: Float
        package var count: Int32
        /// When this field was first seen in this flow.
        package var firstSeen: Timestamp

        package init(
            path: String,
            category: Category,
            detector: Detector,
            confidence: Float,
            count: Int32,
            firstSeen: Timestamp
        ) {
            self.path = path
            self.category = category
            self.detector = detector
            self.confidence = confidence
            self.count = count
            self.firstSeen = firstSeen
        }
    }

    package init(
        id: EventID,
        receivedAt: Timestamp,
        source: String,
        system: String,
        platform: String,
        host: String?,
        jurisdiction: String,
        documentType: String,
        method: String?,
        bytes: Int64,
        records: Int32,
        status: Int16?,
        durationMilliseconds: Int32?,
        actor: String?,
        correlationID: String?,
        level: Level,
        score: Float,
        condition: Classification.Condition,
        rules: String,
        reasons: [Reason]
    ) {
        self.id = id
        self.receivedAt = receivedAt
        self.source = source
        self.system = system
        self.platform = platform
        self.host = host
        self.jurisdiction = jurisdiction
        self.documentType = documentType
        self.method = method
        self.bytes = bytes
        self.records = records
        self.status = status
        self.durationMilliseconds = durationMilliseconds
        self.actor = actor
        self.correlationID = correlationID
        self.level = level
        self.score = score
        self.condition = condition
        self.rules = rules
        self.reasons = reasons
    }
}

package protocol EventReader: Sendable {
    func event(_ id: EventID) async throws(StoreError) -> EventRecord
    /// The newest events first, without their reasons.
    func events(_ query: EventQuery) async throws(StoreError) -> Page<EventRecord>
}

package struct EventQuery: Sendable {
    package var filters: [Filter]
    package var from: Timestamp
    package var to: Timestamp
    package var limit: Int
    package var after: Cursor?

    package init(filters: [Filter] = [], from: Timestamp, to: Timestamp, limit: Int = 50, after: Cursor? = nil) {
        self.filters = filters
        self.from = from
        self.to = to
        self.limit = limit
        self.after = after
    }
}
