import Domain
package import Logging
package import Postgres
import ServiceLifecycle

/// Reads the registry anew whenever somebody changed platforms or hosts, here or in another process.
///
/// When the connection that listens is lost, everything is read again once there is another.
package struct RegistryRefresh: Service, CustomStringConvertible {
    private let registry: Registry
    private let configuration: PostgresConfiguration
    private let logger: Logger

    package init(
        registry: Registry,
        configuration: PostgresConfiguration,
        logger: Logger = Logger(label: "vigie.registry")
    ) {
        self.registry = registry
        self.configuration = configuration
        self.logger = logger
    }

    package var description: String { "registry refresh" }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var pause = Duration.milliseconds(200)
            while !Task.isCancelled {
                do throws(PostgresError) {
                    let connection = try await PostgresConnection.connect(configuration, logger: logger)
                    let changes = try await connection.listen(PlatformQueries.channel, bufferingNewest: 1)
                    pause = .milliseconds(200)
                    await load()
                    for await _ in changes { await load() }
                    await connection.close()
                } catch {
                    logger.warning("Nobody listens for changed platforms.", metadata: ["error": "\(error)"])
                }
                guard (try? await Task.sleep(for: pause)) != nil else { return }
                pause = min(pause * 2, .seconds(10))
            }
        }
    }

    private func load() async {
        do throws(StoreError) {
            try await registry.load()
        } catch {
            logger.warning(
                "The registry could not be read anew; the next change tries again.",
                metadata: ["error": "\(error)"]
            )
        }
    }
}
