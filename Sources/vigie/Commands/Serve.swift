import ArgumentParser
import Classification
import Foundation
import Logging
import Metrics
import Postgres
import ServiceLifecycle
import Storage
import Telemetry
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Fait marcher le service jusqu’à SIGTERM.", en: "Runs the service until SIGTERM.")
    )

    @OptionGroup var flags: SettingsFlags

    @Option(help: .hidden)
    var plantedFault: PlantedFault?

    @Option(help: .hidden)
    var deliverySpeed: Double = 1

    func run() async throws {
        try await reporting {
            let settings = try await Settings(flags)
            let (database, pepper) = try required(settings)
            let rules = try RuleFile.rules(settings)
            let logger = Logs.start(level: settings.logLevel, human: false)
            let metrics = MetricsRegistry(help: MetricHelp.texts)
            MetricsSystem.bootstrap(metrics)

            try await Serve.checkSchema(database)
            let composition = try await Composition.open(
                settings,
                rules: rules,
                database: database,
                pepper: pepper,
                metrics: metrics,
                logger: logger,
                faults: plantedFault?.faults ?? .none
            )
            let delivery = DeliveryParts(
                settings.delivery,
                composition,
                pepper: pepper,
                bent: .init(speed: deliverySpeed, marksBeforeSending: plantedFault == .markBeforeSending)
            )
            let web = composition.web(delivery) { port in
                logger.notice(
                    "Vigie is listening.",
                    metadata: [
                        "address": "\(settings.host):\(port ?? settings.port)", "version": "\(BuildInfo.version)",
                        "rules": "\(rules.version)",
                    ]
                )
            }
            try await Composition.group(composition.core + web, signals: [.sigterm, .sigint], logger: logger).run()
            await composition.store.pool.close()
            logger.notice("Vigie has stopped; everything that was received is committed.")
        }
    }

    private func required(_ settings: Settings) throws -> (PostgresConfiguration, [UInt8]) {
        guard let database = try Database.configured(settings) else {
            throw Failure(
                .configuration,
                fr: "database.url : il faut une base; définissez VIGIE_DATABASE_URL, ou essayez « vigie dev ».",
                en: "database.url: a database is needed; set VIGIE_DATABASE_URL, or try “vigie dev”."
            )
        }
        guard let pepper = settings.pepper else {
            throw Failure(
                .configuration,
                fr: "pepper : il faut un secret pour les clés; définissez VIGIE_PEPPER_FILE.",
                en: "pepper: a secret for the keys is needed; set VIGIE_PEPPER_FILE."
            )
        }
        return (database, pepper)
    }

    private static func checkSchema(_ database: PostgresConfiguration) async throws {
        let connection = try await Database.connect(database)
        let plan = try? await Migrator(Migrations.all).plan(on: connection)
        await connection.close()
        guard let plan, plan.isEmpty else {
            throw Failure(
                .unavailable,
                fr:
                    "La base n’est pas à jour pour cette version; lancez « vigie migrate up » (« vigie migrate status » dit pourquoi).",
                en:
                    "The database is not up to date for this version; run “vigie migrate up” (“vigie migrate status” says why)."
            )
        }
    }
}

/// Bugs that the fault harness plants, to see whether it finds them.
enum PlantedFault: String, ExpressibleByArgument, CaseIterable {
    case acknowledgeBeforeCommit = "acknowledge-before-commit"
    case dropBatch = "drop-batch"
    case markBeforeSending = "mark-before-sending"

    var faults: WriterFaults {
        switch self {
        case .acknowledgeBeforeCommit: WriterFaults(acknowledgesBeforeCommit: true)
        case .dropBatch: WriterFaults(dropsEveryNthBatch: 20)
        case .markBeforeSending: .none
        }
    }
}
