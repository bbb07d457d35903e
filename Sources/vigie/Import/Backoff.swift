/// Longer and longer pauses between tries, until patience ends.
struct Backoff {
    private let end: ContinuousClock.Instant
    private var next = Duration.milliseconds(200)
    private static let longest = Duration.seconds(10)

    init(patience: Duration) { end = .now + patience }

    /// Waits for the next try; `false` if it is not worth one.
    mutating func pause() async throws -> Bool {
        guard ContinuousClock.now + next < end else { return false }
        try await Task.sleep(for: next)
        next = min(next * 2, Backoff.longest)
        return true
    }
}
