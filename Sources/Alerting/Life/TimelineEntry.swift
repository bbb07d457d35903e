/// One line of an alert's history: what happened, and where the alert stood before and after.
///
/// It holds the whole event, so that the lines of an alert, applied again in their order, give its life.
package struct TimelineEntry: Sendable, Hashable {
    /// Raw values are the words of the API; a word may be added, never renamed.
    package enum Action: String, Sendable, Hashable, CaseIterable {
        case opened, seen, revised, escalated, reopened, acknowledged, unacknowledged, snoozed, woken, resolved, amended
        case assigned, commented, muted, unmuted

        /// The type of the message for the outside.
        package var messageType: String {
            switch self {
            // Nobody has it, and whoever is told of open alerts should know.
            case .opened, .unacknowledged, .woken, .unmuted: "alert.opened"
            case .seen, .revised, .amended, .assigned, .muted: "alert.updated"
            case .escalated: "alert.escalated"
            case .reopened: "alert.reopened"
            case .acknowledged: "alert.acknowledged"
            case .snoozed: "alert.snoozed"
            case .resolved: "alert.resolved"
            case .commented: "alert.commented"
            }
        }
    }

    package var event: AlertEvent
    package var action: Action
    /// `nil` for the first.
    package var from: AlertState?
    package var to: AlertState
    /// Of the alert afterwards.
    package var revision: Int32
    /// Whether the outside is told: what was expected, as another sight of an accepted risk, is nobody's news.
    package var isNews: Bool

    package init(
        event: AlertEvent,
        action: Action,
        from: AlertState?,
        to: AlertState,
        revision: Int32,
        isNews: Bool = true
    ) {
        self.event = event
        self.action = action
        self.from = from
        self.to = to
        self.revision = revision
        self.isNews = isNews
    }
}
