package import Domain

/// Why an alert cannot be moved as asked.
package enum IllegalMove: Error, Sendable, Hashable {
    /// The states that can be reached from where it stands.
    case notAllowed([AlertState])
    /// To resolve takes a reason, and nothing else does.
    case reasonMismatch
    /// An accepted risk needs a note that says why.
    case noteMissing
}

extension Alert {
    /// The alert after a person or Vigie moved it, one revision on; asking for the state it has is illegal too.
    package func moved(
        to next: AlertState,
        resolution reason: Resolution? = nil,
        at instant: Timestamp
    ) throws(IllegalMove) -> Alert {
        guard state.allowed.contains(next) else { throw .notAllowed(state.allowed) }
        guard (next == .resolved) == (reason != nil) else { throw .reasonMismatch }
        if let reason, reason.reason == .acceptedRisk, reason.note?.isEmpty ?? true { throw .noteMissing }
        var moved = self
        moved.state = next
        moved.stateSince = instant
        moved.resolution = reason
        moved.revision &+= 1
        return moved
    }
}
