package import Alerting
package import Detection
package import Domain
package import Logging
import Metrics
import ServiceLifecycle
import Synchronization

/// Folds committed batches into the detectors and stores what they find.
///
/// Batches come from the writer in the order of their commits; what is missing is read from the database. Runs only
/// while this process is the writer: another one may be detecting otherwise. One failed pass is reported and tried
/// again at the next tick.
package final class DetectionService: Service, CustomStringConvertible {
    private let registry: Registry
    private let handOff: BatchHandOff
    private let settings: DetectionSettings
    private let explain: @Sendable (Anomaly) -> AlertDraft
    private let now: @Sendable () -> Timestamp
    private let saveInterval: Int64
    private let logger: Logger
    /// When the oldest batch that is not folded yet was committed; `nil` while there is none.
    private let behind = Mutex<Timestamp?>(nil)
    private let errors = Counter(label: "vigie_detection_errors_total")
    private let batches = Counter(label: "vigie_detection_batches_total")
    private let lagGauge = Gauge(label: "vigie_detection_lag_seconds")

    package init(
        registry: Registry,
        handOff: BatchHandOff,
        settings: DetectionSettings,
        saveInterval: Duration = .seconds(2),
        logger: Logger = Logger(label: "vigie.detection"),
        now: @escaping @Sendable () -> Timestamp,
        explain: @escaping @Sendable (Anomaly) -> AlertDraft
    ) {
        self.registry = registry
        self.handOff = handOff
        self.settings = settings
        self.saveInterval = saveInterval.components.seconds * 1_000_000
        self.logger = logger
        self.now = now
        self.explain = explain
    }

    package var description: String { "detection" }

    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await self.tickEverySecond() }
                await self.work()
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.handOff.stop()
        }
    }

    private func tickEverySecond() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            handOff.tick()
            let lag = behind.withLock { $0 }.map { now().microseconds - $0.microseconds } ?? 0
            lagGauge.record(Double(max(0, lag)) / 1_000_000)
        }
    }

    private func work() async {
        var run: DetectionRun?
        var needsRestore = false
        var hasGap = false
        var savedAt = now()
        while true {
            let work = await handOff.next()
            do throws(StoreError) {
                if case .start = work {
                    run = nil
                    (needsRestore, hasGap) = (true, true)
                }
                if needsRestore {
                    run = try await DetectionRun.restored(
                        registry: registry,
                        settings: settings,
                        now: now(),
                        explain: explain
                    )
                    needsRestore = false
                }
                guard var current = run else {
                    if case .stop = work { return }
                    continue
                }
                // Whatever happens below, what was learned is kept, unless another process has gone further.
                run = nil
                var isOvertaken = false
                defer { run = isOvertaken ? nil : current }
                noteLag(hasGap ? current.lastCommit : work.oldestCommit)
                if hasGap {
                    try await current.catchUp(now: now())
                    hasGap = false
                }
                switch work {
                case .start: break
                case .batches(let batches, let gap):
                    for batch in batches { try await fold(batch, &current) }
                    if gap { try await current.catchUp(now: now()) }
                case .tick: try await current.tick(now: now())
                case .stop: break
                }
                if work.isLast || now().microseconds - savedAt.microseconds >= saveInterval {
                    isOvertaken = try await !current.save(now: now())
                    savedAt = now()
                }
                noteLag(nil)
            } catch {
                // What a failed pass left out is read from the database.
                hasGap = true
                errors.increment()
                logger.warning("Detection pass failed; the next tick tries again.", metadata: ["error": "\(error)"])
            }
            if case .stop = work { return }
        }
    }

    private func fold(_ batch: CommittedBatch, _ run: inout DetectionRun) async throws(StoreError) {
        try await run.fold(batch, now: now())
        batches.increment()
    }

    private func noteLag(_ oldest: Timestamp?) { behind.withLock { $0 = oldest } }
}

extension BatchHandOff.Work {
    /// Of the batches that come with it.
    fileprivate var oldestCommit: Timestamp? {
        if case .batches(let batches, _) = self { batches.first?.committedAt } else { nil }
    }

    fileprivate var isLast: Bool { if case .stop = self { true } else { false } }
}
