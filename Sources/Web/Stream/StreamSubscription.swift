import Query
import Synchronization

/// One client's end of the stream: a bounded queue of frames, and how it ended.
///
/// Whoever offers never waits: a client whose queue is full is ended and everyone else goes on.
final class StreamSubscription: Sendable {
    enum Ending: Sendable, Hashable {
        /// The queue ran full.
        case slow
        /// The server stops.
        case shutdown
        /// The client is gone.
        case left
        /// The key was revoked or has expired, or the session was closed.
        case revoked
    }

    private struct State {
        var ending: Ending?
        var endedAt: ContinuousClock.Instant?
    }

    /// The last message that was handed to everyone before this subscription began.
    let joinedAt: Int64
    let frames: AsyncStream<StreamFrame>
    private let selection: StreamSelection
    private let continuation: AsyncStream<StreamFrame>.Continuation
    private let state = Mutex(State())
    /// Closes the connection under a client that does not even take its farewell.
    private let abort: @Sendable () -> Void

    init(joinedAt: Int64, capacity: Int, selection: StreamSelection, abort: @escaping @Sendable () -> Void) {
        self.joinedAt = joinedAt
        self.selection = selection
        self.abort = abort
        (frames, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
    }

    func wants(_ message: OutboxMessage) -> Bool { selection.wants(message) }

    func offer(_ frame: StreamFrame, at now: ContinuousClock.Instant) {
        // A ping that finds no room is no loss.
        if case .dropped = continuation.yield(frame), frame.sequence != nil { end(.slow, at: now) }
    }

    /// Ends the stream behind what is queued; the first reason stays.
    func end(_ ending: Ending, at now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            guard state.ending == nil else { return }
            state = State(ending: ending, endedAt: now)
        }
        continuation.finish()
    }

    var ending: Ending? { state.withLock { $0.ending } }

    /// Cuts the connection if the client was ended and has not gone within `patience`.
    func cut(at now: ContinuousClock.Instant, patience: Duration) {
        let endedAt = state.withLock { $0.endedAt }
        if let endedAt, endedAt.advanced(by: patience) < now { abort() }
    }
}
