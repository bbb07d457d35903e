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

    /// Where a private cluster lives on: under the user's state folder, or for root, where `postgres` can reach it.
    static var privateFolder: String {
        if geteuid() == 0 { return "/var/tmp/vigie" }
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (state ?? (environment["HOME"] ?? "/tmp") + "/.local/state") + "/vigie"
    }

    /// Opens a private cluster and brings it up to date.
    static func openPrivate(at folder: String) async throws -> PrivateDatabase {
        do {
            let database = try await PrivateDatabase.open(at: folder + "/cluster")
            _ = try await migrate(database.ownerConfiguration)
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

    /// A pepper that stays in a file only its owner can read; made when it is not there.
    static func pepper(in folder: String) throws -> [UInt8] {
        let path = folder + "/pepper"
        if let data = FileManager.default.contents(atPath: path), data.count >= 32 { return Array(data) }
        var random = SystemRandomNumberGenerator()
        let pepper = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard
            FileManager.default.createFile(atPath: path, contents: Data(pepper), attributes: [.posixPermissions: 0o600])
        else {
            throw Failure(.permission, fr: "\(path) ne peut être écrit.", en: "\(path) cannot be written.")
        }
        return pepper
    }
}
