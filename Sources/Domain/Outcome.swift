/// The fate of one event; each event that reaches Vigie gets exactly one.
package enum Outcome: Sendable, Hashable {
    case accepted(EventID)
    /// The same `source` and `id` were stored before; the sender may stop retrying.
    case duplicate
    case rejected(Rejection)
}

/// Why an event was turned away, and where in the request.
package struct Rejection: Sendable, Hashable, Error {
    package let reason: Reason
    /// A JSON pointer (RFC 6901) into the request: `/1/platform`.
    package var pointer: String
    /// A short word that helps: a limit, a nearest known name.
    ///
    /// Never a payload value.
    package let hint: String?

    package init(_ reason: Reason, at pointer: String, hint: String? = nil) {
        self.reason = reason
        self.pointer = pointer
        self.hint = hint
    }

    /// The raw values are metric labels and API codes, so a case may be added but never renamed.
    package enum Reason: String, Sendable, CaseIterable {
        case malformedJSON = "malformed_json"
        case malformedEncoding = "malformed_encoding"
        case missingAttribute = "missing_attribute"
        case invalidType = "invalid_type"
        case invalidValue = "invalid_value"
        case unknownPlatform = "unknown_platform"
        case unknownAttribute = "unknown_attribute"
        case unsupportedType = "unsupported_type"
        case inFuture = "in_future"
        case tooOld = "too_old"
        case tooDeep = "too_deep"
        case tooLarge = "too_large"
        case duplicateKey = "duplicate_key"
        case outsideKeyLimits = "outside_key_limits"

        /// The text itself is at fault, whatever it says: no JSON, or JSON that two readers would take for two things.
        package var isAboutForm: Bool {
            switch self {
            case .malformedJSON, .malformedEncoding, .duplicateKey, .tooDeep: true
            default: false
            }
        }
    }
}
