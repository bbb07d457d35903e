package import Capture
package import Domain

/// An event with what was read in it; its payload is gone.
package struct ClassifiedEvent: Sendable {
    package let envelope: Envelope
    package var classification: Classification

    package init(envelope: Envelope, classification: Classification) {
        self.envelope = envelope
        self.classification = classification
    }
}

/// What a caller may write and how.
package struct WriteTerms: Sendable {
    /// All or nothing: one rejection keeps the whole request out.
    package var strict: Bool
    /// The systems that the key is limited to; `nil` for all.
    package var systems: Set<String>?
    /// The platform slugs that the key is limited to; `nil` for all.
    package var platforms: Set<String>?
    /// An unknown slug without a host becomes a `discovered` platform instead of a rejection: for imports, where a
    /// person named the platform on the command line.
    package var discoversPlatforms: Bool

    package init(
        strict: Bool = false,
        systems: Set<String>? = nil,
        platforms: Set<String>? = nil,
        discoversPlatforms: Bool = false
    ) {
        self.strict = strict
        self.systems = systems
        self.platforms = platforms
        self.discoversPlatforms = discoversPlatforms
    }
}

/// Where classified events go; `Storage` conforms, tests use a list in memory.
package protocol EventStore: Sendable {
    /// Returns when the events are committed, with one outcome for each, in their order.
    ///
    /// Resolves platforms and flows, turns away what the registry does not know, drops duplicates.
    /// With `terms.strict`, one rejection keeps everything out and the others' outcome is meaningless.
    func store(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome]
}
