import Foundation
import Logging
import Postgres
import Storage

/// Where the data is: what the settings name, or a private cluster of this user.
enum Database {
    /// The service's way in, or a sentence about what is wrong with it.
    static func configured(_ settings: Settings) throws -> PostgresConfiguration? {
        try settings.databaseURL.map { try configuration($0, setting: "database.url") }
    }

    static func configuredOwner(_ settings: Settings) throws -> PostgresConfiguration? {
        guard let url = settings.ownerDatabaseURL else { return try configured(settings) }
        return try configuration(url, setting: "owner.database.url")
    }

    private static func configuration(_ url: String, setting: String) throws -> PostgresConfiguration {
        do throws(PostgresError) {
            return try PostgresConfiguration(url: url)
        } catch {
            throw Failure(
                .configuration,
                fr: "\(setting) : ce n’est pas une adresse de base PostgreSQL (postgresql://hôte/base).",
                en: "\(setting): not the address of a PostgreSQL database (postgresql://host/database)."
            )
        }
    }

    /// Opens a private cluster in a folder of `PrivateFolder` and brings it up to date.
    ///
    /// If that fails, no server is left behind that was started for it.
    static func openPrivate(at folder: String) async throws -> PrivateDatabase {
        do {
            try PrivateFolder.make(folder)
            let database = try await PrivateDatabase.open(at: folder + "/cluster")
            do { _ = try await migrate(database.ownerConfiguration) } catch {
                await database.release()
                throw error
            }
            return database
        } catch let error as ClusterError {
            throw Failure(.unavailable, fr: "Base privée : \(error)", en: "Private database: \(error)")
        }
    }

    /// The names of the migrations that were applied.
    static func migrate(_ owner: PostgresConfiguration) async throws -> [String] {
        let connection = try await connect(owner)
        do {
            let applied = try await Migrator(Migrations.all).up(on: connection)
            await connection.close()
            return applied
        } catch {
            await connection.close()
            throw Failure(.unavailable, fr: "Migration : \(error).", en: "Migration: \(error).")
        }
    }

    /// Tells a database from every other, also from one that took its name and place; `unknown` where that is not told.
    static func identity(_ pool: PostgresPool) async -> String {
        let identity = try? await pool.perform { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid
                FROM pg_database WHERE datname = current_database()
                """
            ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        }
        return (identity ?? nil) ?? "unknown"
    }

    static func connect(_ configuration: PostgresConfiguration) async throws -> PostgresConnection {
        do {
            return try await PostgresConnection.connect(configuration)
        } catch {
            throw Failure(
                .unavailable,
                fr: "La base \(configuration) ne répond pas (\(error)).",
                en: "The database \(configuration) does not answer (\(error))."
            )
        }
    }
}
