package import Domain
package import Intake
package import Logging
package import Payload
package import Postgres
import ServiceLifecycle
private import Synchronization

/// The one writer of events: joins concurrent requests into one transaction, and answers after its commit.
///
/// A request is resolved, hashed and encoded in its own task, then waits in a bounded queue. The writer takes what has
/// come, never waiting for more, and writes it with one binary COPY. It holds an advisory lock, so that a database has
/// one writer; a batch's number tells after a lost connection whether its commit took effect.
///
/// Duplicates: an event whose key is among the last million stored, whatever its time, or is in the table under the
/// same time, however old.
package final class EventWriter: EventStore, Service {
    package struct Settings: Sendable {
        /// A batch ends once it has so many events; requests are never cut.
        package var batchEvents = 3_000
        package var queueEvents = 20_000
        package var queueBytes = 64 << 20
        package var recentKeys = 1_000_000
        /// How long a request may wait for a database that is away.
        package var patience: Duration = .seconds(5)
        package var transactionDeadline: Duration = .seconds(20)
        /// Days of minute rollups; an older event is counted by the hour only.
        package var minuteDays = 30
        /// Days of hour rollups; an older event is turned away.
        package var hourDays = 730
        /// The version of the rules that classify; stored with each batch.
        package var rules = Classification.rules
        package var faults = WriterFaults.none

        package init() {}
    }

    let configuration: PostgresConfiguration
    let settings: Settings
    let queue: WriteQueue
    let handOff: BatchHandOff
    let metrics = IngestMetrics()
    let logger: Logger
    let now: @Sendable () -> Timestamp
    private let writing = Atomic(false)
    private let registry: Registry
    private let paths: PathTable

    /// `paths` is the table that the classifier numbers its paths with; `now` is the wall clock: the time of events
    /// that have none, and of commits.
    package init(
        configuration: PostgresConfiguration,
        registry: Registry,
        paths: PathTable,
        handOff: BatchHandOff,
        settings: Settings = Settings(),
        logger: Logger = Logger(label: "vigie.writer"),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.configuration = configuration
        self.registry = registry
        self.paths = paths
        self.handOff = handOff
        self.settings = settings
        self.logger = logger
        self.now = now
        queue = WriteQueue(.init(events: settings.queueEvents, bytes: settings.queueBytes))
    }

    package func store(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome] {
        guard !events.isEmpty else { return [] }
        do throws(StoreError) {
            try queue.admit()
            var preparation = RequestPreparation(registry, paths, terms: terms, limits: settings, now: now())
            let request = try await preparation.prepare(events)
            guard request.rowCount > 0, !(request.isStrict && request.hasRejection) else {
                metrics.count(request.counted)
                return request.outcomes
            }
            return try await queue.submit(request)
        } catch {
            if case .overloaded = error { metrics.countShed() }
            throw error
        }
    }

    /// Whether the writer has its database: it holds the lock and knows the recent keys.
    package var isWriting: Bool { writing.load(ordering: .acquiring) }

    func hasItsDatabase(_ has: Bool = true) { writing.store(has, ordering: .releasing) }

    /// Events that wait or are being written.
    package var depth: Int { queue.depth }

    /// Writes until the service is asked to stop, then commits what was received and ends.
    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskExecutorPreference(WriterThread()) {
                var loop = WriterLoop(self)
                await loop.run()
            }
        } onCancelOrGracefulShutdown: {
            self.queue.close()
        }
    }

    func fieldsWereTold(_ requests: [PreparedRequest], in hour: Int64) {
        for request in requests where !request.seenFields.isEmpty { registry.markSeen(request.seenFields, in: hour) }
    }
}

extension EventWriter: CustomStringConvertible {
    package var description: String { "event writer" }
}
