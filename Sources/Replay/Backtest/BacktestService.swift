package import Detection
import Domain
package import Logging
package import Postgres
import Query
import ServiceLifecycle
package import Storage
import Synchronization

/// Runs the back-tests that wait, one at a time, away from whoever asks and from what is written and detected.
///
/// A run is replayed on the thread of its own connection. When the service is asked to stop, it goes back into the queue;
/// when the process dies, another takes it up once nobody has spoken for it.
package final class BacktestService: Service, CustomStringConvertible {
    private let queue: BacktestQueue
    private let pool: PostgresPool
    private let hours: RollupHours
    private let settings: DetectionSettings
    private let interval: Duration
    private let logger: Logger
    private let bell = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    private let isStopping = Atomic(false)

    /// `interval`: how often the queue is looked at, and how often a run says how far it is.
    package init(
        queue: BacktestQueue,
        pool: PostgresPool,
        hours: RollupHours,
        settings: DetectionSettings,
        interval: Duration = .seconds(2),
        logger: Logger = Logger(label: "vigie.backtest")
    ) {
        self.queue = queue
        self.pool = pool
        self.hours = hours
        self.settings = settings
        self.interval = interval
        self.logger = logger
    }

    package var description: String { "back-test" }

    /// A run was put in the queue.
    package func wake() { bell.continuation.yield() }

    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask {
                    // What another process has put in the queue, or left in it.
                    while (try? await Task.sleep(for: self.interval * 5)) != nil { self.wake() }
                }
                wake()
                for await _ in bell.stream { while await runNext() {} }
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.isStopping.store(true, ordering: .relaxed)
            self.bell.continuation.finish()
        }
    }

    /// Takes the next run and ends it; `false` when there is none, or when it is time to stop.
    package func runNext() async -> Bool {
        do throws(StoreError) {
            guard !isStopping.load(ordering: .relaxed), let (id, request) = try await queue.take() else { return false }
            await run(id, request)
            return true
        } catch {
            logger.warning(
                "The queue of back-tests cannot be read; it is tried again.",
                metadata: ["error": "\(error)"]
            )
            return false
        }
    }

    private func run(_ id: String, _ request: String) async {
        let progress = ReplayProgress()
        let result = await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.speak(for: id, progress) }
            let result = await report(request) { share in
                progress.share = share
                return !self.isStopping.load(ordering: .relaxed)
            }
            group.cancelAll()
            return result
        }
        await end(id, result)
    }

    /// Says every few seconds that a run is under way.
    private func speak(for id: String, _ progress: ReplayProgress) async {
        while (try? await Task.sleep(for: interval)) != nil {
            // A word that does not arrive is followed by the next.
            try? await queue.isAlive(id, progress: min(progress.share, 0.99))
        }
    }

    private enum Fault: Error {
        case stopped
        /// The word that is kept.
        case failed(String)
    }

    private func report(_ text: String, goesOn: @escaping @Sendable (Double) -> Bool) async -> Result<String, Fault> {
        guard let request = BacktestRequest(json: text),
            let setting = BacktestSetting(
                sensitivity: request.sensitivity,
                falseAlertsPerWeek: request.falseAlertsPerWeek
            )
        else { return .failure(.failed("failed")) }
        do {
            let names = try await BacktestNames.read(pool, from: request.from, to: request.to)
            let backtest = RollupBacktest(
                hours: hours,
                names: names,
                before: settings,
                after: setting.applied(to: settings)
            )
            let report = try await backtest.run(
                from: request.from,
                to: request.to,
                choice: { request.concerns($0) },
                goesOn: goesOn
            )
            guard report.events > 0 else { return .failure(.failed("no_history")) }
            return .success(JSONWriter.text { $0.object { report.writeMembers(to: &$0) } })
        } catch let error as StoreError {
            if case .unavailable = error { return .failure(.failed("database_unavailable")) }
            logger.error("A back-test failed.", metadata: ["error": "\(error)"])
            return .failure(.failed("failed"))
        } catch {
            return .failure(.stopped)
        }
    }

    /// Keeps what came of a run; when even that fails, it is begun again later.
    private func end(_ id: String, _ result: Result<String, Fault>) async {
        do throws(StoreError) {
            switch result {
            case .success(let text): try await queue.finish(id, result: text)
            case .failure(.failed(let fault)): try await queue.fail(id, fault: fault)
            case .failure(.stopped): try await queue.giveBack(id)
            }
        } catch {
            logger.warning("A back-test's end was not kept; it is run again.", metadata: ["error": "\(error)"])
        }
    }
}
