import Domain
import Synchronization

/// Rates, one for each name: so many tokens in a minute, saved up to a minute's worth.
///
/// Bounded: at the cap, full buckets are forgotten, since a new one would be full too; if none is full, the fullest is.
final class TokenBuckets: Sendable {
    struct State: Sendable, Equatable {
        /// What is left, never shown below zero.
        let remaining: Int64
        /// Seconds until the bucket is full again.
        let secondsToFull: Int64
        /// Seconds until there is a token; 0 if there is one.
        let secondsToOne: Int64
    }

    private struct Bucket {
        /// May fall below zero: a batch is counted once it is known how large it is.
        var tokens: Double
        var at: Timestamp
    }

    let perMinute: Int64
    private let cap: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    init(perMinute: Int64, cap: Int = 10_000) {
        self.perMinute = perMinute
        self.cap = cap
    }

    /// Takes `amount` tokens from the bucket of `name`, and says how it stands then.
    @discardableResult
    func take(_ amount: Int, from name: String, at now: Timestamp) -> State {
        let full = Double(perMinute)
        return buckets.withLock { buckets in
            if buckets[name] == nil, buckets.count >= cap {
                TokenBuckets.makeRoom(in: &buckets, cap: cap, full: full, at: now)
            }
            var bucket = TokenBuckets.refilled(buckets[name] ?? Bucket(tokens: full, at: now), full: full, at: now)
            bucket.tokens -= Double(amount)
            buckets[name] = bucket
            return TokenBuckets.state(bucket, full: full)
        }
    }

    private static func refilled(_ bucket: Bucket, full: Double, at now: Timestamp) -> Bucket {
        let elapsed = Double(max(0, now.microseconds &- bucket.at.microseconds)) / 60e6
        return Bucket(tokens: min(full, bucket.tokens + elapsed * full), at: max(now, bucket.at))
    }

    private static func makeRoom(in buckets: inout [String: Bucket], cap: Int, full: Double, at now: Timestamp) {
        buckets = buckets.mapValues { refilled($0, full: full, at: now) }.filter { $0.value.tokens < full }
        guard buckets.count >= cap, let fullest = buckets.max(by: { $0.value.tokens < $1.value.tokens }) else { return }
        buckets[fullest.key] = nil
    }

    private static func state(_ bucket: Bucket, full: Double) -> State {
        let perSecond = full / 60
        return State(
            remaining: Int64(max(0, bucket.tokens)),
            secondsToFull: Int64(((full - bucket.tokens) / perSecond).rounded(.up)),
            secondsToOne: bucket.tokens >= 1 ? 0 : Int64(((1 - bucket.tokens) / perSecond).rounded(.up))
        )
    }
}
