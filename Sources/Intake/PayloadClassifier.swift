package import Capture
package import Domain

/// Reads the contents of events and says what is in them; `ClassifierPool` is one, tests use their own.
package protocol PayloadClassifier: Sendable {
    /// One classification for each event, in their order.
    ///
    /// All events of a request at once, so that a classifier is borrowed once. Never fails: what cannot be read is said
    /// so in the result. No content is kept.
    func classifications(of events: [CapturedEvent]) -> [Classification]
}
