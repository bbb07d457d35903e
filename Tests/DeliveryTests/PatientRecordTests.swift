import Domain
import Query
import Synchronization
import Testing

@testable import Delivery

@Suite("Results on their way to the log")
struct PatientRecordTests {
    /// One delivery that is due, and a database that does not take its result at first.
    private final class FlakyQueue: DeliveryQueue, OutboxReader {
        private struct State {
            var due: [LeasedDelivery]
            var refusals: Int
            var tries = 0
            var recorded: [DeliveryResult] = []
        }

        private let state: Mutex<State>
        private let done = AsyncStream.makeStream(of: Void.self)

        init(_ due: [LeasedDelivery], refusals: Int) {
            state = Mutex(State(due: due, refusals: refusals))
        }

        var recorded: [DeliveryResult] { state.withLock { $0.recorded } }
        var tries: Int { state.withLock { $0.tries } }
        func waitForRecord() async { for await _ in done.stream { return } }

        func fanOut(
            limit: Int,
            at now: Timestamp,
            _ plan: @Sendable (Subscription, RoutedMessage, HourlyUse) -> DeliveryPlan
        ) async throws(StoreError) -> Int { 0 }

        func lease(
            at now: Timestamp,
            for lease: Duration,
            room: [String: Int],
            otherwise: Int,
            limit: Int
        ) async throws(StoreError) -> [LeasedDelivery] {
            state.withLock { state in
                defer { state.due = [] }
                return state.due
            }
        }

        func nextDue(excluding targets: [String]) async throws(StoreError) -> Timestamp? { nil }

        func record(
            _ results: [DeliveryResult],
            patience: Duration,
            at now: Timestamp
        ) async throws(StoreError) {
            let isRefused = state.withLock { state in
                state.tries += 1
                if state.tries <= state.refusals { return true }
                state.recorded += results
                return false
            }
            if isRefused { throw .unavailable(retryAfter: 1) }
            done.continuation.yield()
        }

        func hurry(_ target: String, at now: Timestamp) async throws(StoreError) {}
        func active(_ channel: DeliveryChannel) async throws(StoreError) -> [Subscription] { [] }
        func openAlerts(after id: Int64, limit: Int) async throws(StoreError) -> [(id: Int64, message: RoutedMessage)] {
            []
        }

        func bounds() async throws(StoreError) -> (oldest: Int64, newest: Int64) { (1, 0) }
        func messages(after sequence: Int64, limit: Int) async throws(StoreError) -> [OutboxMessage] { [] }
        func wakeUps() -> AsyncStream<Void> { AsyncStream { $0.yield() } }
    }

    @Test("a database that is away for a moment costs no result, and no second attempt", arguments: [0, 1, 3])
    func refused(times: Int) async throws {
        let stand = Stand()
        let queue = FlakyQueue([Stand.delivery(to: "https://hooks.example/")], refusals: times)
        let service = DeliveryService(
            queue: queue,
            outbox: queue,
            courier: stand.courier(),
            // The pauses between tries, made short.
            schedule: RetrySchedule(speed: 1_000),
            now: { Stand.noon }
        )
        await withThrowingTaskGroup { group in
            group.addTask { try await service.run() }
            await queue.waitForRecord()
            group.cancelAll()
            try? await group.waitForAll()
        }
        #expect(queue.tries == times + 1)
        #expect(queue.recorded.map(\.verdict) == [.delivered])
        #expect(stand.connections.count == 1)
    }
}
