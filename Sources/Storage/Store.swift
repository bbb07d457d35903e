import Alerting
package import Detection
package import Domain
package import Logging
package import Payload
package import Postgres

/// What the write side of a store needs to know.
package struct StoreConfiguration: Sendable {
    package var postgres: PostgresConfiguration
    package var poolSize = 6
    package var retention = Retention()
    /// The organization's, of whose midnights days are made.
    package var timeZone = "UTC"
    package var writer = EventWriter.Settings()
    package var registryLimits = RegistryLimits()
    package var detection = DetectionSettings()

    package init(postgres: PostgresConfiguration) { self.postgres = postgres }

    /// What the service asks takes a few milliseconds, less than to compile it or to start workers for it.
    static let shortQueries = ["jit": "off", "max_parallel_workers_per_gather": "0"]
}

/// The write side of the store, loaded and ready to run: everything that the composition root puts to work.
///
/// Services in the order of their start; they stop the other way round, so that detection hears of the last batch.
package struct Store: Sendable {
    package let pool: PostgresPool
    package let registry: Registry
    package let writer: EventWriter
    package let detection: DetectionService
    package let upkeep: Upkeep
    package let refresh: RegistryRefresh
    package let alertUpkeep: AlertUpkeep

    /// Connects, adds what is missing of the built-in tables, and loads the registry.
    ///
    /// The schema must be there. `paths` is the table that the classifier numbers its paths with.
    package static func open(
        _ configuration: StoreConfiguration,
        paths: PathTable,
        logger: Logger = Logger(label: "vigie.store"),
        now: @escaping @Sendable () -> Timestamp = Timestamp.wallClock
    ) async throws(StoreError) -> Store {
        var postgres = configuration.postgres
        postgres.settings.merge(StoreConfiguration.shortQueries) { own, _ in own }
        let pool = PostgresPool(configuration: postgres, size: configuration.poolSize, logger: logger)
        let registry = Registry(pool: pool, limits: configuration.registryLimits)
        try await RegistrySeeds.plant(with: registry)
        try await registry.load()
        let handOff = BatchHandOff()
        let explainer = Explainer(warmDays: configuration.detection.warmDays)
        var settings = configuration.writer
        settings.minuteDays = configuration.retention.minutes
        settings.hourDays = configuration.retention.hours
        return Store(
            pool: pool,
            registry: registry,
            writer: EventWriter(
                configuration: configuration.postgres,
                registry: registry,
                paths: paths,
                handOff: handOff,
                settings: settings,
                logger: logger,
                now: now
            ),
            detection: DetectionService(
                registry: registry,
                handOff: handOff,
                settings: configuration.detection,
                logger: logger,
                now: now,
                explain: { explainer.draft($0, names: registry) }
            ),
            upkeep: Upkeep(
                pool: pool,
                retention: configuration.retention,
                timeZone: configuration.timeZone,
                logger: logger,
                now: now
            ),
            refresh: RegistryRefresh(registry: registry, configuration: configuration.postgres, logger: logger),
            alertUpkeep: AlertUpkeep(pool: pool, logger: logger, now: now)
        )
    }
}
