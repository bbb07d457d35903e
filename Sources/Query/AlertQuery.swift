package import Alerting
package import Domain

/// Which alerts, in which order.
///
/// Without filters on state, those that are not resolved; without filters on mutes, those that are not muted.
package struct AlertQuery: Sendable {
    package var filters: [Filter]
    package var order: AlertOrder
    package var limit: Int
    /// Of a page in the same order.
    package var after: Cursor?

    package init(
        filters: [Filter] = [],
        order: AlertOrder = .usual,
        limit: Int = 50,
        after: Cursor? = nil
    ) {
        self.filters = filters
        self.order = order
        self.limit = limit
        self.after = after
    }
}

package protocol AlertStore: Sendable {
    func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert>
    func alert(_ id: AlertID) async throws(StoreError) -> Alert
    /// Changes the alert and writes its outgoing messages in one transaction.
    ///
    /// `.staleRevision` unless `revision` is the alert's own or `nil`; `.illegalTransition` names the allowed states.
    func change(
        _ id: AlertID,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Alert
    /// Adds a remark to the alert's timeline.
    func comment(_ id: AlertID, _ text: String, by actor: String) async throws(StoreError) -> TimelineLine
    /// What happened to an alert, in order, past the line `after`.
    func timeline(_ id: AlertID, limit: Int, after: Int64?) async throws(StoreError) -> [TimelineLine]
    /// The same change to all alerts of a filter, at most `AlertActions.most` in one call.
    ///
    /// Each is changed by itself: one that cannot be is told and does not stop the others. Nothing is changed when it
    /// `isDryRun`.
    func change(
        matching filters: [Filter],
        _ change: AlertChange,
        isDryRun: Bool,
        by actor: String
    ) async throws(StoreError) -> AlertActions
}

/// One line of a stored timeline: every change, remark and delivery, added to and never rewritten.
package struct TimelineLine: Sendable, Hashable {
    package var id: Int64
    package var at: Timestamp
    package var actor: String
    /// A word of `TimelineEntry.Action`, or of what is no move: `delivered`.
    package var action: String
    /// A JSON object.
    package var detail: String

    package init(id: Int64, at: Timestamp, actor: String, action: String, detail: String) {
        self.id = id
        self.at = at
        self.actor = actor
        self.action = action
        self.detail = detail
    }
}

/// What a change to many alerts did, or would do.
package struct AlertActions: Sendable, Hashable {
    /// How many alerts one call changes.
    package static let most = 500

    package struct Refusal: Sendable, Hashable {
        package var id: AlertID
        package var error: StoreError

        package init(id: AlertID, error: StoreError) {
            self.id = id
            self.error = error
        }
    }

    package var matched: Int
    package var changed: [AlertID]
    /// They stood so already.
    package var unchanged: Int
    package var refused: [Refusal]
    /// More alerts match than one call changes.
    package var hasMore: Bool

    package init(
        matched: Int = 0,
        changed: [AlertID] = [],
        unchanged: Int = 0,
        refused: [Refusal] = [],
        hasMore: Bool = false
    ) {
        self.matched = matched
        self.changed = changed
        self.unchanged = unchanged
        self.refused = refused
        self.hasMore = hasMore
    }
}
