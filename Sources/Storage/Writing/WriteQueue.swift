import Domain
import Synchronization

/// Who waits for a request's commit, and what it holds of the queue's bound.
struct WaitingRequest: Sendable {
    let events: Int
    let bytes: Int
    private let continuation: CheckedContinuation<Result<[Outcome], StoreError>, Never>

    init(_ prepared: PreparedRequest, _ continuation: CheckedContinuation<Result<[Outcome], StoreError>, Never>) {
        self.continuation = continuation
        events = prepared.rowCount
        bytes = prepared.bytes.count
    }

    func answer(_ result: Result<[Outcome], StoreError>) { continuation.resume(returning: result) }
}

struct QueuedRequest: Sendable {
    let prepared: PreparedRequest
    let waiting: WaitingRequest
}

/// Between requests and the writer: bounded in events and bytes, and never silently full.
///
/// What the writer has taken counts until its fate is known, so the bound is on everything that is held.
final class WriteQueue: Sendable {
    struct Limits: Sendable {
        var events = 20_000
        var bytes = 64 << 20
    }

    private struct State {
        enum Phase {
            /// Can become `suspended` or `closed`.
            case open
            /// The database has been away for too long. Can become `open` or `closed`.
            case suspended
            /// The service ends: what is there is still written.
            case closed
        }

        var phase = Phase.open
        var waiting: [QueuedRequest] = []
        var events = 0
        var bytes = 0
        /// The writer, when it has nothing to do.
        var writer: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let limits: Limits

    init(_ limits: Limits) { self.limits = limits }

    /// Events that wait or are being written.
    var depth: Int { state.withLock { $0.events } }

    var hasWaiting: Bool { state.withLock { !$0.waiting.isEmpty } }

    /// Throws what a request would be told, before any work is put into it.
    func admit() throws(StoreError) {
        if let refusal = state.withLock({ self.refusal($0, events: 1, bytes: 1) }) { throw refusal }
    }

    /// Queues a request and waits for its outcome.
    func submit(_ prepared: PreparedRequest) async throws(StoreError) -> [Outcome] {
        let result = await withCheckedContinuation { continuation in
            let request = WaitingRequest(prepared, continuation)
            let (refusal, writer) = state.withLock { state -> (StoreError?, CheckedContinuation<Void, Never>?) in
                if let refusal = self.refusal(state, events: request.events, bytes: request.bytes) {
                    return (refusal, nil)
                }
                state.waiting.append(QueuedRequest(prepared: prepared, waiting: request))
                state.events += request.events
                state.bytes += request.bytes
                defer { state.writer = nil }
                return (nil, state.writer)
            }
            if let refusal { request.answer(.failure(refusal)) }
            writer?.resume()
        }
        return try result.get()
    }

    private func refusal(_ state: borrowing State, events: Int, bytes: Int) -> StoreError? {
        switch state.phase {
        case .suspended, .closed: return .unavailable(retryAfter: 2)
        case .open: break
        }
        // One request alone always fits, however large.
        guard state.events > 0 else { return nil }
        guard state.events + events <= limits.events, state.bytes + bytes <= limits.bytes else {
            return .overloaded(retryAfter: 1)
        }
        return nil
    }

    /// What waits, whole requests, up to about `events`; waits for the first.
    ///
    /// `nil` once closed and empty.
    func take(events: Int) async -> [QueuedRequest]? {
        while true {
            let taken = state.withLock { state -> [QueuedRequest]? in
                guard !state.waiting.isEmpty else { return state.phase == .closed ? nil : [] }
                var count = 0
                var sum = 0
                while count < state.waiting.count, sum < events {
                    sum += state.waiting[count].waiting.events
                    count += 1
                }
                let taken = Array(state.waiting.prefix(count))
                state.waiting.removeFirst(count)
                return taken
            }
            guard let taken else { return nil }
            if !taken.isEmpty { return taken }
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    guard state.waiting.isEmpty, state.phase != .closed else { return true }
                    state.writer = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        }
    }

    /// Gives back the room of requests whose fate is known.
    func release(_ requests: [WaitingRequest]) {
        state.withLock { state in
            for request in requests {
                state.events -= request.events
                state.bytes -= request.bytes
            }
        }
    }

    /// Turns new requests away and gives those that wait, whose answer is the caller's.
    func suspend() -> [WaitingRequest] {
        state.withLock { state in
            if state.phase == .open { state.phase = .suspended }
            defer { state.waiting = [] }
            return state.waiting.map(\.waiting)
        }
    }

    func resume() {
        state.withLock { if $0.phase == .suspended { $0.phase = .open } }
    }

    /// No more requests; the writer gets those that wait and then `nil`.
    func close() {
        state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.phase = .closed
            defer { state.writer = nil }
            return state.writer
        }?
        .resume()
    }

    var isClosed: Bool { state.withLock { $0.phase == .closed } }
}
