package import Alerting
package import Domain

/// What the pages ask beside what the API's own ports answer.
package protocol PageReader: Sendable {
    /// The name behind the number that people say; `.notFound` where there is none.
    func alertID(number: Int64) async throws(StoreError) -> AlertID
    /// Every system that ever sent, the heaviest first, with what it sent since an instant.
    func systems(since: Timestamp) async throws(StoreError) -> [SystemRecord]
    /// How well Vigie sees: what comes in, and since when nothing does.
    func sight(since: Timestamp) async throws(StoreError) -> Sightings
}

/// A system of the company, and what it sent in a window.
package struct SystemRecord: Sendable {
    package var name: String
    package var firstSeen: Timestamp
    /// The hour of its newest event, if one lies in the window.
    package var lastSeen: Timestamp?
    package var sources: Int
    package var platforms: Int
    package var jurisdictions: [String]
    package var events: Int64
    package var bytes: Int64
    package var errors: Int64
    package var level: Level

    package init(
        name: String,
        firstSeen: Timestamp,
        lastSeen: Timestamp?,
        sources: Int,
        platforms: Int,
        jurisdictions: [String],
        events: Int64,
        bytes: Int64,
        errors: Int64,
        level: Level
    ) {
        self.name = name
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.sources = sources
        self.platforms = platforms
        self.jurisdictions = jurisdictions
        self.events = events
        self.bytes = bytes
        self.errors = errors
        self.level = level
    }
}

/// What Vigie sees and does not see.
package struct Sightings: Sendable {
    /// One integration: when it was last heard, and for how long it was silent at most before.
    package struct Source: Sendable {
        package var name: String
        package var system: String
        package var lastSeen: Timestamp
        /// Hours with an event in the window.
        package var hours: Int
        package var events: Int64
        /// Seconds between two hours with events, at most; 0 for a single one.
        package var longestGap: Int64

        package init(
            name: String,
            system: String,
            lastSeen: Timestamp,
            hours: Int,
            events: Int64,
            longestGap: Int64
        ) {
            self.name = name
            self.system = system
            self.lastSeen = lastSeen
            self.hours = hours
            self.events = events
            self.longestGap = longestGap
        }

        /// Silent for longer than ever in the window, and for six hours at least.
        package func isSilent(at now: Timestamp) -> Bool {
            let silence = (now.microseconds &- lastSeen.microseconds) / 1_000_000 - 3_600
            return silence > max(longestGap, 6 * 3_600)
        }
    }

    /// A platform and since when it is known.
    package struct Learner: Sendable {
        package var slug: String
        package var name: String
        package var firstSeen: Timestamp

        package init(slug: String, name: String, firstSeen: Timestamp) {
            self.slug = slug
            self.name = name
            self.firstSeen = firstSeen
        }
    }

    /// The silent first, then those heard last.
    package var sources: [Source]
    /// The youngest first.
    package var learners: [Learner]
    package var lastCommit: Timestamp?
    package var events: Int64
    package var bytes: Int64
    /// Bytes of events that could not be read.
    package var unreadBytes: Int64

    package init(
        sources: [Source],
        learners: [Learner],
        lastCommit: Timestamp?,
        events: Int64,
        bytes: Int64,
        unreadBytes: Int64
    ) {
        self.sources = sources
        self.learners = learners
        self.lastCommit = lastCommit
        self.events = events
        self.bytes = bytes
        self.unreadBytes = unreadBytes
    }
}
