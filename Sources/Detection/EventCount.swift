import Domain

/// What one event counts for in every series that it belongs to, worked out once for all of them.
struct EventCount {
    /// When it happened, but not after it was committed: a clock that runs ahead must not open hours that have not begun.
    let at: Timestamp
    /// Hours, five minutes and seconds since 1970.
    let hour: Int64
    let slot: Int64
    let second: UInt32
    /// Of history: learned from, never judged.
    let teaches: Bool
    /// Committed within an hour.
    let isLive: Bool
    /// Bytes, at most a terabyte, those of them that are sensitive, and log₂ of the bytes.
    let bytes: Int64
    let sensitive: Int64
    let logarithm: Int64

    /// An event older than `historyAge` microseconds when it is committed is history.
    init(_ event: CommittedEvent, committedAt: Timestamp, historyAge: Int64) {
        let instant = min(event.occurredAt.microseconds, committedAt.microseconds)
        at = Timestamp(microseconds: instant)
        let age = committedAt.microseconds - instant
        teaches = age > historyAge
        isLive = age <= Timestamp.hour
        hour = instant.flooredQuotient(3_600_000_000)
        let within = UInt32(truncatingIfNeeded: (instant &- hour &* 3_600_000_000) / 1_000_000)
        slot = hour &* 12 &+ Int64(within / 300)
        second = UInt32(clamping: hour &* 3_600 &+ Int64(within))
        bytes = event.countedBytes
        sensitive = event.sensitiveBytes
        logarithm = event.logarithm
    }

    /// The five minutes within the hour, 0 to 11.
    var part: Int { Int(slot &- hour &* 12) }
}
