import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Postgres
import Storage

/// Looks at the settings, the programs and the database, one thing after another.
struct Examination {
    let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func checks() async -> [Check] {
        var checks = [await programs(), pepper()]
        do {
            guard let database = try Database.configured(settings) else {
                checks.append(
                    Check(
                        "database.url",
                        .warning,
                        speak(
                            fr: "aucune base; « vigie dev » en a une à lui",
                            en: "no database; “vigie dev” has its own"
                        )
                    )
                )
                return checks
            }
            checks += await self.database(database)
        } catch {
            checks.append(Check("database.url", .bad, "\(error)"))
        }
        return checks
    }

    private func programs() async -> Check {
        do throws(ClusterError) {
            let binaries = try await ClusterBinaries.find()
            return Check("postgresql", .good, binaries.directory)
        } catch {
            return Check(
                "postgresql",
                .warning,
                speak(
                    fr:
                        "les programmes du serveur manquent ici; « vigie dev » en a besoin (apt-get install postgresql)",
                    en: "the server’s programs are not here; “vigie dev” needs them (apt-get install postgresql)"
                )
            )
        }
    }

    private func pepper() -> Check {
        settings.pepper == nil
            ? Check(
                "pepper",
                .warning,
                speak(
                    fr: "absent; « vigie serve » en veut un (VIGIE_PEPPER_FILE)",
                    en: "missing; “vigie serve” wants one (VIGIE_PEPPER_FILE)"
                )
            )
            : Check("pepper", .good, speak(fr: "présent", en: "present"))
    }

    private func database(_ configuration: PostgresConfiguration) async -> [Check] {
        let connection: PostgresConnection
        do {
            connection = try await Database.connect(configuration)
        } catch {
            return [Check("database", .bad, "\(error)")]
        }
        var checks = [Check("database", .good, "\(configuration)")]
        checks.append(
            configuration.isProtected
                ? Check("tls", .good, configuration.isLocal ? "local" : "verify-full")
                : Check(
                    "tls",
                    .warning,
                    speak(
                        fr: "la connexion n’est pas vérifiée; ajoutez sslmode=verify-full",
                        en: "the connection is not verified; add sslmode=verify-full"
                    )
                )
        )
        checks.append(await schema(connection))
        checks += await ServerExamination(connection: connection).checks()
        checks += await durability(connection)
        await connection.close()
        return checks
    }

    private func schema(_ connection: PostgresConnection) async -> Check {
        do throws(MigrationError) {
            let missing = try await Migrator(Migrations.all).plan(on: connection)
            return missing.isEmpty
                ? Check("schema", .good, speak(fr: "à jour", en: "up to date"))
                : Check(
                    "schema",
                    .bad,
                    speak(
                        fr: "\(missing.count) migrations manquent; « vigie migrate up »",
                        en: "\(missing.count) migrations are missing; “vigie migrate up”"
                    )
                )
        } catch {
            return Check("schema", .bad, "\(error)")
        }
    }

    /// Without these a power cut takes acknowledged events along.
    private func durability(_ connection: PostgresConnection) async -> [Check] {
        let names = ["fsync", "synchronous_commit", "full_page_writes"]
        let values = try? await connection.perform { (session) throws(PostgresError) in
            try names.map { (name) throws(PostgresError) -> String in
                try session.first("SELECT current_setting(\(name))") { (row) throws(PostgresError) in
                    try row.decode(String.self, at: 0)
                } ?? "?"
            }
        }
        return zip(names, values ?? [])
            .map { name, value in
                value == "off"
                    ? Check(
                        name,
                        .bad,
                        speak(
                            fr: "off : une panne de courant perdrait des événements",
                            en: "off: a power cut would lose events"
                        )
                    )
                    : Check(name, .good, value)
            }
    }
}

/// Asks a running service whether it is ready: for health checks of containers.
struct ReadyCheck {
    let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    func check() async -> Check {
        let host = settings.host == "0.0.0.0" || settings.host == "::" ? "127.0.0.1" : settings.host
        let url = "http://\(host):\(settings.port)/readyz"
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(3))
            return Check("ready", response.status == .ok ? .good : .bad, "\(response.status.code)")
        } catch {
            return Check("ready", .bad, speak(fr: "\(url) ne répond pas", en: "\(url) does not answer"))
        }
    }
}
