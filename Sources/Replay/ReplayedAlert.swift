/// An alert as the scorer reads it.
package struct ReplayedAlert: Encodable, Sendable {
    package let kind: String
    /// When it was raised, on the clock of the replay.
    package let at: String
    /// In the sender's words, as in the labels: the service knows whose host an `unknown` platform's is.
    ///
    /// `nil` for a roll-up over several platforms.
    package let platform: String?
    package let source: String?
    package let documentType: String?

    private enum CodingKeys: String, CodingKey {
        case kind, at, platform, source
        case documentType = "doc_type"
    }
}
