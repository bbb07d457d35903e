package import Alerting
package import Detection
package import Domain

/// One alert of the report on alerts, with how fast people answered.
package struct AlertLine: Sendable, Hashable {
    package var number: Int64
    package var kind: Anomaly.Kind
    package var severity: Severity
    package var state: AlertState
    package var platform: String
    package var platformName: String
    package var firstSeen: Timestamp
    /// When Vigie told of it.
    package var openedAt: Timestamp
    package var acknowledgedAt: Timestamp?
    package var resolvedAt: Timestamp?
    package var reason: Resolution.Reason?
    package var assignee: String?
    package var occurrences: Int32

    package init(
        number: Int64,
        kind: Anomaly.Kind,
        severity: Severity,
        state: AlertState,
        platform: String,
        platformName: String,
        firstSeen: Timestamp,
        openedAt: Timestamp,
        acknowledgedAt: Timestamp?,
        resolvedAt: Timestamp?,
        reason: Resolution.Reason?,
        assignee: String?,
        occurrences: Int32
    ) {
        self.number = number
        self.kind = kind
        self.severity = severity
        self.state = state
        self.platform = platform
        self.platformName = platformName
        self.firstSeen = firstSeen
        self.openedAt = openedAt
        self.acknowledgedAt = acknowledgedAt
        self.resolvedAt = resolvedAt
        self.reason = reason
        self.assignee = assignee
        self.occurrences = occurrences
    }

    /// Seconds from the telling to the first answer of a person.
    package var responseSeconds: Int64? {
        let first = [acknowledgedAt, reason == .auto ? nil : resolvedAt].compactMap(\.self).min()
        return first.map { max(0, $0.microseconds &- openedAt.microseconds) / 1_000_000 }
    }
}

/// Conformité, intégrité and fluidité of one platform: every figure beside its denominator.
package struct QualityLine: Sendable, Hashable {
    package var platform: String
    package var platformName: String
    package var terms: PlatformTerms
    package var events: Int64
    package var bytes: Int64
    /// Bytes to a known jurisdiction.
    package var placedBytes: Int64
    /// Bytes of events that could be read and judged.
    package var readBytes: Int64
    package var secretEvents: Int64
    package var failedEvents: Int64
    /// Categories seen, and those of them that are declared; `nil` where nothing is.
    package var categories: Int64
    package var declaredCategories: Int64?
    /// Events with a known duration, and its mean in milliseconds.
    package var timedEvents: Int64
    package var meanDuration: Double?
    package var unresolvedAlerts: Int64

    package init(
        platform: String,
        platformName: String,
        terms: PlatformTerms,
        events: Int64,
        bytes: Int64,
        placedBytes: Int64,
        readBytes: Int64,
        secretEvents: Int64,
        failedEvents: Int64,
        categories: Int64,
        declaredCategories: Int64?,
        timedEvents: Int64,
        meanDuration: Double?,
        unresolvedAlerts: Int64
    ) {
        self.platform = platform
        self.platformName = platformName
        self.terms = terms
        self.events = events
        self.bytes = bytes
        self.placedBytes = placedBytes
        self.readBytes = readBytes
        self.secretEvents = secretEvents
        self.failedEvents = failedEvents
        self.categories = categories
        self.declaredCategories = declaredCategories
        self.timedEvents = timedEvents
        self.meanDuration = meanDuration
        self.unresolvedAlerts = unresolvedAlerts
    }
}
