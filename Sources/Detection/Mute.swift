package import Domain

/// An announced campaign: what was foretold is neither told of nor learned from.
package struct Mute: Sendable, Hashable {
    /// `nil` in one of the three: any.
    ///
    /// In source and document `*` stands for anything.
    package var platform: PlatformID?
    package var source: String?
    package var documentType: String?
    /// Words of kinds, with `*` as their end: `volume.*`; empty for every kind.
    package var kinds: [String]
    package var from: Timestamp
    package var to: Timestamp

    package init(
        platform: PlatformID? = nil,
        source: String? = nil,
        documentType: String? = nil,
        kinds: [String] = [],
        from: Timestamp,
        to: Timestamp
    ) {
        self.platform = platform
        self.source = source
        self.documentType = documentType
        self.kinds = kinds
        self.from = from
        self.to = to
    }

    func covers(_ kind: Anomaly.Kind) -> Bool {
        kinds.isEmpty
            || kinds.contains { pattern in
                pattern.hasSuffix("*") ? kind.rawValue.hasPrefix(pattern.dropLast()) : kind.rawValue == pattern
            }
    }

    /// Whether it speaks of this flow.
    func concerns(_ flow: Flow) -> Bool {
        (platform ?? flow.platform) == flow.platform
            && (source.map { Wildcard($0).matches(flow.source) } ?? true)
            && (documentType.map { Wildcard($0).matches(flow.documentType) } ?? true)
    }

    /// Whether any of this hour is announced.
    func covers(hour: Int64) -> Bool {
        from.microseconds < (hour + 1) &* Timestamp.hour && hour &* Timestamp.hour < to.microseconds
    }
}
