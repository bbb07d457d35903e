import ArgumentParser
import Classification
import Dashboard
import Domain
import Foundation
import NIOHTTP1
import Postgres
import Query
import Storage
import Web

/// `vigie report cross-border`: the registers for an auditor, from a running service or straight from the database.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: speak(
            fr: "Écrit un registre ou un rapport : cross-border, alerts, quality.",
            en: "Writes a register or report: cross-border, alerts, quality."
        ),
        discussion: speak(
            fr: """
                Aide à la conformité; n’est pas un avis juridique. Lit la base de --database-url s’il y en a une; sinon \
                interroge un service en marche : --url, sinon VIGIE_URL, avec la clé de VIGIE_KEY (reports:read).

                  vigie report cross-border --from 2026-01-01 --output registre.csv
                  vigie report quality --format html --output qualite.html
                """,
            en: """
                Helps with compliance; is not legal advice. Reads the database of --database-url where there is one; else \
                asks a running service: --url, else VIGIE_URL, with the key of VIGIE_KEY (reports:read).

                  vigie report cross-border --from 2026-01-01 --output register.csv
                  vigie report quality --format html --output quality.html
                """
        )
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case json, csv, html
    }

    @Argument(help: ArgumentHelp(ReportKind.allCases.map(\.rawValue).joined(separator: ", ")))
    var kind: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(speak(fr: "Début : AAAA-MM-JJ ou -28d.", en: "Start: YYYY-MM-DD or -28d."))
    )
    var from: String = "-1y"

    @Option(parsing: .unconditional, help: ArgumentHelp(speak(fr: "Fin, exclue.", en: "End, exclusive.")))
    var to: String = "now"

    @Option(help: ArgumentHelp(Form.allCases.map(\.rawValue).joined(separator: ", ")))
    var format: Form?

    @Option(help: ArgumentHelp("fr, en")) var lang: String?

    @Option(name: .shortAndLong, help: ArgumentHelp(speak(fr: "Fichier à écrire.", en: "The file to write.")))
    var output: String?

    @Flag(
        help: ArgumentHelp(
            speak(
                fr: "Dit les nombres de personnes inférieurs à 5; un service le fait selon la clé.",
                en: "Tells numbers of people under 5; a service does so by the key."
            )
        )
    )
    var smallCounts = false

    @OptionGroup var service: ServiceClient
    @OptionGroup var flags: SettingsFlags

    /// `--json` is what other commands have.
    private var form: Form { format ?? (service.json ? .json : .csv) }

    func validate() throws {
        guard ReportKind(rawValue: kind) == nil else { return }
        let known = ReportKind.allCases.map(\.rawValue)
        if let nearest = Nearest.name(to: kind, among: known) {
            throw ValidationError(
                speak(fr: "rapport : vouliez-vous dire « \(nearest) »?", en: "report: did you mean “\(nearest)”?")
            )
        }
        let list = known.joined(separator: ", ")
        throw ValidationError(speak(fr: "rapport : l’un de \(list).", en: "report: one of \(list)."))
    }

    func run() async throws {
        try await reporting {
            guard let kind = ReportKind(rawValue: kind) else { return }
            let settings = try await Settings(flags)
            // Whoever names a service means it, also where a database is set.
            if service.url == nil, let database = try Database.configured(settings) {
                let report = try await read(kind, settings, database)
                try write(text(of: report))
                Terminal.error.line("SHA-256 \(report.digest)")
            } else {
                let text = try await service.ask(.GET, path(of: kind)).text
                try write(text)
                if let digest = ReportCommand.digest(in: text) { Terminal.error.line("SHA-256 \(digest)") }
            }
        }
    }

    private func path(of kind: ReportKind) -> String {
        let language = lang ?? terminalLanguage.rawValue
        var pairs = [("from", from), ("to", to), ("format", form.rawValue), ("lang", language)]
        if form == .html { pairs.append(("download", "true")) }
        let query = pairs.map { "\($0)=\(ServiceClient.encoded($1))" }.joined(separator: "&")
        return "/v1/reports/\(kind.rawValue)?\(query)"
    }

    /// The digest as each of the forms has it: alone among its texts it is 64 hexadecimal digits long.
    static func digest(in text: String) -> String? {
        text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
            .last { $0.utf8.count == 64 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } }
            .map { String($0) }
    }

    private func read(
        _ kind: ReportKind,
        _ settings: Settings,
        _ database: PostgresConfiguration
    ) async throws -> Report {
        let rules = try RuleFile.rules(settings)
        guard let window = DayWindow(from: from, to: to, zone: settings.timeZone) else {
            throw ValidationError(
                speak(
                    fr: "from, to : AAAA-MM-JJ, -28d ou now, dans l’ordre.",
                    en: "from, to: YYYY-MM-DD, -28d or now, in order."
                )
            )
        }
        let request = ReportRequest(
            kind: kind,
            from: window.from,
            to: window.to,
            timeZone: settings.timeZone,
            showsSmallCounts: smallCounts
        )
        let pool = PostgresPool(configuration: database, size: 1)
        let outcome: Result<Report, StoreError>
        do throws(StoreError) {
            outcome = .success(
                try await ReportQueries(
                    pool: pool,
                    retention: settings.retention,
                    allowed: { rules.allowed(platform: $0) }
                )
                .report(request)
            )
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        do { return try outcome.get() } catch {
            throw Failure(
                .unavailable,
                fr: "La base \(database) ne répond pas comme prévu (\(error)).",
                en: "The database \(database) does not answer as expected (\(error))."
            )
        }
    }

    private func text(of report: Report) -> String {
        let language = lang.flatMap { Language(rawValue: $0) } ?? terminalLanguage
        switch form {
        case .json: return ReportDocument.json(report, language) + "\n"
        case .csv: return String(decoding: ReportDocument.csv(report), as: UTF8.self)
        case .html:
            let zone = TimeZone(identifier: report.request.timeZone) ?? .gmt
            let context = PageContext(
                language: language,
                zone: Zone(name: report.request.timeZone) { instant in
                    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
                },
                now: .now,
                path: ""
            )
            return ReportSheet(report: report, context: context).file()
        }
    }

    private func write(_ text: String) throws {
        guard let output else {
            Terminal.output.line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
            return
        }
        do { try Data(text.utf8).write(to: URL(filePath: output), options: .atomic) } catch {
            throw Failure(.data, fr: "\(output) : impossible d’écrire.", en: "\(output): cannot be written.")
        }
    }
}

/// A span of time as commands take it: local days, or so many days back.
struct DayWindow {
    let from: Timestamp
    let to: Timestamp

    /// `nil` for what is no date, and for an end that does not follow its start.
    init?(from: String, to: String, zone: String) {
        guard let zone = TimeZone(identifier: zone) else { return nil }
        let times = TimeExpression(now: .now, zone: zone)
        guard let start = times.instant(from), let end = times.instant(to), start < end else { return nil }
        self.from = start
        self.to = end
    }
}
