package import Domain

/// What a request held: its events in their order, or the reason why it cannot be read at all.
package enum Decoded<Event: Sendable>: Sendable {
    /// One result for each event; a bad one never spoils the others.
    case events([Result<Event, Rejection>])
    case fault(RequestFault)
}

/// Why nothing of a request could be taken.
package struct RequestFault: Error, Sendable, Hashable {
    package let reason: Reason
    /// The byte where the fault shows, if it has a place.
    package let offset: Int?
    /// A limit, in digits; never a value of the payload.
    package let hint: String?

    package init(_ reason: Reason, offset: Int? = nil, hint: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.hint = hint
    }

    /// The raw values are API codes: a case may be added but never renamed.
    package enum Reason: String, Sendable, CaseIterable {
        case malformedJSON = "malformed_json"
        /// Not UTF-8, or a byte order mark before it.
        case malformedEncoding = "malformed_encoding"
        case batchTooLarge = "batch_too_large"
    }
}
