package import Domain

/// Something that is known to have happened, or not to have: what alerts are held against.
package struct Incident: Sendable, Hashable {
    package var kind: String
    /// `nil` in one of the three: any.
    package var platform: String?
    package var source: String?
    package var documentType: String?
    package var from: Timestamp
    package var to: Timestamp
    /// From when on it could be seen.
    package var firstEvent: Timestamp
    /// A window in which no alert may come.
    package var isHarmless = false
    /// Kinds of alerts that name it rightly; empty for any.
    package var expectedKinds: [String] = []
    /// Kinds that are neither right nor wrong there.
    package var toleratedKinds: [String] = []

    package init(kind: String, from: Timestamp, to: Timestamp) {
        self.kind = kind
        self.from = from
        self.to = to
        firstEvent = from
    }

    /// How long after its end an alert still speaks of it: a bucket must close, and what is late has its time to come.
    private var grace: Int64 { (kind == "silence" || kind == "flow.silent" ? 6 : 2) * Timestamp.hour }

    /// Whether an alert is in its place and its time, of whatever kind.
    func covers(_ alert: ComparedAlert) -> Bool {
        guard from <= alert.at, alert.at.microseconds <= to.microseconds &+ grace else { return false }
        guard agrees(platform, alert.platform), agrees(documentType, alert.documentType) else { return false }
        guard let source, let other = alert.source else { return platform != nil }
        return source == other || source.hasPrefix(other + "/") || other.hasPrefix(source + "/")
    }

    private func agrees(_ mine: String?, _ other: String?) -> Bool {
        guard let mine, let other else { return true }
        return mine == other
    }

    /// Whether an alert that it covers names it rightly.
    func names(_ kind: String) -> Bool { expectedKinds.isEmpty || expectedKinds.contains(kind) }
}
