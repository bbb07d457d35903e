import ArgumentParser
import Crypto
import Domain
import Foundation
import Logging
import Postgres
import Query
import Storage

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Crée, liste et révoque les clés de l’API.", en: "Makes, lists and revokes API keys."),
        subcommands: [Create.self, List.self, Revoke.self]
    )

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(fr: "Crée une clé et l’affiche une fois.", en: "Makes a key and shows it once.")
        )

        @Argument(
            help: ArgumentHelp(
                speak(fr: "Nom, par exemple celui du système qui l’utilise.", en: "A name, such as its system’s.")
            )
        )
        var name: String

        @Option(help: ArgumentHelp(Scope.allCases.map(\.rawValue).joined(separator: ", "), valueName: "scope"))
        var scope: [String]

        @Option(help: ArgumentHelp(speak(fr: "Limite à un système; répétable.", en: "Limits to a system; repeatable.")))
        var system: [String] = []

        @Option(
            help: ArgumentHelp(
                speak(fr: "Limite à une plateforme; répétable.", en: "Limits to a platform; repeatable.")
            )
        )
        var platform: [String] = []

        @Option(
            help: ArgumentHelp(
                speak(fr: "Limite à un bloc d’adresses; répétable.", en: "Limits to an address block; repeatable.")
            )
        )
        var cidr: [String] = []

        @Option(help: ArgumentHelp(speak(fr: "Fin (2027-11-14T00:00:00Z).", en: "End (2027-11-14T00:00:00Z).")))
        var expires: String?

        @Flag(help: "JSON") var json = false
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                let request = try request()
                let (record, token) = try await Keys.withStore(flags) { keys in
                    try await keys.create(request, by: "cli")
                }
                if json {
                    Terminal.output.line(
                        "{\"id\":\(JSONString.quoted(record.id)),\"name\":\(JSONString.quoted(name)),\"key\":\(JSONString.quoted(token))}"
                    )
                } else {
                    Terminal.output.line(token)
                    Terminal.error.line(
                        speak(fr: "Gardez-la : elle ne sera plus montrée.", en: "Keep it: it will not be shown again.")
                    )
                }
            }
        }

        private func request() throws -> KeyRequest {
            let scopes = try scope.map { word in
                guard let scope = Scope(rawValue: word) else {
                    let known = Scope.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError(speak(fr: "scope : l’un de \(known).", en: "scope: one of \(known)."))
                }
                return scope
            }
            let end = try expires.map { text in
                guard let instant = Timestamp(rfc3339: text) else {
                    throw ValidationError(
                        speak(fr: "expires : une date RFC 3339.", en: "expires: an RFC 3339 instant.")
                    )
                }
                return instant
            }
            return KeyRequest(
                name: name,
                scopes: Set(scopes),
                systems: system.isEmpty ? nil : system,
                platforms: platform.isEmpty ? nil : platform,
                cidrs: cidr.isEmpty ? nil : cidr,
                expiresAt: end
            )
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: speak(fr: "Liste les clés.", en: "Lists the keys."))
        @Flag(help: ArgumentHelp(speak(fr: "Une ligne JSON par clé.", en: "One JSON line a key."))) var json = false
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                let records = try await Keys.withStore(flags) { keys in try await keys.keys() }
                if json { return records.map(Keys.json).forEach { Terminal.output.line($0) } }
                var table = Table(header: [
                    "id", speak(fr: "nom", en: "name"), "scopes", speak(fr: "état", en: "state"),
                ])
                for record in records {
                    let scopes = record.scopes.map(\.rawValue).sorted().joined(separator: " ")
                    table.rows.append([record.id, record.name, scopes, Keys.word(record)])
                }
                for line in table.lines() { Terminal.output.line(line) }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: speak(fr: "Révoque une clé.", en: "Revokes a key."))
        @Argument var id: String
        @OptionGroup var flags: SettingsFlags

        func run() async throws {
            try await reporting {
                do {
                    try await Keys.withStore(flags) { keys in try await keys.revoke(id, by: "cli") }
                } catch StoreError.notFound {
                    throw Failure(.data, fr: "Aucune clé \(id).", en: "No key \(id).")
                }
            }
        }
    }

    private static func json(_ record: KeyRecord) -> String {
        let scopes = record.scopes.map(\.rawValue).sorted().map(JSONString.quoted).joined(separator: ",")
        func instant(_ time: Timestamp?) -> String { time.map { JSONString.quoted($0.rfc3339) } ?? "null" }
        return
            "{\"id\":\(JSONString.quoted(record.id)),\"name\":\(JSONString.quoted(record.name)),\"scopes\":[\(scopes)],"
            + "\"expires_at\":\(instant(record.expiresAt)),\"revoked_at\":\(instant(record.revokedAt))}"
    }

    private static func word(_ record: KeyRecord) -> String {
        if let at = record.revokedAt { return speak(fr: "révoquée \(at)", en: "revoked \(at)") }
        guard let end = record.expiresAt else { return speak(fr: "bonne", en: "good") }
        return end < .now
            ? speak(fr: "expirée \(end)", en: "expired \(end)") : speak(fr: "jusqu’au \(end)", en: "until \(end)")
    }

    private static func withStore<Value: Sendable>(
        _ flags: SettingsFlags,
        _ body: (KeyQueries) async throws -> Value
    ) async throws -> Value {
        let settings = try await Settings(flags)
        guard let database = try Database.configured(settings) else {
            throw Failure(
                .configuration,
                fr: "database.url : il faut une base.",
                en: "database.url: a database is needed."
            )
        }
        guard let pepper = settings.pepper else {
            throw Failure(
                .configuration,
                fr: "pepper : il faut celui du service (VIGIE_PEPPER_FILE).",
                en: "pepper: the service’s own is needed (VIGIE_PEPPER_FILE)."
            )
        }
        let pool = PostgresPool(configuration: database, size: 1)
        do {
            let value = try await body(KeyQueries(pool: pool, pepper: SymmetricKey(data: pepper)))
            await pool.close()
            return value
        } catch StoreError.conflict(let member) {
            await pool.close()
            throw Failure(.data, fr: "\(member) : refusé.", en: "\(member): refused.")
        } catch let error as StoreError {
            await pool.close()
            if error == .notFound { throw error }
            throw Failure(
                .unavailable,
                fr: "La base \(database) ne répond pas comme prévu (\(error)).",
                en: "The database \(database) does not answer as expected (\(error))."
            )
        }
    }
}
