package import Domain
package import Query

/// When a delivery that failed is tried again: over three days, as Standard Webhooks proposes.
package struct RetrySchedule: Sendable {
    /// How many times as fast as in life everything goes; more than 1 is for tests of the whole service.
    package let speed: Double

    /// Seconds after the first attempt's failure, the second's, and so on; then it is given up.
    private static let delays: [Double] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    /// Up to a tenth sooner or later, so that what failed together does not come again together.
    private static let jitter = 0.1
    /// The longest `Retry-After` that is honoured, in seconds.
    private static let longestWish: Int64 = 86_400

    package init(speed: Double = 1) { self.speed = max(speed, 1) }

    /// When to try again; `nil` where that was the last attempt.
    ///
    /// `step` counts the failures before this one, `wish` is what `Retry-After` asked for, in seconds, and `chance` is
    /// 0 ..< 1.
    package func next(after step: Int, at now: Timestamp, wish: Int64?, chance: Double) -> Timestamp? {
        guard RetrySchedule.delays.indices.contains(step) else { return nil }
        let spread = 1 + RetrySchedule.jitter * (2 * chance - 1)
        let own = now.later(by: RetrySchedule.delays[step] * spread / speed)
        guard let wish = wish.map({ min(max($0, 0), RetrySchedule.longestWish) }) else { return own }
        return max(own, now.later(by: Double(wish) / speed))
    }

    /// How long a receiver may fail before its subscription ends.
    package var patience: Duration { scaled(.seconds(3 * 86_400)) }

    package func scaled(_ duration: Duration) -> Duration { duration / speed }

    /// What an attempt means for its delivery.
    ///
    /// Who mirrors alerts gets the words about one in their order: what it refuses again as no message of its kind (400)
    /// it refuses for good, and must not hold back the words that follow.
    package func verdict(
        _ reply: Reply,
        of channel: DeliveryChannel,
        step: Int,
        at now: Timestamp,
        chance: Double
    ) -> DeliveryResult.Verdict {
        if reply.attempt.isSuccess { return .delivered }
        if reply.attempt.status == 410 { return .gone }
        if reply.attempt.status == 400, !channel.gathers, step > 0 { return .failed }
        return next(after: step, at: now, wish: reply.retryAfter, chance: chance).map { .retry(at: $0) } ?? .failed
    }
}

/// What came back from a receiver.
package struct Reply: Sendable, Hashable {
    package var attempt: Attempt
    /// Seconds, from `Retry-After`.
    package var retryAfter: Int64?

    package init(attempt: Attempt, retryAfter: Int64? = nil) {
        self.attempt = attempt
        self.retryAfter = retryAfter
    }
}

extension Timestamp {
    /// Seconds with their fraction.
    fileprivate func later(by seconds: Double) -> Timestamp {
        Timestamp(microseconds: microseconds &+ (Int64(exactly: (seconds * 1_000_000).rounded()) ?? Timestamp.day))
    }
}
