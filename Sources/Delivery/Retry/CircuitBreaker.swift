package import Domain

/// What is known of one target: how many attempts it may have at once.
///
/// After five failures in a row it is left alone, for five seconds first and up to five minutes; then one attempt
/// finds out whether it is back. A dead receiver costs the others nothing but that attempt.
package struct CircuitBreaker: Sendable, Hashable {
    package enum Phase: Sendable, Hashable {
        /// Can become `open`.
        case closed
        /// Can become `closed` or `open` again, by one attempt after `until`.
        case open(until: Timestamp, pause: Duration)
    }

    package private(set) var phase = Phase.closed
    private var failures = 0
    private var isProven = false
    private var underWay = 0
    /// Until when the target asked to be left alone.
    private var heldUntil: Timestamp?

    private static let threshold = 5
    private static let longestPause = Duration.seconds(300)
    private static let firstPause = Duration.seconds(5)
    /// At once, for a target that works, one that nobody knows yet, and one that has just failed.
    package static let most = 16
    package static let atFirst = 4
    private static let afterFailure = 1

    package init() {}

    /// How many more attempts may start.
    package func room(at now: Timestamp) -> Int {
        if let heldUntil, now < heldUntil { return 0 }
        switch phase {
        case .open(let until, _): return now >= until && underWay == 0 ? 1 : 0
        case .closed:
            let most =
                failures > 0
                ? CircuitBreaker.afterFailure : isProven ? CircuitBreaker.most : CircuitBreaker.atFirst
            return max(most - underWay, 0)
        }
    }

    package var isIdle: Bool { underWay == 0 }

    package mutating func began(_ count: Int = 1) { underWay += count }

    /// Returns whether a target that was left alone works again.
    package mutating func succeeded() -> Bool {
        underWay = max(underWay - 1, 0)
        failures = 0
        isProven = true
        heldUntil = nil
        defer { phase = .closed }
        return phase != .closed
    }

    /// `wish` is how long the target asks to be left alone: it works, and is not failing.
    package mutating func failed(at now: Timestamp, wish: Duration?, schedule: RetrySchedule) {
        underWay = max(underWay - 1, 0)
        // A receiver that asks to be tried again at once still fails.
        if let wish, wish > .zero {
            heldUntil = now.advanced(by: schedule.scaled(min(wish, CircuitBreaker.longestPause)))
            return
        }
        failures += 1
        switch phase {
        case .open(let until, let pause) where now >= until:
            open(at: now, for: min(pause * 2, CircuitBreaker.longestPause), schedule)
        // One that was under way when the others failed says nothing new.
        case .open: break
        case .closed where failures >= CircuitBreaker.threshold:
            open(at: now, for: CircuitBreaker.firstPause, schedule)
        case .closed: break
        }
    }

    private mutating func open(at now: Timestamp, for pause: Duration, _ schedule: RetrySchedule) {
        phase = .open(until: now.advanced(by: schedule.scaled(pause)), pause: pause)
    }
}

extension Timestamp {
    func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return Timestamp(microseconds: microseconds &+ seconds &* 1_000_000 &+ attoseconds / 1_000_000_000_000)
    }
}
