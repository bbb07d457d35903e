package import Alerting
package import Domain

/// Which alerts, newest trouble first.
///
/// Without filters on state, those that are not resolved.
package struct AlertQuery: Sendable {
    package var filters: [Filter]
    package var limit: Int
    package var after: Cursor?

    package init(filters: [Filter] = [], limit: Int = 50, after: Cursor? = nil) {
        self.filters = filters
        self.limit = limit
        self.after = after
    }
}

/// What a person changes on an alert; `nil` leaves a member as it is.
package struct AlertChange: Sendable {
    package var state: AlertState?
    package var resolution: Resolution?
    /// `.some(nil)` takes the assignee away.
    package var assignee: String??

    package init(state: AlertState? = nil, resolution: Resolution? = nil, assignee: String?? = nil) {
        self.state = state
        self.resolution = resolution
        self.assignee = assignee
    }
}

package protocol AlertStore: Sendable {
    func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert>
    func alert(_ id: AlertID) async throws(StoreError) -> Alert
    /// Changes the alert and writes its outgoing message in one transaction.
    ///
    /// `.staleRevision` unless `revision` is the alert's own or `nil`; `.illegalTransition` names the allowed states.
    func change(
        _ id: AlertID,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Alert
}
