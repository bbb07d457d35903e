import Classification
import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Storage
import Telemetry

/// The parts that store and watch, run for the time of one command.
enum LocalService {
    /// Against the database of the settings, or a private one that is kept; cancels `body` when asked to stop.
    static func run<Value: Sendable>(
        _ settings: Settings,
        _ rules: RuleSet,
        until stop: StopRequest,
        _ body: @escaping @Sendable (Composition) async throws -> Value
    ) async throws -> Value {
        if let database = try Database.configured(settings) {
            let pepper = settings.pepper ?? passingPepper
            return try await run(settings, rules, database, pepper: pepper, until: stop, body)
        }
        let folder = PrivateFolder.state
        let database = try await Database.openPrivate(at: folder)
        do {
            try stop.check()
            let pepper = try Pepper.keep(in: folder)
            let configuration = database.serviceConfiguration
            let value = try await run(settings, rules, configuration, pepper: pepper, until: stop, body)
            await database.release()
            return value
        } catch {
            await database.release()
            throw error
        }
    }

    /// No API key is checked or made by what runs here; people are told apart under a key that nobody has afterwards.
    private static var passingPepper: [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    private static func run<Value: Sendable>(
        _ settings: Settings,
        _ rules: RuleSet,
        _ database: PostgresConfiguration,
        pepper: [UInt8],
        until stop: StopRequest,
        _ body: @escaping @Sendable (Composition) async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "vigie")
        logger.logLevel = .error
        var database = database
        // Tells our own lock from a running service's.
        database.applicationName = "vigie command \(getpid())"
        let turn = WriterTurn(name: database.applicationName)
        let composition = try await Composition.open(
            settings,
            rules: rules,
            database: database,
            pepper: pepper,
            metrics: MetricsRegistry(),
            logger: logger
        )
        let group = Composition.group(composition.core, logger: logger)
        let value = try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                let value = try await stop.cancelling {
                    try await turn.wait(in: composition.store)
                    return try await body(composition)
                }
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
