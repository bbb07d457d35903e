package import Domain
import Synchronization

/// From the writer to detection, in the order of the commits, bounded: when detection is behind, batches are left out
/// and it reads them from the database.
package final class BatchHandOff: Sendable {
    /// What detection is to do next.
    package enum Work: Sendable {
        /// This process has become the writer: restore what was stored and go on from there.
        case start
        /// New batches, oldest first. `hasGap`: behind them are others that only the database has.
        case batches([CommittedBatch], hasGap: Bool)
        case tick
        case stop
    }

    private struct State {
        var isStarting = false
        /// While another process may be the writer, time does not pass here.
        var isActive = false
        var batches: [CommittedBatch] = []
        var hasGap = false
        var isTicking = false
        var isStopped = false
        var reader: CheckedContinuation<Void, Never>?

        mutating func take() -> Work? {
            if isStarting {
                isStarting = false
                return .start
            }
            if !batches.isEmpty || hasGap {
                defer { (batches, hasGap) = ([], false) }
                return .batches(batches, hasGap: hasGap)
            }
            if isTicking {
                isTicking = false
                return .tick
            }
            return isStopped ? .stop : nil
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    package init(capacity: Int = 64) { self.capacity = capacity }

    /// This process writes.
    ///
    /// `anew`: for the first time, or after another process did.
    package func begin(anew: Bool) {
        wake { state in
            state.isActive = true
            guard anew else { return }
            state.isStarting = true
            // The restored state goes on from the database, which has these too.
            (state.batches, state.hasGap) = ([], false)
        }
    }

    /// This process may no longer be the writer.
    package func pause() {
        wake { state in
            state.isActive = false
            state.isTicking = false
        }
    }

    package func put(_ batch: CommittedBatch) {
        wake { state in
            if state.batches.count < capacity, !state.hasGap {
                state.batches.append(batch)
            } else {
                state.hasGap = true
            }
        }
    }

    /// Something was committed that cannot be handed over.
    package func noteGap() { wake { $0.hasGap = true } }
    package func tick() { wake { if $0.isActive { $0.isTicking = true } } }
    package func stop() { wake { $0.isStopped = true } }

    private func wake(_ change: (inout State) -> Void) {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }

    /// Waits for something to do; for one reader.
    ///
    /// Batches come before ticks, and everything before the stop.
    package func next() async -> Work {
        while true {
            if let work = state.withLock({ $0.take() }) { return work }
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    guard !state.isStarting, state.batches.isEmpty, !state.hasGap, !state.isTicking, !state.isStopped
                    else { return true }
                    state.reader = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        }
    }
}
