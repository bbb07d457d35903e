/// Why the store could not do what was asked; each case is something that a caller can act on.
package enum StoreError: Error, Sendable, Hashable {
    /// The queue is full: try again after so many seconds. Nothing was kept.
    case overloaded(retryAfter: Int)
    /// The database does not answer: try again after so many seconds. Whether the write was kept is unknown; a retry is safe.
    case unavailable(retryAfter: Int)
    /// What was asked for does not exist.
    case notFound
    /// Somebody else changed the row first.
    case staleRevision(current: Int32)
    /// The move is not allowed from the row's state.
    case illegalTransition(allowed: [String])
    /// The name is taken.
    case conflict(String)
    /// Our bug, or a database that is not ours; the text names the SQLSTATE and never a value.
    case failed(String)
}
