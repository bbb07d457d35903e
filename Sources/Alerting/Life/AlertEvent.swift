package import Domain

/// Something that happens to an alert: by whom, when, and what.
package struct AlertEvent: Sendable, Hashable {
    package enum Move: Sendable, Hashable {
        // By people.
        case acknowledge
        case unacknowledge
        case snooze(Snooze)
        case wake
        case resolve(Resolution)
        /// Another reason for an end that stands.
        case amend(Resolution)
        case reopen
        /// `nil` takes the assignee away.
        case assign(String?)
        case comment(String)
        // By Vigie.
        case see(Sight)
        /// What was seen is over: so many windows in a row were normal.
        case end(windows: Int64)
        /// Time has passed: what waits for this instant happens.
        case pass
        /// The mute that covers it from now on; `nil` for none.
        case mute(by: String?)
    }

    package var at: Timestamp
    /// A key's name, or `AlertEvent.vigie`.
    package var actor: String
    package var move: Move
    /// Part of the change before it, as a state that was asked for together with an assignee: of one change there is one
    /// revision.
    package var isJoined: Bool

    /// The actor of what nobody did.
    package static let vigie = "vigie"

    package init(_ move: Move, by actor: String = AlertEvent.vigie, at: Timestamp, isJoined: Bool = false) {
        self.at = at
        self.actor = actor
        self.move = move
        self.isJoined = isJoined
    }
}

/// Why something cannot happen to an alert as it stands.
package enum IllegalMove: Error, Sendable, Hashable {
    /// The states that can be reached from where it stands.
    case notAllowed([AlertState])
    /// A member that is missing, too long or out of its bounds.
    case invalid(Member)
    /// It ended too long ago: the same trouble is a new alert.
    case tooLate
    /// Nothing would change, so nothing happened.
    case nothing

    /// Raw values are the words of the API, with a dot between the levels.
    package enum Member: String, Sendable, Hashable {
        case resolution
        case reason = "resolution.reason"
        case note = "resolution.note"
        case until = "resolution.until"
        case snooze
        case snoozeUntil = "snooze.until"
        case assignee
        case text
    }
}
