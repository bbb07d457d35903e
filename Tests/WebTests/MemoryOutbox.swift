import Domain
import Query
import Synchronization

/// An outbox that a test fills.
final class MemoryOutbox: OutboxReader {
    private struct State {
        var messages: [OutboxMessage] = []
        var oldest: Int64 = 1
        var newest: Int64 = 0
        var sleepers: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    /// Adds messages and wakes the readers.
    func add(_ numbers: ClosedRange<Int64>, type: String = "alert.opened", severity: String? = "high") {
        let sleepers = state.withLock { state in
            for number in numbers {
                state.messages.append(
                    OutboxMessage(
                        sequence: number,
                        type: type,
                        at: Desk.noon,
                        json: "{\"n\":\(number)}",
                        severity: severity,
                        platform: "amazon_sp",
                        kind: "volume.spike"
                    )
                )
            }
            state.newest = numbers.upperBound
            return state.sleepers
        }
        for sleeper in sleepers { sleeper.yield() }
    }

    /// Forgets what is older.
    func keep(from oldest: Int64) {
        state.withLock { state in
            state.oldest = oldest
            state.messages.removeAll { $0.sequence < oldest }
        }
    }

    func messages(after sequence: Int64, limit: Int) async throws(StoreError) -> [OutboxMessage] {
        state.withLock { state in Array(state.messages.filter { $0.sequence > sequence }.prefix(limit)) }
    }

    func bounds() async throws(StoreError) -> (oldest: Int64, newest: Int64) {
        state.withLock { ($0.oldest, $0.newest) }
    }

    func wakeUps() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.sleepers.append(continuation) }
        return stream
    }
}
