package import Domain

/// What history is replayed through: a setting against the one in force.
package struct BacktestRequest: Sendable, Hashable {
    /// Which detector's alerts are compared.
    ///
    /// Raw values are the words of the API.
    package enum Scope: String, Sendable, CaseIterable {
        case all
        case volume
        case volumeFlow = "volume.flow"
        case volumePlatform = "volume.platform"
        case sensitivity
        case sensitivityFlow = "sensitivity.flow"
        case sensitivityPlatform = "sensitivity.platform"
    }

    package var scope: Scope
    /// `quiet`, `balanced` or `keen`; `nil` where the budget is given as a number.
    package var sensitivity: String?
    /// The budget of false alerts a week of the whole deployment.
    package var falseAlertsPerWeek: Double?
    package var from: Timestamp
    package var to: Timestamp
    package var filters: [Filter]

    package init(
        scope: Scope = .all,
        sensitivity: String? = nil,
        falseAlertsPerWeek: Double? = nil,
        from: Timestamp,
        to: Timestamp,
        filters: [Filter] = []
    ) {
        self.scope = scope
        self.sensitivity = sensitivity
        self.falseAlertsPerWeek = falseAlertsPerWeek
        self.from = from
        self.to = to
        self.filters = filters
    }
}

/// One back-test as it is kept, thirty days.
package struct BacktestRecord: Sendable {
    /// Raw values are the words of the API.
    package enum State: String, Sendable, CaseIterable {
        /// Can become `running`.
        case queued
        /// Can become `done` or `failed`, or `queued` again when its process ends before it.
        case running, done, failed
    }

    package var id: String
    package var number: Int64
    package var state: State
    /// 0 to 1.
    package var progress: Double
    package var createdAt: Timestamp
    package var finishedAt: Timestamp?
    package var by: String
    /// Where it failed, a word: `interrupted`, `no_history`, `database_unavailable`, `failed`.
    package var fault: String?
    /// The request as a JSON document.
    package var request: String
    /// Members of the result with their JSON, in their order; empty before it is done.
    package var result: [(name: String, json: String)]

    package init(
        id: String,
        number: Int64,
        state: State,
        progress: Double,
        createdAt: Timestamp,
        finishedAt: Timestamp?,
        by: String,
        fault: String?,
        request: String,
        result: [(name: String, json: String)]
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.progress = progress
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.by = by
        self.fault = fault
        self.request = request
        self.result = result
    }

    package var isOver: Bool { state == .done || state == .failed }
}

package protocol BacktestStore: Sendable {
    /// Puts a run in the queue; `.overloaded` when that is full. `actor` is who asks, for the audit trail.
    func create(_ request: BacktestRequest, by actor: String) async throws(StoreError) -> BacktestRecord
    func backtest(_ id: String) async throws(StoreError) -> BacktestRecord
    /// The newest first.
    func backtests(limit: Int, after: Cursor?) async throws(StoreError) -> Page<BacktestRecord>
}
