import ArgumentParser
import Foundation
import Postgres
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Met la base à jour.", en: "Brings the database up to date."),
        discussion: speak(
            fr: "Se connecte par VIGIE_OWNER_DATABASE_URL, sinon VIGIE_DATABASE_URL.",
            en: "Connects by VIGIE_OWNER_DATABASE_URL, else VIGIE_DATABASE_URL."
        ),
        subcommands: [Up.self, Status.self, Plan.self]
    )

    struct Up: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(fr: "Applique ce qui manque.", en: "Applies what is missing.")
        )
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                let applied = try await Database.migrate(try await Migrate.owner(flags))
                if applied.isEmpty {
                    Terminal.output.line(speak(fr: "La base est à jour.", en: "The database is up to date."))
                }
                for name in applied { Terminal.output.line(speak(fr: "appliquée  \(name)", en: "applied  \(name)")) }
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(fr: "Dit où en est chaque migration.", en: "Says where each migration stands.")
        )
        @Flag(help: ArgumentHelp(speak(fr: "Une ligne JSON par migration.", en: "One JSON line a migration.")))
        var json = false
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                let statuses = try await Migrate.withConnection(flags) {
                    try await Migrator(Migrations.all).status(on: $0)
                }
                var table = Table(header: ["migration", speak(fr: "état", en: "state")])
                for status in statuses { table.rows.append([status.name, Migrate.word(status.state)]) }
                let lines =
                    json
                    ? statuses.map {
                        "{\"migration\":\(JSONString.quoted($0.name)),\"state\":\"\($0.state)\"}"
                    } : table.lines()
                for line in lines { Terminal.output.line(line) }
                guard statuses.allSatisfy({ $0.state == .applied }) else { throw ExitCode(1) }
            }
        }
    }

    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(
                fr: "Montre ce qui serait appliqué, sans rien faire.",
                en: "Shows what would be applied; does nothing."
            )
        )
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                let plan = try await Migrate.withConnection(flags) { try await Migrator(Migrations.all).plan(on: $0) }
                for migration in plan { Terminal.output.line("-- \(migration.name)\n\(migration.sql)") }
            }
        }
    }

    private static func owner(_ flags: SettingsFlags) async throws -> PostgresConfiguration {
        guard let owner = try Database.configuredOwner(try await Settings(flags)) else {
            throw Failure(
                .configuration,
                fr: "owner.database.url : il faut une base; définissez VIGIE_OWNER_DATABASE_URL.",
                en: "owner.database.url: a database is needed; set VIGIE_OWNER_DATABASE_URL."
            )
        }
        return owner
    }

    private static func withConnection<Value>(
        _ flags: SettingsFlags,
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await Database.connect(try await owner(flags))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw Failure(.unavailable, fr: "Migration : \(error).", en: "Migration: \(error).")
        }
    }

    private static func word(_ state: MigrationStatus.State) -> String {
        switch state {
        case .applied: speak(fr: "appliquée", en: "applied")
        case .pending: speak(fr: "à appliquer", en: "pending")
        case .changed: speak(fr: "modifiée après coup", en: "changed since")
        case .unknown: speak(fr: "inconnue de cette version", en: "unknown to this version")
        }
    }
}
