import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Storage
import Telemetry

/// The parts that store and watch, run for the time of one command.
enum LocalService {
    /// Against the database of the settings, or a private one that is kept.
    static func run<Value: Sendable>(
        _ settings: Settings,
        _ body: @Sendable (Composition) async throws -> Value
    ) async throws -> Value {
        if let database = try Database.configured(settings) {
            return try await run(settings, database: database, pepper: settings.pepper ?? unusedPepper, body)
        }
        let folder = Database.privateFolder
        let database = try await Database.openPrivate(at: folder)
        do {
            let value = try await run(
                settings,
                database: database.serviceConfiguration,
                pepper: try Database.pepper(in: folder),
                body
            )
            if !database.cluster.wasRunning { await database.cluster.stop() }
            return value
        } catch {
            if !database.cluster.wasRunning { await database.cluster.stop() }
            throw error
        }
    }

    /// No key is checked or made by what runs here.
    private static let unusedPepper = [UInt8](repeating: 0, count: 32)

    private static func run<Value: Sendable>(
        _ settings: Settings,
        database: PostgresConfiguration,
        pepper: [UInt8],
        _ body: @Sendable (Composition) async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "vigie")
        logger.logLevel = .warning
        let composition = try await Composition.open(
            settings,
            database: database,
            pepper: pepper,
            metrics: MetricsRegistry(),
            logger: logger
        )
        let group = Composition.group(composition.core, signals: [], logger: logger)
        let value = try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                let value = try await body(composition)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return value
            } catch {
                await group.triggerGracefulShutdown()
                try? await tasks.waitForAll()
                throw error
            }
        }
        await composition.store.pool.close()
        return value
    }
}
