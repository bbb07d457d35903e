package import Domain
package import Logging
import Metrics
package import Query
import ServiceLifecycle
import Synchronization

/// Brings messages to those who subscribed: fans new ones out, leases what is due, attempts it, and writes down what
/// became of it.
///
/// Woken by the outbox's bell and by its tick, never by asking the database in between. A crash at any place repeats
/// an attempt and loses nothing: the position moves with the deliveries that it made, a lease runs out, and a delivery
/// counts as done only after its receiver said so.
package final class DeliveryService: Service, CustomStringConvertible {
    private let queue: any DeliveryQueue
    private let outbox: any OutboxReader
    private let courier: Courier
    private let schedule: RetrySchedule
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let board: Mutex<Switchboard>
    private let plan: MessagePlan

    package var description: String { "delivery" }

    /// Longer than an attempt can take by so much: who still holds a delivery then is gone.
    private static let margin = Duration.seconds(5)
    private static let page = 500
    /// Results that are written in one transaction.
    private static let mostResults = 200
    /// Between tries to write results, in all about the margin of a lease.
    private static let pauses: [Duration] = [.milliseconds(200), .milliseconds(800), .seconds(1), .seconds(3)]

    package init(
        queue: any DeliveryQueue,
        outbox: any OutboxReader,
        courier: Courier,
        schedule: RetrySchedule = RetrySchedule(),
        logger: Logger = Logger(label: "vigie.delivery"),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.queue = queue
        self.outbox = outbox
        self.courier = courier
        self.schedule = schedule
        self.logger = logger
        self.now = now
        board = Mutex(Switchboard(schedule: schedule))
        plan = MessagePlan(schedule: schedule)
    }

    package func run() async throws {
        let wake = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let results = ResultBox()
        let reminder = AlertmanagerReminder(queue: queue, courier: courier, schedule: schedule)
        await withTaskGroup { tasks in
            tasks.addTask { await self.record(results, wake.continuation) }
            tasks.addTask {
                await cancelWhenGracefulShutdown { await reminder.run() }
            }
            tasks.addTask {
                for await _ in self.outbox.wakeUps().cancelOnGracefulShutdown() { wake.continuation.yield() }
                wake.continuation.finish()
            }
            tasks.addTask {
                // Attempts that are under way at a shutdown are finished: each ends within its limit.
                await withDiscardingTaskGroup { attempts in
                    for await _ in wake.stream { await self.pass(&attempts, results) }
                }
                results.close()
            }
        }
    }

    /// One round from the outbox to the log, all of it awaited; returns how many attempts it made.
    ///
    /// What `run` does without waiting in between; for tests that turn the clock by hand.
    package func round() async throws(StoreError) -> Int {
        while try await fanOut() == DeliveryService.page {}
        let leased = try await lease()
        let results = await withTaskGroup { group in
            for delivery in leased { group.addTask { await self.attempt(delivery) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await queue.record(results, patience: schedule.patience, at: now())
        return results.count
    }

    /// Fans out what is new, and starts what is due and has room.
    private func pass(
        _ attempts: inout DiscardingTaskGroup,
        _ results: ResultBox
    ) async {
        do throws(StoreError) {
            while try await fanOut() == DeliveryService.page {}
            while true {
                let leased = try await lease()
                for delivery in leased {
                    attempts.addTask { results.put(await self.attempt(delivery)) }
                }
                if leased.isEmpty { return }
            }
        } catch {
            DeliveryPassFailed(error).emit(logger)
        }
    }

    private func fanOut() async throws(StoreError) -> Int {
        let (now, plan) = (now(), plan)
        return try await queue.fanOut(limit: DeliveryService.page, at: now) { subscription, message, use in
            plan.plan(subscription, message, use, at: now)
        }
    }

    /// What was taken has its place on the board already.
    private func lease() async throws(StoreError) -> [LeasedDelivery] {
        let now = now()
        let (room, rooms) = board.withLock { ($0.room, $0.rooms(at: now)) }
        guard room > 0 else { return [] }
        let leased = try await queue.lease(
            at: now,
            for: courier.limit + schedule.scaled(DeliveryService.margin),
            room: rooms,
            otherwise: CircuitBreaker.atFirst,
            limit: room
        )
        board.withLock { board in for delivery in leased { board.began(delivery.subscription.target) } }
        return leased
    }

    private func attempt(_ delivery: LeasedDelivery) async -> DeliveryResult {
        let reply = await courier.attempt(delivery)
        let at = now()
        let target = delivery.subscription.target
        let isBack = board.withLock { $0.ended(target, reply, at: at) }
        if isBack {
            do throws(StoreError) { try await queue.hurry(target, at: at) } catch {
                DeliveryPassFailed(error).emit(logger)
            }
        }
        AttemptEnded(delivery.subscription.channel, reply.attempt).emit()
        return DeliveryResult(
            id: delivery.id,
            subscription: delivery.subscription.id,
            attemptsBefore: delivery.attempts,
            attempt: reply.attempt,
            verdict: schedule.verdict(
                reply,
                of: delivery.subscription.channel,
                step: delivery.step,
                at: at,
                chance: .random(in: 0..<1)
            )
        )
    }

    /// Writes what came back, as many as there are at once.
    private func record(_ results: ResultBox, _ wake: AsyncStream<Void>.Continuation) async {
        for await _ in results.arrivals {
            while true {
                let batch = results.take(most: DeliveryService.mostResults)
                guard !batch.isEmpty else { break }
                await write(batch)
                // There is room again.
                wake.yield()
            }
        }
    }

    /// Tries for as long as the leases hold; what cannot be written by then is attempted again.
    private func write(_ batch: [DeliveryResult]) async {
        for pause in DeliveryService.pauses {
            do throws(StoreError) {
                return try await queue.record(batch, patience: schedule.patience, at: now())
            } catch {
                DeliveryPassFailed(error).emit(logger)
            }
            guard (try? await Task.sleep(for: schedule.scaled(pause))) != nil else { return }
        }
    }
}
