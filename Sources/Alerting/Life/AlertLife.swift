package import Domain

/// The part of an alert that moves, as one state machine without I/O and clocks.
///
/// `apply` is the only way in which it changes. Every move that is accepted gives a line for the timeline; one that is
/// refused changes nothing.
package struct AlertLife: Sendable, Hashable {
    /// Counts the changes, from 1; moves that were asked for together are one.
    package var revision: Int32
    package var state: AlertState
    package var stateSince: Timestamp
    /// The severity is the highest since it was last opened; excess and level are those of the newest sight.
    package var gravity: Gravity
    /// Episodes of the same trouble.
    package var occurrences: Int32
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    package var assignee: String?
    /// Of a resolved alert, and of no other.
    package var resolution: Resolution?
    /// Of a snoozed alert, and of no other.
    package var snooze: Snooze?
    /// It came back after it had ended.
    package var isRegression: Bool
    /// The mute that covers it now; it stays listable.
    package var mutedBy: String?

    package init(
        revision: Int32,
        state: AlertState,
        stateSince: Timestamp,
        gravity: Gravity,
        occurrences: Int32,
        firstSeen: Timestamp,
        lastSeen: Timestamp,
        assignee: String? = nil,
        resolution: Resolution? = nil,
        snooze: Snooze? = nil,
        isRegression: Bool = false,
        mutedBy: String? = nil
    ) {
        self.revision = revision
        self.state = state
        self.stateSince = stateSince
        self.gravity = gravity
        self.occurrences = occurrences
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.assignee = assignee
        self.resolution = resolution
        self.snooze = snooze
        self.isRegression = isRegression
        self.mutedBy = mutedBy
    }

    /// The first sight.
    package init(opening sight: Sight) {
        self.init(
            revision: 1,
            state: .open,
            stateSince: sight.at,
            gravity: sight.gravity,
            occurrences: 1,
            firstSeen: sight.at,
            lastSeen: sight.at
        )
    }

    /// The first line of the timeline of a life that began with `sight`.
    package static func opened(by sight: Sight, at instant: Timestamp) -> TimelineEntry {
        TimelineEntry(
            event: AlertEvent(.see(sight), at: instant),
            action: .opened,
            from: nil,
            to: .open,
            revision: 1
        )
    }

    /// When something happens by itself next; `nil` for never.
    package var dueAt: Timestamp? {
        switch state {
        case .snoozed: snooze?.until
        case .resolved: resolution?.until
        case .open, .acknowledged: nil
        }
    }

    /// Whether the same trouble at an instant is still this alert, and not a new one.
    package func goesOn(at instant: Timestamp) -> Bool {
        guard state == .resolved else { return true }
        if isBorne(at: instant) { return true }
        return instant.microseconds &- stateSince.microseconds <= AlertRules.reopening
    }

    /// Whether it ended as a risk that is accepted at this instant.
    func isBorne(at instant: Timestamp) -> Bool {
        guard state == .resolved, let resolution, resolution.reason == .acceptedRisk, let until = resolution.until
        else { return false }
        return instant < until
    }
}
