import CLibPQ
import Dispatch
import Glibc
import Synchronization

/// Watches the work of one connection from outside its thread: at the deadline it cancels, then cuts the line.
///
/// One per connection. The connection's thread says `begin` and `end`; a timer that runs elsewhere may cancel in
/// between. A cancellation never reaches the work after the one it was meant for: `end` waits until it was delivered,
/// and if that cannot be seen the connection is given up.
final class ConnectionWatch: Sendable {
    private struct State {
        var phase = Phase.idle
        /// Which work a late timer was set for.
        var generation: UInt64 = 0
        var deadline: ContinuousClock.Instant?
        /// When the timer will look next; one timer serves many works, since most end long before their deadline.
        var timer: ContinuousClock.Instant?
        var cancellation: CancelHandle?
        var delivery: DispatchSemaphore?
        var socket: Int32 = -1
        var isBroken = false
    }

    private enum Phase {
        /// Can become `running`.
        case idle
        /// Can become `idle`, or `expired` at the deadline.
        case running
        /// The deadline passed; can become `idle`.
        case expired
    }

    /// How long a cancelled statement has to end before the connection is cut.
    private static let grace: Duration = .seconds(2)

    private let state = Mutex(State())

    init() {}

    var isBroken: Bool { state.withLock { $0.isBroken } }

    var hasExpired: Bool { state.withLock { $0.phase == .expired } }

    func connected(socket: Int32, cancellation: CancelHandle?) {
        state.withLock { state in
            state.socket = socket
            state.cancellation = cancellation
        }
    }

    /// The socket is about to be closed; after this nobody touches it.
    func disconnected() {
        state.withLock { state in
            state.socket = -1
            state.cancellation = nil
            state.isBroken = true
        }
    }

    func markBroken() { state.withLock { $0.isBroken = true } }

    func begin(deadline: Duration?) {
        let now = ContinuousClock.now
        state.withLock { state in
            state.phase = .running
            state.generation += 1
            state.deadline = deadline.map { now.advanced(by: $0) }
            if let deadline = state.deadline, state.timer.map({ deadline < $0 }) ?? true {
                schedule(at: deadline, now: now, &state)
            }
        }
    }

    func end() {
        let delivery = state.withLock { state in
            state.phase = .idle
            state.deadline = nil
            return state.delivery
        }
        guard let delivery else { return }
        // Past this wait a cancellation on its way could hit the next statement: only of a connection nobody uses.
        if delivery.wait(timeout: .now() + .seconds(2)) == .timedOut { markBroken() }
        state.withLock { $0.delivery = nil }
    }

    private func schedule(at instant: ContinuousClock.Instant, now: ContinuousClock.Instant, _ state: inout State) {
        state.timer = instant
        after(now.duration(to: instant)) { [weak self] in self?.look(timer: instant) }
    }

    private func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + delay.dispatchInterval, execute: body)
    }

    /// The timer fired: cancels what is overdue, or sets itself for what is not.
    private func look(timer: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        let due = state.withLock { state -> (handle: CancelHandle, delivery: DispatchSemaphore, generation: UInt64)? in
            // An earlier deadline has set another timer since.
            guard state.timer == timer else { return nil }
            state.timer = nil
            guard state.phase == .running, let deadline = state.deadline else { return nil }
            guard deadline <= now else {
                schedule(at: deadline, now: now, &state)
                return nil
            }
            state.phase = .expired
            guard let handle = state.cancellation else { return nil }
            let delivery = DispatchSemaphore(value: 0)
            state.delivery = delivery
            return (handle, delivery, state.generation)
        }
        guard let due else { return }
        after(ConnectionWatch.grace) { [weak self] in self?.cut(generation: due.generation) }
        due.handle.send()
        due.delivery.signal()
    }

    /// Ends a connection whose cancelled statement did not end, since nobody is there.
    ///
    /// libpq then reads the end of the stream and returns.
    private func cut(generation: UInt64) {
        state.withLock { state in
            guard state.phase == .expired, state.generation == generation, state.socket >= 0 else { return }
            state.isBroken = true
            shutdown(state.socket, Int32(SHUT_RDWR))
        }
    }
}

/// What it takes to cancel a connection's statement from another thread.
///
/// SAFETY: libpq documents `PQcancel` as safe to call from any thread while the connection is in use, the pointer never
/// changes, and it is freed once, when the last reference goes.
@safe final class CancelHandle: Sendable {
    nonisolated(unsafe) private let handle: OpaquePointer

    init?(of connection: OpaquePointer) {
        guard let handle = unsafe PQgetCancel(connection) else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe PQfreeCancel(handle) }

    /// Asks the server over a connection of its own; returns when the server has taken note.
    func send() {
        var message = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(handle, &message, Int32(message.count))
    }
}

extension Duration {
    /// Rounded up to the microsecond, so that a timer never fires before its time.
    var dispatchInterval: DispatchTimeInterval {
        let microseconds = components.seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !microseconds.overflow, let whole = Int(exactly: microseconds.partialValue) else { return .never }
        return .microseconds(max(0, whole &+ Int(components.attoseconds / 1_000_000_000_000) &+ 1))
    }
}
