import Alerting
import Domain
import Postgres
import Query

/// What a change makes of an alert, found before anything is written.
struct AlertDecision: Sendable {
    /// The alert afterwards.
    private(set) var alert: Alert
    /// Empty where nothing changed: nobody is told, and the revision stays.
    private(set) var entries: [TimelineEntry] = []
    private let at: Timestamp
    private let actor: String

    private init(_ alert: Alert, by actor: String, at: Timestamp) {
        self.alert = alert
        self.actor = actor
        self.at = at
    }

    /// The revision is compared first, so that a stale caller learns of that.
    static func make(
        on row: AlertRow,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String,
        at: Timestamp
    ) -> Result<AlertDecision, StoreError> {
        do throws(StoreError) {
            let alert = try row.alert()
            if let revision, revision != alert.revision { throw .staleRevision(current: alert.revision) }
            return .success(try make(on: alert, change, by: actor, at: at))
        } catch {
            return .failure(error)
        }
    }

    private static func make(
        on alert: Alert,
        _ change: AlertChange,
        by actor: String,
        at: Timestamp
    ) throws(StoreError) -> AlertDecision {
        var decision = AlertDecision(alert, by: actor, at: at)
        do throws(IllegalMove) {
            for event in try change.events(on: alert.life, by: actor, at: at) {
                decision.entries.append(try decision.alert.life.apply(event))
            }
        } catch {
            throw StoreError(error, from: alert.state)
        }
        return decision
    }

    /// A move of Vigie's own.
    static func make(
        on row: AlertRow,
        _ move: AlertEvent.Move,
        at: Timestamp
    ) -> Result<AlertDecision, StoreError> {
        do throws(StoreError) {
            var decision = AlertDecision(try row.alert(), by: AlertEvent.vigie, at: at)
            do throws(IllegalMove) {
                decision.entries = [try decision.alert.life.apply(AlertEvent(move, at: at))]
            } catch {
                throw StoreError(error, from: decision.alert.state)
            }
            return .success(decision)
        } catch {
            return .failure(error)
        }
    }

    /// The row, its timeline, the audit trail, what detection should know, and the message for the outside.
    ///
    /// Returns why it cannot be, before anything is written.
    func write(_ session: PostgresSession) throws(PostgresError) -> StoreError? {
        guard let last = entries.last else { return nil }
        if last.from == .resolved, last.to == .open, try isAnotherOpen(session) { return .conflict("dedup_key") }
        let writing = AlertWriting(session: session, now: at)
        var alert = alert
        try writing.update(&alert, after: last)
        for entry in entries {
            try writing.add(entry, to: alert)
            // The trail is about people.
            guard actor != AlertEvent.vigie else { continue }
            let detail = SQLJSON(text: entry.detail)
            try AuditTrail.append("alert.\(entry.action.rawValue)", alert.id.text, detail, at: at, by: actor, session)
        }
        try DetectorFeedback.note(last, on: alert, at: at, session)
        // One word for one change: that of the state, which the assignee comes with.
        try writing.tell(last, of: alert)
        return nil
    }

    /// The same trouble came back under a new alert since: that one is to be handled.
    private func isAnotherOpen(_ session: PostgresSession) throws(PostgresError) -> Bool {
        try session.first(
            """
            SELECT EXISTS (SELECT FROM alert WHERE dedup_key = \(alert.dedupKey) AND state <> 'resolved')
            """
        ) { (row) throws(PostgresError) in try row.decode(Bool.self, at: 0) } ?? false
    }
}

extension StoreError {
    init(_ error: IllegalMove, from state: AlertState) {
        switch error {
        case .notAllowed(let states): self = .illegalTransition(allowed: states.map(\.rawValue))
        case .invalid(let member): self = .refused(member.rawValue)
        case .tooLate, .nothing: self = .illegalTransition(allowed: state.allowed.map(\.rawValue))
        }
    }
}
