package import Alerting
package import Domain

/// What a person changes on an alert; `nil` leaves a member as it is.
package struct AlertChange: Sendable, Hashable {
    package var state: AlertState?
    package var resolution: Resolution?
    package var snooze: Snooze?
    /// `.some(nil)` takes the assignee away.
    package var assignee: String??

    package init(
        state: AlertState? = nil,
        resolution: Resolution? = nil,
        snooze: Snooze? = nil,
        assignee: String?? = nil
    ) {
        self.state = state
        self.resolution = resolution
        self.snooze = snooze
        self.assignee = assignee
    }
}

extension AlertChange {
    /// The moves that make an alert what is asked for; the assignee first, so that what is told of the state names them.
    ///
    /// What does not go together is refused by name, as a resolution of an alert that stays open.
    package func moves(of life: AlertLife) throws(IllegalMove) -> [AlertEvent.Move] {
        var moves: [AlertEvent.Move] = []
        if let assignee, assignee != life.assignee { moves.append(.assign(assignee)) }
        let target = state ?? life.state
        if resolution != nil, target != .resolved { throw .invalid(.resolution) }
        if snooze != nil, target != .snoozed { throw .invalid(.snooze) }
        switch (life.state, target) {
        case (.resolved, .resolved):
            if let resolution, resolution != life.resolution { moves.append(.amend(resolution)) }
        case (_, .resolved):
            guard let resolution else { throw .invalid(.resolution) }
            moves.append(.resolve(resolution))
        case (.snoozed, .snoozed):
            if let snooze, snooze != life.snooze { moves.append(.snooze(snooze)) }
        case (_, .snoozed):
            guard life.state.allowed.contains(.snoozed) else { throw .notAllowed(life.state.allowed) }
            guard let snooze else { throw .invalid(.snooze) }
            moves.append(.snooze(snooze))
        case (.acknowledged, .open): moves.append(.unacknowledge)
        case (.snoozed, .open): moves.append(.wake)
        case (.resolved, .open): moves.append(.reopen)
        case (.acknowledged, .acknowledged), (.open, .open): break
        case (_, .acknowledged): moves.append(.acknowledge)
        }
        return moves
    }

    /// The moves as events of one change: one revision, however many they are.
    package func events(on life: AlertLife, by actor: String, at: Timestamp) throws(IllegalMove) -> [AlertEvent] {
        try moves(of: life).enumerated()
            .map { place, move in AlertEvent(move, by: actor, at: at, isJoined: place > 0) }
    }
}
