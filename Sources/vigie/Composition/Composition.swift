import Classification
import Crypto
import Detection
import Domain
import Foundation
import Hummingbird
import Intake
import Logging
import Metrics
import Payload
import Postgres
import Replay
import ServiceLifecycle
import Storage
import Synchronization
import Telemetry
import UnixSignals
import Web

/// Everything that runs, put together once: `serve`, `dev` and `import` use the same parts.
struct Composition: Sendable {
    typealias Intake = Pipeline<EventWriter, ClassifierPool>

    let settings: Settings
    let rules: RuleSet
    let store: Store
    let pipeline: Intake
    let examiner: Examiner
    let keys: KeyQueries
    let subjectKey: SubjectKeyTurn
    let sessions = SessionStore()
    let outbox: OutboxQueries
    let bell: OutboxBell
    let backtests: BacktestService
    let metrics: MetricsRegistry
    let readiness: Readiness
    let logger: Logger

    /// Loads what the services start from; the schema must be there.
    static func open(
        _ settings: Settings,
        rules: RuleSet,
        database: PostgresConfiguration,
        pepper: [UInt8],
        metrics: MetricsRegistry,
        logger: Logger,
        faults: WriterFaults = .none
    ) async throws -> Composition {
        var configuration = StoreConfiguration(postgres: database)
        configuration.retention = settings.retention
        configuration.timeZone = settings.timeZone
        configuration.writer.faults = faults
        configuration.writer.rules = rules.version
        configuration.detection = DetectionSettings(
            clock: LocalClock(zone: settings.timeZone),
            readiness: settings.detection
        )
        let classifier = ClassifierPool(count: ProcessInfo.processInfo.activeProcessorCount, rules: rules)
        let store = try await Store.open(configuration, paths: classifier.paths, logger: logger, now: { .now })
        let subjectKey = SubjectKeyTurn(
            keys: settings.hashKey.map { SubjectKeys(master: SymmetricKey(data: $0)) }
                ?? SubjectKeys(derivedFrom: pepper),
            now: { .now },
            use: { classifier.use($0) }
        )
        subjectKey.turn()
        let bell = OutboxBell(configuration: database, logger: logger)
        return Composition(
            settings: settings,
            rules: rules,
            store: store,
            pipeline: Pipeline(into: store.writer, classifier: classifier, limits: settings.decodeLimits),
            examiner: Examiner(pool: classifier, rules: rules, limits: settings.decodeLimits),
            keys: KeyQueries(pool: store.pool, pepper: SymmetricKey(data: pepper)),
            subjectKey: subjectKey,
            outbox: OutboxQueries(pool: store.pool, bell: bell),
            bell: bell,
            backtests: BacktestService(
                queue: BacktestQueue(pool: store.pool, now: { .now }),
                pool: store.pool,
                hours: RollupHours(configuration: database),
                settings: configuration.detection,
                logger: logger
            ),
            metrics: metrics,
            readiness: Readiness(),
            logger: logger
        )
    }

    /// What stores and watches, in the order of its start; stopped the other way round, so that detection hears of the
    /// writer's last batch.
    var core: [(name: String, service: any Service)] {
        [
            ("detection", store.detection), ("writer", store.writer), ("upkeep", store.upkeep),
            ("registry", store.refresh), ("outbox", bell), ("subject key", subjectKey),
            ("alert upkeep", store.alertUpkeep),
            ("back-test", backtests),
        ]
    }

    /// The server, and before it in the order of stopping, what turns `/readyz` first; behind it what it tells.
    func web(_ delivery: DeliveryParts, onRunning: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }) -> [(
        name: String, service: any Service
    )] {
        var webSettings = WebSettings(now: { .now })
        webSettings.host = settings.host
        webSettings.port = settings.port
        webSettings.timeZone = settings.timeZone
        webSettings.minuteDays = settings.minuteDays
        webSettings.eventsPerMinute = Int64(settings.ingestPerMinute)
        webSettings.secureCookies = settings.hasSecureCookies
        webSettings.metricsNeedKey = settings.metricsNeedKey
        let application = WebServer.makeApplication(
            parts: parts(delivery),
            settings: webSettings,
            logger: logger,
            onRunning: { [readiness] port in
                readiness.serverRuns()
                await onRunning(port)
            }
        )
        return [("delivery", delivery.service), ("web", application), ("readiness", readiness)]
    }

    private func parts(_ delivery: DeliveryParts) -> WebParts {
        let writer = store.writer
        let pool = store.pool
        let retention = settings.retention
        return WebParts(
            intake: pipeline,
            examiner: examiner,
            events: EventQueries(pool: pool),
            alerts: AlertQueries(pool: pool),
            mutes: MuteQueries(pool: pool),
            policies: PolicyQueries(pool: pool),
            trends: TrendQueries(pool: pool, retention: retention),
            sheets: PlatformSheetQueries(
                pool: pool,
                retention: retention,
                allowed: { [rules] in rules.allowed(platform: $0) }
            ),
            platforms: PlatformQueries(pool: pool),
            pages: PageQueries(pool: pool),
            reports: ReportQueries(
                pool: pool,
                retention: retention,
                allowed: { [rules] in rules.allowed(platform: $0) }
            ),
            keys: keys,
            outbox: outbox,
            subscriptions: delivery.subscriptions,
            probe: delivery.courier,
            health: HealthQueries(pool: pool, isAccepting: { [readiness] in readiness.isReady && writer.isWriting }),
            backtests: BacktestQueries(pool: pool, now: { .now }, wake: { [backtests] in backtests.wake() }),
            answers: delivery.answers,
            metrics: metrics,
            sessions: sessions,
            version: BuildInfo.info
        )
    }

    /// How long services have to end by themselves, and then, cancelled, to end at all.
    ///
    /// Together less than the 25 s that are promised. Who is not done after the first part gives up what waits for a
    /// database that does not answer; after the second the process ends itself, as a crash. Neither loses an event that
    /// was acknowledged.
    static let patience = (graceful: Duration.seconds(20), cancelled: Duration.seconds(4))

    /// Services that run until a signal or a request, or until one of them fails.
    static func group(
        _ services: [(name: String, service: any Service)],
        signals: [UnixSignal] = [],
        until stop: StopRequest? = nil,
        patience: (graceful: Duration, cancelled: Duration) = Composition.patience,
        logger: Logger
    ) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0.service, serviceName: $0.name) },
            gracefulShutdownSignals: signals,
            logger: logger
        )
        if let stop {
            configuration.services.append(
                .init(service: stop, successTerminationBehavior: .gracefullyShutdownGroup, serviceName: "stop")
            )
        }
        configuration.maximumGracefulShutdownDuration = patience.graceful
        configuration.maximumCancellationDuration = patience.cancelled
        return ServiceGroup(configuration: configuration)
    }
}

/// Whether events are taken: once the server listens, and until the service is asked to stop.
///
/// As the last of the services it is the first to stop: `/readyz` turns, and whoever sends elsewhere on that has a
/// moment to notice before the server stops listening.
final class Readiness: Service, CustomStringConvertible {
    private let state = Atomic(false)
    private static let notice = Duration.milliseconds(300)

    var isReady: Bool { state.load(ordering: .acquiring) }
    let description = "readiness"

    func serverRuns() { state.store(true, ordering: .releasing) }

    func run() async throws {
        await withGracefulShutdownHandler {
            // Ends by cancellation only if the program is cut short.
            try? await gracefulShutdown()
        } onGracefulShutdown: {
            self.state.store(false, ordering: .releasing)
        }
        try? await Task.sleep(for: Readiness.notice)
    }
}
