import Domain

/// What a watch found in a flow, before it is known whether anyone needs to hear it.
struct WatchFinding {
    var kind: Anomaly.Kind
    var category: Category?
    var metric: Anomaly.Metric
    /// The first hour, and the last.
    var from: Int64
    var through: Int64
    var observed: Double
    var expected: Double
    /// The band that holds nearly all ordinary windows.
    var low: Double
    var high: Double
    /// −log₁₀ p, to be held against the one threshold.
    var score: Double
    /// Events that show it.
    var count: Double
    /// Hours without another finding after which the next one is told anew.
    var recovery: Int64
}

/// When each kind of trouble of a flow was last seen, so that it is told once.
struct WatchEpisodes {
    private static let kinds: [Anomaly.Kind] = [
        .fluidityErrors, .integrityMalformed, .integrityDuplicates, .exposureSubjects, .fluidityLatency, .noveltyTime,
    ]
    private var last = InlineArray<6, Int64>(repeating: Series.never)

    init() {}

    /// Joins a finding to the trouble that is under way; whether it begins a new one.
    mutating func begins(_ finding: WatchFinding) -> Bool {
        guard let place = WatchEpisodes.kinds.firstIndex(of: finding.kind) else { return true }
        let begins = finding.through - last[place] > finding.recovery
        last[place] = max(last[place], finding.through)
        return begins
    }

    func isOpen(_ kind: Anomaly.Kind, at hour: Int64, within hours: Int64) -> Bool {
        guard let place = WatchEpisodes.kinds.firstIndex(of: kind) else { return false }
        return hour - last[place] <= hours
    }

    /// Nothing is remembered of hours that have not been yet: a clock had run ahead.
    mutating func rewind(to hour: Int64) {
        for place in 0..<6 { last[place] = min(last[place], hour) }
    }

    mutating func exchange(_ io: inout SnapshotExchange, near hour: Int64) {
        for place in 0..<6 { io.hour(&last[place], near: hour, never: Series.never) }
    }
}
