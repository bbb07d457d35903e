/// Conformité, intégrité, fluidité of one platform: each figure with what it is a part of, and how much was looked at.
///
/// Nothing is summed up into one mark: parts that cannot be measured would have to be guessed.
package struct PlatformQuality: Sendable, Hashable {
    package enum Part: String, Sendable, CaseIterable {
        /// Bytes that went to a known jurisdiction, of all bytes.
        case jurisdictionKnown = "jurisdiction_known"
        /// Categories seen that the agreement allows, of those seen.
        case categoriesAllowed = "categories_allowed"
        /// Events without a secret or token, of all events.
        case secretFree = "secret_free"
        /// Bytes of events that could be read and judged, of all bytes.
        case readable
        /// Events that the platform took, of all events.
        case delivered
    }

    /// So many good ones of so many, and how much of everything that was measured on.
    package struct Figure: Sendable, Hashable {
        package var part: Part
        package var good: Int64
        /// The denominator.
        package var of: Int64
        /// 0 to 1: the share of the events or bytes that the figure could look at; `nil` where there was nothing.
        package var coverage: Double?

        package init(_ part: Part, good: Int64, of: Int64, coverage: Double?) {
            self.part = part
            self.good = good
            self.of = of
            self.coverage = coverage
        }

        /// 0 to 1; `nil` of nothing.
        package var share: Double? { of > 0 ? Double(good) / Double(of) : nil }
    }

    /// What was sent is what may be sent, to where it may go.
    package var conformity: [Figure]
    /// What was sent can be read and is sent once.
    package var integrity: [Figure]
    /// What was sent arrived, and soon.
    package var fluidity: [Figure]
    /// Alerts that are not resolved, by kind, as `policy.violation`.
    package var alerts: [String: Int]
    /// Milliseconds a transfer, of those with a known duration.
    package var meanDuration: Double?
    /// Events with a known duration.
    package var timed: Int64
    /// Events in the window.
    package var events: Int64

    package init(
        conformity: [Figure],
        integrity: [Figure],
        fluidity: [Figure],
        alerts: [String: Int],
        meanDuration: Double?,
        timed: Int64,
        events: Int64
    ) {
        self.conformity = conformity
        self.integrity = integrity
        self.fluidity = fluidity
        self.alerts = alerts
        self.meanDuration = meanDuration
        self.timed = timed
        self.events = events
    }
}
