/// Whether a whole value is an identifier of a kind, as `vigie classify --validate` asks.
package enum IdentifierCheck {
    /// `nil` when no such kind is known; groupings that people write are accepted, anything else around the value is not.
    package static func isValid(kind: String, value: [UInt8]) -> Bool? { nil }
}
