/// Lets an episode speak once: a point counts in full only when it is stranger than what was lately seen.
///
/// The memory of the strangest point fades by 0.5 % a point, so after an alert the series must do something as strange
/// anew, or have been quiet for some hundred points. No threshold is involved, so the rule holds at every one.
struct EpisodeMemory: Sendable {
    private var strangest = 0.0

    /// e^(−1/200).
    private static let fading = 0.995_012_479_192_682_3
    /// What is left of the score of a point that says nothing new.
    private static let echo = 0.1

    mutating func score(_ score: Double) -> Double {
        let isNew = score > strangest
        strangest = max(strangest * EpisodeMemory.fading, score)
        return isNew ? score : score * EpisodeMemory.echo
    }
}
