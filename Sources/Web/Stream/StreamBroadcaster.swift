import HTTPTypes
import CoreMetrics
import Domain
import Logging
import Query
import ServiceLifecycle
import Synchronization

/// Reads the outbox once and hands its messages to every stream.
///
/// Its position and the list of streams change under one lock: a stream that joins at position n gets from the
/// broadcaster exactly what is numbered above n, and reads the rest from the outbox by itself.
final class StreamBroadcaster: Service, CustomStringConvertible {
    private struct State {
        /// The last message that was handed out; `nil` until the outbox has answered once.
        var position: Int64?
        var subscriptions: [Int: StreamSubscription] = [:]
        var nextSeat = 0
    }

    /// A place among the streams; it is free again when the value is gone, whatever became of the answer.
    final class Seat: Sendable {
        let subscription: StreamSubscription
        private let number: Int
        private let broadcaster: StreamBroadcaster

        fileprivate init(_ subscription: StreamSubscription, number: Int, of broadcaster: StreamBroadcaster) {
            self.subscription = subscription
            self.number = number
            self.broadcaster = broadcaster
        }

        deinit { broadcaster.leave(number) }
    }

    let outbox: any OutboxReader
    private let most: Int
    private let capacity: Int
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())
    private let streams: Meter
    private let slow: Counter

    var description: String { "StreamBroadcaster" }

    private static let pageSize = 500
    private static let pingEvery = Duration.seconds(15)
    private static let patience = Duration.seconds(5)

    init(
        outbox: any OutboxReader,
        most: Int,
        capacity: Int,
        metrics: any MetricsFactory,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.outbox = outbox
        self.most = most
        self.capacity = capacity
        self.now = now
        streams = Meter(label: "vigie_web_streams", factory: metrics)
        slow = Counter(label: "vigie_web_stream_slow_total", factory: metrics)
    }

    func run() async throws {
        var nextPing = ContinuousClock.now.advanced(by: StreamBroadcaster.pingEvery)
        await catchUp()
        for await _ in outbox.wakeUps().cancelOnGracefulShutdown() {
            await catchUp()
            let instant = ContinuousClock.now
            if instant >= nextPing {
                ping(at: instant)
                nextPing = instant.advanced(by: StreamBroadcaster.pingEvery)
            }
            for subscription in state.withLock({ Array($0.subscriptions.values) }) {
                subscription.cut(at: instant, patience: StreamBroadcaster.patience)
            }
        }
        try? await gracefulShutdown()
    }

    /// Finds out where the outbox stands, unless that is known; before this, no stream can begin.
    func settle() async {
        guard state.withLock({ $0.position == nil }), let newest = try? await outbox.bounds().newest else { return }
        state.withLock { state in
            if state.position == nil { state.position = newest }
        }
    }

    /// Hands out what is new.
    ///
    /// A failure is tried again at the next wake-up: nothing is passed over. Called by `run` alone: two at once would
    /// hand out twice.
    func catchUp() async {
        await settle()
        guard var position = state.withLock({ $0.position }) else { return }
        do throws(StoreError) {
            while !Task.isCancelled {
                let messages = try await outbox.messages(after: position, limit: StreamBroadcaster.pageSize)
                guard let last = messages.last else { return }
                handOut(messages, upTo: last.sequence)
                position = last.sequence
                if messages.count < StreamBroadcaster.pageSize { return }
            }
        } catch {
            Logger.current.debug(
                "The outbox could not be read; the next tick tries again.",
                metadata: ["reason": "\(error)"]
            )
        }
    }

    private func handOut(_ messages: [OutboxMessage], upTo position: Int64) {
        let instant = ContinuousClock.now
        let ended = state.withLock { state in
            state.position = position
            var ended = 0
            for message in messages {
                var frame: StreamFrame?
                for subscription in state.subscriptions.values
                where subscription.ending == nil && subscription.wants(message) {
                    let rendered = frame ?? StreamFrame(message)
                    frame = rendered
                    subscription.offer(rendered, at: instant)
                    if subscription.ending == .slow { ended += 1 }
                }
            }
            return ended
        }
        if ended > 0 { slow.increment(by: ended) }
    }

    func ping(at instant: ContinuousClock.Instant) {
        let frame = StreamFrame.ping(at: now())
        for subscription in state.withLock({ Array($0.subscriptions.values) }) {
            subscription.offer(frame, at: instant)
        }
    }

    /// Adds a stream; throws where there are enough of them, or while the outbox does not answer.
    func join(_ selection: StreamSelection, abort: @escaping @Sendable () -> Void) throws -> Seat {
        let (seat, count) = try state.withLock { state in
            guard state.subscriptions.count < most else { throw Problem.tooManyStreams(most) }
            guard let position = state.position else { throw StoreError.unavailable(retryAfter: 3) }
            let subscription = StreamSubscription(
                joinedAt: position,
                capacity: capacity,
                selection: selection,
                abort: abort
            )
            let number = state.nextSeat
            state.nextSeat += 1
            state.subscriptions[number] = subscription
            return (Seat(subscription, number: number, of: self), state.subscriptions.count)
        }
        streams.set(count)
        return seat
    }

    private func leave(_ number: Int) {
        let (subscription, count) = state.withLock { state in
            (state.subscriptions.removeValue(forKey: number), state.subscriptions.count)
        }
        subscription?.end(.left)
        streams.set(count)
    }
}

extension Problem {
    fileprivate static func tooManyStreams(_ most: Int) -> Problem {
        var problem = Problem(
            .rateLimited,
            fr: "Il y a déjà \(most) flux ouverts.",
            en: "There are \(most) open streams already."
        )
        problem.headers = [(.retryAfter, "30")]
        return problem
    }
}
