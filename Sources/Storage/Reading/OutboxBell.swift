package import Logging
package import Postgres
import ServiceLifecycle
import Synchronization

/// Wakes everyone who waits for messages: when the database tells of new ones, and every second in any case.
///
/// One connection listens for all readers. When it is lost, another is opened, with a pause that doubles up to ten
/// seconds; the tick covers what was told meanwhile. A reader that is busy keeps one wake-up and no more.
package final class OutboxBell: Service {
    private struct State {
        var listeners: [UInt64: AsyncStream<Void>.Continuation] = [:]
        var next: UInt64 = 0
        var isOver = false
    }

    private let configuration: PostgresConfiguration
    private let logger: Logger
    private let tick: Duration
    private let state = Mutex(State())

    package init(
        configuration: PostgresConfiguration,
        tick: Duration = .seconds(1),
        logger: Logger = Logger(label: "vigie.outbox")
    ) {
        self.configuration = configuration
        self.tick = tick
        self.logger = logger
    }

    /// Ends with the reader's task or with the service.
    package func listen() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state -> UInt64? in
            guard !state.isOver else { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    /// How many wait.
    package var listenerCount: Int { state.withLock { $0.listeners.count } }

    package func ring() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await self.ringOnTick() }
                group.addTask { await self.ringOnNotification() }
            }
        }
        let listeners = state.withLock { state in
            state.isOver = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    private func ringOnTick() async {
        while (try? await Task.sleep(for: tick)) != nil { ring() }
    }

    private func ringOnNotification() async {
        var pause = Duration.milliseconds(200)
        while !Task.isCancelled {
            do throws(PostgresError) {
                let connection = try await PostgresConnection.connect(configuration, logger: logger)
                let notifications = try await connection.listen(Outbox.channel, bufferingNewest: 1)
                pause = .milliseconds(200)
                // What was told before anyone listened.
                ring()
                for await _ in notifications { ring() }
                await connection.close()
            } catch {
                logger.warning("Nobody listens for new messages; the tick does.", metadata: ["reason": "\(error)"])
            }
            guard (try? await Task.sleep(for: pause)) != nil else { return }
            pause = min(pause * 2, .seconds(10))
        }
    }
}
