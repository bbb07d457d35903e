import Capture
import Configuration
import Detection
import Foundation
import Logging
import Storage
import SystemPackage

/// Everything that can be set: flags, then environment (`VIGIE_…`), then the file, then defaults.
///
/// Secrets come by environment or file only. A bad value ends the start with a sentence that names its setting.
struct Settings: Sendable {
    /// `postgresql://…` of the service role; may hold a password, so it is never printed.
    var databaseURL: String?
    /// The same for the role that owns the tables; the service's own where it is not set.
    var ownerDatabaseURL: String?
    /// Under which API keys are hashed; at least 32 bytes.
    var pepper: [UInt8]?
    /// From which the keys are made that people are told apart under, at least 32 bytes; the pepper where not set.
    var hashKey: [UInt8]?
    var host: String
    var port: Int
    /// IANA name; days and weeks of the organization start at its midnights.
    var timeZone: String
    /// How readily alerts are raised: `quiet`, `balanced` or `keen`.
    var detection: DetectionSettings.Readiness
    var logLevel: Logger.Level
    var eventDays: Int
    var minuteDays: Int
    var hourDays: Int
    /// Events a minute that one key may send.
    var ingestPerMinute: Int
    /// Browsers reach the page over TLS: its cookie is for TLS only.
    var hasSecureCookies: Bool
    /// `/metrics` asks for an admin key.
    var metricsNeedKey: Bool
    /// CloudEvents that are taken though their types do not begin with `vigie.outbound.`.
    var eventTypes: [MappedType]
    /// The organization's own rules, a YAML file; see `docs/rules.md`.
    var rulesFile: String?
    /// Who may be sent messages, and by which mail server.
    var delivery: DeliverySettings

    init(_ flags: SettingsFlags) async throws {
        try await self.init(Settings.reader(flags))
        if let url = flags.databaseURL, url.contains("password=") || Settings.hasPassword(url) {
            throw Failure(
                .configuration,
                fr:
                    "database-url : un mot de passe n’a pas sa place sur la ligne de commande; utilisez VIGIE_DATABASE_URL.",
                en: "database-url: a password has no place on the command line; use VIGIE_DATABASE_URL."
            )
        }
    }

    init(_ reader: ConfigReader) throws {
        databaseURL = reader.string(forKey: "database.url", isSecret: true)
        ownerDatabaseURL = reader.string(forKey: "owner.database.url", isSecret: true)
        pepper = try Settings.secret(reader, "pepper")
        hashKey = try Settings.secret(reader, "hash.key")
        (host, port) = try Settings.address(reader.string(forKey: "address", default: "127.0.0.1:8787"))
        timeZone = try Settings.timeZone(reader.string(forKey: "time.zone", default: "America/Toronto"))
        detection = try Settings.readiness(reader.string(forKey: "detection", default: "balanced"))
        logLevel = try Settings.logLevel(reader.string(forKey: "log.level", default: "info"))
        eventDays = try Settings.whole(reader, "event.days", 90, 1...3_650)
        minuteDays = try Settings.whole(reader, "minute.days", 30, 1...3_650)
        hourDays = try Settings.whole(reader, "hour.days", 730, 1...36_500)
        ingestPerMinute = try Settings.whole(reader, "ingest.per.minute", 6_000_000, 1...1_000_000_000)
        hasSecureCookies = try Settings.flag(reader, "secure.cookies")
        metricsNeedKey = try Settings.flag(reader, "metrics.need.key")
        eventTypes = try Settings.eventTypes(reader.string(forKey: "event.types"))
        rulesFile = reader.string(forKey: "rules.file")
        delivery = try DeliverySettings(reader)
    }

    /// The settings' sources, the strongest first.
    private static func reader(_ flags: SettingsFlags) async throws -> ConfigReader {
        var given: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: AbsoluteConfigKey, _ value: String?) {
            if let value { given[key] = ConfigValue(.string(value), isSecret: false) }
        }
        set(["address"], flags.address)
        set(["database", "url"], flags.databaseURL)
        set(["time", "zone"], flags.timeZone)
        set(["log", "level"], flags.logLevel)
        set(["rules", "file"], flags.rulesFile)
        let environment = EnvironmentVariablesProvider().prefixKeys(with: "vigie")
        var providers: [any ConfigProvider] = [InMemoryProvider(values: given), environment]
        let file = flags.file ?? ConfigReader(provider: environment).string(forKey: "config")
        if let file {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch {
                throw Failure(
                    .configuration,
                    fr: "config : le fichier \(file) est illisible ou n’est pas du YAML.",
                    en: "config: the file \(file) cannot be read or is not YAML."
                )
            }
        }
        return ConfigReader(providers: providers)
    }
}

extension Settings {
    /// What a request may hold: nothing older than what is kept.
    ///
    /// The day of an older event would be dropped at the next upkeep and its key with it, while the rollups stay: sent
    /// again, it would be counted twice.
    var decodeLimits: DecodeLimits {
        var limits = DecodeLimits()
        limits.daysBack = min(limits.daysBack, Int64(eventDays))
        limits.mappedTypes = eventTypes
        return limits
    }

    /// How long each resolution is kept; days are kept for good.
    var retention: Retention { Retention(events: eventDays, minutes: minuteDays, hours: hourDays) }

    private static func address(_ text: String) throws -> (String, Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            0...65_535 ~= port, colon > text.startIndex
        else {
            throw Failure(
                .configuration,
                fr: "address : on attend hote:port, par exemple 127.0.0.1:8787.",
                en: "address: expected host:port, for example 127.0.0.1:8787."
            )
        }
        let host = text[..<colon].drop { $0 == "[" }
        return (String(host.last == "]" ? host.dropLast() : host), port)
    }

    /// `com.acme.,org.example.=alibaba`.
    private static func eventTypes(_ list: String?) throws -> [MappedType] {
        try (list ?? "").split(separator: ",")
            .map { entry in
                guard let type = MappedType(String(entry.drop { $0 == " " })) else {
                    throw Failure(
                        .configuration,
                        fr: "event.types : on attend des débuts de types, par exemple com.acme.,org.exemple.=alibaba.",
                        en: "event.types: expected beginnings of types, for example com.acme.,org.example.=alibaba."
                    )
                }
                return type
            }
    }

    /// By the same rule as `tz` of a request: abbreviations such as EST are ambiguous, and the database must know the
    /// name too.
    static func timeZone(_ name: String) throws -> String {
        guard name.contains("/") || name == "UTC", TimeZone(identifier: name) != nil else {
            throw Failure(
                .configuration,
                fr: "time.zone : « \(name) » n’est pas un fuseau IANA comme America/Toronto, ni UTC.",
                en: "time.zone: “\(name)” is neither an IANA time zone like America/Toronto nor UTC."
            )
        }
        return name
    }

    private static func readiness(_ name: String) throws -> DetectionSettings.Readiness {
        guard let readiness = DetectionSettings.Readiness(rawValue: name) else {
            let known = DetectionSettings.Readiness.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.configuration, fr: "detection : l’un de \(known).", en: "detection: one of \(known).")
        }
        return readiness
    }

    private static func logLevel(_ name: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: name) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .configuration,
                fr: "log.level : l’un de \(known).",
                en: "log.level: one of \(known)."
            )
        }
        return level
    }

    private static func whole(
        _ reader: ConfigReader,
        _ key: ConfigKey,
        _ fallback: Int,
        _ range: ClosedRange<Int>
    ) throws -> Int {
        let name = key.description
        // A number in the file is one already; in the environment it is text.
        let value = reader.string(forKey: key).map { Int($0) } ?? reader.int(forKey: key, default: fallback)
        guard let value, range.contains(value) else {
            throw Failure(
                .configuration,
                fr: "\(name) : un entier de \(range.lowerBound) à \(range.upperBound).",
                en: "\(name): a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return value
    }

    static func flag(_ reader: ConfigReader, _ key: ConfigKey) throws -> Bool {
        switch reader.string(forKey: key) {
        case "true": return true
        case "false": return false
        case nil: return reader.bool(forKey: key, default: false)
        default:
            throw Failure(
                .configuration,
                fr: "\(key) : true ou false.",
                en: "\(key): true or false."
            )
        }
    }

    /// `true` for `scheme://user:secret@host`.
    private static func hasPassword(_ url: String) -> Bool {
        guard let scheme = url.range(of: "://") else { return false }
        let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else { return false }
        return authority[..<at].contains(":")
    }
}
