package import Domain

/// What a person said of something that detection told.
package struct Feedback: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable {
        /// What is seen is meant: it is the expectation from now on.
        case intendedChange = "intended_change"
        /// Nothing was wrong: the same thing needs to be stronger for a while.
        case falsePositive = "false_positive"
    }

    package var reason: Reason
    /// As detection named the episode.
    package var dedupKey: String
    /// The stretch of time that was shown.
    package var from: Timestamp
    package var to: Timestamp
    /// How strong it was, as `Anomaly.strength` has it; `nil` where it has no measure.
    package var strength: Double?
    package var at: Timestamp

    package init(
        reason: Reason,
        dedupKey: String,
        from: Timestamp,
        to: Timestamp,
        strength: Double?,
        at: Timestamp
    ) {
        self.reason = reason
        self.dedupKey = dedupKey
        self.from = from
        self.to = to
        self.strength = strength
        self.at = at
    }
}

extension Anomaly {
    /// How strong an anomaly of a kind is, `nil` where nothing was measured.
    ///
    /// By how many times what was seen differs from what was expected, either way; of a silence, how many events were
    /// missed.
    package static func strength(_ kind: Kind, observed: Double?, expected: Double?) -> Double? {
        guard let observed, let expected else { return nil }
        if kind == .flowSilent { return expected }
        let (more, less) = observed >= expected ? (observed, expected) : (expected, observed)
        guard more > 0 else { return nil }
        return less > more / 1_000_000 ? more / less : 1_000_000
    }

    var strength: Double? {
        Anomaly.strength(kind, observed: measurement?.observed, expected: measurement?.expected)
    }
}

/// What was called false, and how much stronger the same must be to be told again.
///
/// Half as strong again at first, fading with a half-life of thirty days; from a strength of twenty on no more is asked,
/// so that nothing great is ever hidden by a word.
struct Tolerances: Sendable {
    private struct Word {
        var strength: Double
        var at: Timestamp
    }

    private var words: [String: [Word]] = [:]

    private static let factor = 1.5
    private static let most = 20.0
    private static let halfLife = 30.0
    /// Words that are kept of one kind on one series; the newest.
    private static let mostWords = 16
    /// After so many days a word has nothing more to say.
    private static let lasts = 180.0

    var isEmpty: Bool { words.isEmpty }

    mutating func note(_ feedback: Feedback) {
        guard let key = Tolerances.key(of: feedback.dedupKey), let strength = feedback.strength else { return }
        let bounded = key.hasPrefix(Anomaly.Kind.flowSilent.rawValue) ? strength : min(strength, Tolerances.most)
        words[key, default: []].append(Word(strength: bounded, at: feedback.at))
        if words[key, default: []].count > Tolerances.mostWords { words[key]?.removeFirst() }
    }

    /// Whether an anomaly is no stronger than what was called false.
    func cover(_ anomaly: Anomaly, at now: Timestamp) -> Bool {
        guard let key = Tolerances.key(of: anomaly.episode.dedupKey), let words = words[key],
            let strength = anomaly.strength
        else { return false }
        return words.contains { word in
            let days = Double(now.microseconds &- word.at.microseconds) / Double(Timestamp.day)
            guard days < Tolerances.lasts else { return false }
            let fading = Mathematics.exponential(-max(0, days) / Tolerances.halfLife * 0.693_147_180_559_945_3)
            return strength < 1 + (Tolerances.factor * word.strength - 1) * fading
        }
    }

    /// Kind and series: `volume.spike|flow:12` of `volume.spike|flow:12|bytes`.
    private static func key(of dedupKey: String) -> String? {
        guard let (kind, series) = DetectionEngine.parts(of: dedupKey) else { return nil }
        return "\(kind.rawValue)|\(series.text)"
    }
}
