import Dispatch
package import Logging
import Synchronization

/// A bounded set of connections to one database, opened when needed, replaced when lost.
///
/// The rules are `PoolState`'s; this class owns the sockets and the waiting. Nothing runs in the background but timers:
/// whoever needs a connection opens it.
package final class PostgresPool: Sendable {
    private struct State {
        var pool: PoolState
        var connections: [PoolState.ConnectionID: PostgresConnection] = [:]
        var waiting: [PoolState.WaiterID: CheckedContinuation<PoolState.Turn, Never>] = [:]
        var closing: [CheckedContinuation<Void, Never>] = []
        var nextWaiter: PoolState.WaiterID = 0
    }

    private struct Lease {
        let id: PoolState.ConnectionID
        let connection: PostgresConnection
    }

    private let configuration: PostgresConfiguration
    private let acquireTimeout: Duration
    private let attempts: Int
    private let logger: Logger
    private let state: Mutex<State>

    /// Connects nothing yet.
    ///
    /// Who comes when `maximumWaiters` wait is refused at once, who waited for `acquireTimeout` is refused then: with
    /// `.poolExhausted`, or `.connection` if the server is away.
    package init(
        configuration: PostgresConfiguration,
        size: Int,
        maximumWaiters: Int = 256,
        acquireTimeout: Duration = .seconds(5),
        logger: Logger = Logger(label: "vigie.postgres")
    ) {
        self.configuration = configuration
        self.acquireTimeout = acquireTimeout
        attempts = max(1, size) + 1
        self.logger = logger
        state = Mutex(State(pool: PoolState(size: size, maximumWaiters: maximumWaiters)))
    }

    package var statistics: PoolStatistics { state.withLock { $0.pool.statistics } }

    /// Runs `body` on a connection of its own; see `PostgresConnection.perform`.
    ///
    /// A connection that the server closed while it lay idle is replaced before `body` runs; one that is lost while it
    /// runs throws `.connection`, since only the caller knows whether `body` may run twice. Cancelling the task ends a
    /// wait for a connection, never a running statement. `deadline` is for `body` alone.
    @discardableResult
    package func perform<Value: Sendable>(
        deadline: Duration? = .seconds(10),
        _ body: @Sendable (PostgresSession) throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        for _ in 0..<attempts {
            let lease = try await lease()
            do throws(PostgresError) {
                let value = try await lease.connection.performIfAlive(deadline: deadline, body)
                await release(lease)
                if let value { return value }
                logger.info("A connection to PostgreSQL was closed while idle; another replaces it.")
            } catch {
                await release(lease)
                throw error
            }
        }
        throw PostgresError(.connection)
    }

    /// Refuses everybody from now on, and returns when every connection is back and closed.
    package func close() async {
        await apply { $0.close() }
        await withCheckedContinuation { continuation in
            let isDrained = state.withLock { state in
                if !state.pool.isDrained { state.closing.append(continuation) }
                return state.pool.isDrained
            }
            if isDrained { continuation.resume() }
        }
    }

    /// Waits for a connection or opens one; tries again until `acquireTimeout` has passed.
    private func lease() async throws(PostgresError) -> Lease {
        let deadline = ContinuousClock.now.advanced(by: acquireTimeout)
        var lastFailure: PostgresError?
        while true {
            switch await turn(until: deadline) {
            case .use(let id):
                if let connection = state.withLock({ $0.connections[id] }) {
                    return Lease(id: id, connection: connection)
                }
                await apply { $0.release(id, isBroken: true, at: .now) }
            case .open(let id):
                do throws(PostgresError) {
                    let connection = try await PostgresConnection.connect(configuration, logger: logger)
                    state.withLock { $0.connections[id] = connection }
                    await apply { $0.opened(id, at: .now) }
                    return Lease(id: id, connection: connection)
                } catch {
                    lastFailure = error
                    let jitter = Double.random(in: 0...1)
                    await apply { $0.openFailed(id, at: .now, jitter: jitter) }
                    logger.warning("Connecting to PostgreSQL failed.", metadata: ["server": "\(configuration)"])
                    logger.debug("PostgreSQL's own words.", metadata: ["message": "\(error.debugMessage ?? "-")"])
                }
            case .refuse(.connection): throw lastFailure ?? PostgresError(.connection)
            case .refuse(let kind): throw PostgresError(kind)
            case .wait: throw PostgresError(.poolExhausted)
            }
        }
    }

    /// Asks for a turn, and stands in the queue for it where need be.
    private func turn(until deadline: ContinuousClock.Instant) async -> PoolState.Turn {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = ContinuousClock.now
                let turn = state.withLock { state -> PoolState.Turn in
                    // A cancellation that came before this found nobody in the queue.
                    if Task.isCancelled { return .refuse(.cancelled) }
                    if now >= deadline { return .refuse(state.pool.refusal) }
                    let turn = state.pool.acquire(waiter, at: now)
                    if turn == .wait { state.waiting[waiter] = continuation }
                    return turn
                }
                guard turn == .wait else { return continuation.resume(returning: turn) }
                after(now.duration(to: deadline)) { $0.giveUp(waiter) }
            }
        } onCancel: {
            giveUp(waiter, because: .cancelled)
        }
    }

    /// Takes a waiter out of the queue, unless its turn has come.
    private func giveUp(_ waiter: PoolState.WaiterID, because kind: PostgresError.Kind? = nil) {
        let (continuation, refusal) = state.withLock { state in
            let continuation = state.pool.abandon(waiter) ? state.waiting.removeValue(forKey: waiter) : nil
            return (continuation, kind ?? state.pool.refusal)
        }
        continuation?.resume(returning: .refuse(refusal))
    }

    private func release(_ lease: Lease) async {
        await apply { $0.release(lease.id, isBroken: lease.connection.isBroken, at: .now) }
    }

    /// Tells the state machine of an event and does what it asks for.
    private func apply(_ event: (inout PoolState) -> PoolState.Effects) async {
        for connection in take(event) { await connection.close() }
    }

    /// The part of `apply` that cannot wait; returns the connections to close.
    private func take(_ event: (inout PoolState) -> PoolState.Effects) -> [PostgresConnection] {
        let (probeAt, closed, resumed, drained) = state.withLock { state in
            let effects = event(&state.pool)
            let closed = effects.close.compactMap { state.connections.removeValue(forKey: $0) }
            let resumed = effects.handovers.map { (state.waiting.removeValue(forKey: $0.waiter), $0.turn) }
            let drained = state.pool.isDrained ? state.closing : []
            if state.pool.isDrained { state.closing = [] }
            return (effects.probeAt, closed, resumed, drained)
        }
        for (continuation, turn) in resumed { continuation?.resume(returning: turn) }
        for continuation in drained { continuation.resume() }
        if let probeAt {
            after(ContinuousClock.now.duration(to: probeAt)) { _ = $0.take { $0.probe(at: max(probeAt, .now)) } }
        }
        return closed
    }

    private func after(_ delay: Duration, _ body: @escaping @Sendable (PostgresPool) -> Void) {
        DispatchQueue.global()
            .asyncAfter(deadline: .now() + delay.dispatchInterval) { [weak self] in
                if let self { body(self) }
            }
    }
}
