/// Lets an episode speak once: a point counts in full only when it is stranger than what was lately seen.
///
/// The memory of the strangest point fades by 0.4 % a point, so after an alert the series must do something as strange
/// anew, or have been quiet for some hundred points. No threshold is involved, so the rule holds at every one.
struct EpisodeMemory: Sendable {
    private var strangest = 0.0

    /// e^(−1/250).
    private static let fading = 0.996_007_989_343_991_5
    /// What is left of the score of a point that says nothing new.
    private static let echo = 0.1

    mutating func score(_ score: Double) -> Double {
        let isNew = score > strangest
        strangest = max(strangest * EpisodeMemory.fading, score)
        return isNew ? score : score * EpisodeMemory.echo
    }
}
