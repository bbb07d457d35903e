/// Who has which connection, who waits, and when to try again: the pool's rules, free of I/O, clocks and chance.
///
/// The driver says what happened and does what the answer tells it. A connection is known by a number; it is being
/// *opened* by the caller who needs it (can become *leased*, or nothing), *leased* to one caller (can become *idle*,
/// *leased* again, or be closed), or *idle* (can become *leased*, or be closed).
package struct PoolState: Sendable {
    package typealias ConnectionID = Int
    package typealias WaiterID = UInt64

    /// The answer to somebody who wants a connection.
    package enum Turn: Sendable, Equatable {
        /// Use this one, then `release` it.
        case use(ConnectionID)
        /// Open this one, then say `opened` or `openFailed`.
        case open(ConnectionID)
        /// Stand in the queue until a handover names you.
        case wait
        case refuse(PostgresError.Kind)
    }

    /// Somebody in the queue whose turn has come.
    package struct Handover: Sendable, Equatable {
        package let waiter: WaiterID
        package let turn: Turn

        package init(waiter: WaiterID, turn: Turn) {
            self.waiter = waiter
            self.turn = turn
        }
    }

    /// What the driver has to do after an event.
    package struct Effects: Sendable, Equatable {
        package var close: [ConnectionID]
        package var handovers: [Handover]
        /// Call `probe` at this instant.
        package var probeAt: ContinuousClock.Instant?

        package init(
            close: [ConnectionID] = [],
            handovers: [Handover] = [],
            probeAt: ContinuousClock.Instant? = nil
        ) {
            self.close = close
            self.handovers = handovers
            self.probeAt = probeAt
        }
    }

    private let size: Int
    private let maximumWaiters: Int
    private var nextID = 0
    /// The last used first: its caches are warm, and the others may sleep.
    private var idle: [ConnectionID] = []
    private var leased: Set<ConnectionID> = []
    private var opening: Set<ConnectionID> = []
    private var queue: [WaiterID] = []
    private var isClosed = false
    /// Failed attempts to connect since the last that succeeded.
    private var failures = 0
    private var retryAt: ContinuousClock.Instant?

    package init(size: Int, maximumWaiters: Int) {
        self.size = max(1, size)
        self.maximumWaiters = max(0, maximumWaiters)
    }

    package var statistics: PoolStatistics {
        PoolStatistics(open: idle.count + leased.count, idle: idle.count, opening: opening.count, waiting: queue.count)
    }

    /// Nobody holds a connection any more.
    package var isDrained: Bool { leased.isEmpty && opening.isEmpty }

    /// Why somebody who gets no connection gets none.
    package var refusal: PostgresError.Kind {
        if isClosed { return .closed }
        return failures > 0 ? .connection : .poolExhausted
    }

    package mutating func acquire(_ waiter: WaiterID, at now: ContinuousClock.Instant) -> Turn {
        if isClosed { return .refuse(.closed) }
        // Whoever stands in the queue was first.
        if queue.isEmpty, let turn = freeTurn(at: now) { return turn }
        guard queue.count < maximumWaiters else { return .refuse(refusal) }
        queue.append(waiter)
        return .wait
    }

    /// The waiter gave up.
    ///
    /// False when its turn had come already: it must then use what it was handed.
    package mutating func abandon(_ waiter: WaiterID) -> Bool {
        guard let position = queue.firstIndex(of: waiter) else { return false }
        queue.remove(at: position)
        return true
    }

    /// The connection stands and is leased to whoever opened it.
    package mutating func opened(_ connection: ConnectionID, at now: ContinuousClock.Instant) -> Effects {
        opening.remove(connection)
        leased.insert(connection)
        failures = 0
        retryAt = nil
        return Effects(handovers: handovers(at: now))
    }

    /// The server did not answer.
    ///
    /// Until it does, one caller at a time tries, ever more rarely. `jitter` is 0 to 1, by chance, so that several
    /// processes do not come back as one.
    package mutating func openFailed(
        _ connection: ConnectionID,
        at now: ContinuousClock.Instant,
        jitter: Double
    ) -> Effects {
        opening.remove(connection)
        failures += 1
        let longest = min(PoolState.longestPause, PoolState.firstPause * (1 << min(failures - 1, 16)))
        let instant = now.advanced(by: longest * (0.5 + jitter.clamped / 2))
        retryAt = instant
        return Effects(probeAt: isClosed ? nil : instant)
    }

    /// The pause after a failure is over: the first in the queue tries.
    package mutating func probe(at now: ContinuousClock.Instant) -> Effects { Effects(handovers: handovers(at: now)) }

    package mutating func release(
        _ connection: ConnectionID,
        isBroken: Bool,
        at now: ContinuousClock.Instant
    ) -> Effects {
        leased.remove(connection)
        var effects = Effects()
        if isBroken || isClosed { effects.close = [connection] } else { idle.append(connection) }
        effects.handovers = handovers(at: now)
        return effects
    }

    /// Turns everybody in the queue away and gives up what is idle; what is leased is closed as it comes back.
    package mutating func close() -> Effects {
        isClosed = true
        let effects = Effects(close: idle, handovers: queue.map { Handover(waiter: $0, turn: .refuse(.closed)) })
        idle = []
        queue = []
        return effects
    }

    private mutating func handovers(at now: ContinuousClock.Instant) -> [Handover] {
        guard !isClosed else { return [] }
        var handovers: [Handover] = []
        while let waiter = queue.first, let turn = freeTurn(at: now) {
            queue.removeFirst()
            handovers.append(Handover(waiter: waiter, turn: turn))
        }
        return handovers
    }

    private mutating func freeTurn(at now: ContinuousClock.Instant) -> Turn? {
        if let connection = idle.popLast() {
            leased.insert(connection)
            return .use(connection)
        }
        guard idle.count + leased.count + opening.count < size else { return nil }
        if failures > 0, !opening.isEmpty || retryAt.map({ now < $0 }) ?? false { return nil }
        nextID += 1
        opening.insert(nextID)
        return .open(nextID)
    }

    private static let firstPause: Duration = .milliseconds(100)
    private static let longestPause: Duration = .seconds(5)
}

package struct PoolStatistics: Sendable, Equatable {
    /// Connections that stand, idle ones included.
    package let open: Int
    package let idle: Int
    package let opening: Int
    /// Callers in the queue.
    package let waiting: Int

    package init(open: Int, idle: Int, opening: Int, waiting: Int) {
        self.open = open
        self.idle = idle
        self.opening = opening
        self.waiting = waiting
    }
}

extension Double {
    fileprivate var clamped: Double { self > 0 ? Swift.min(self, 1) : 0 }
}
