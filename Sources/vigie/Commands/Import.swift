import ArgumentParser
import Capture
import Classification
import Domain
import Foundation
import Intake
import Storage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Charge des événements (NDJSON, CSV) ou des documents bruts.",
            en: "Loads events (NDJSON, CSV) or raw documents."
        ),
        discussion: speak(
            fr: """
                .ndjson, .jsonl, .csv, .tsv et « - » sont des suites d’événements; tout autre fichier est un document tel \
                qu’il a été envoyé, à la date du fichier, et dans un dossier les .csv et .tsv aussi. Interrompue, une \
                importation reprend où elle en était; recommencée, elle n’ajoute rien. Destination : --url (un service en \
                marche, clé dans VIGIE_KEY), sinon VIGIE_DATABASE_URL, sinon une base privée dans \(PrivateFolder.state) \
                (VIGIE_STATE en choisit un autre).
                """,
            en: """
                .ndjson, .jsonl, .csv, .tsv and “-” are streams of events; any other file is a document as it was sent, \
                with the file’s date, and so are .csv and .tsv in a folder. An import that was stopped goes on where it \
                was; run again, it adds nothing. Destination: --url (a running service, key in VIGIE_KEY), else \
                VIGIE_DATABASE_URL, else a private database in \(PrivateFolder.state) (VIGIE_STATE names another).
                """
        )
    )

    @Argument(help: ArgumentHelp(speak(fr: "Fichiers, dossiers ou « - ».", en: "Files, folders or “-”.")))
    var files: [String]

    @Option(help: ArgumentHelp(speak(fr: "Service en marche.", en: "A running service."), valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Plateforme des documents; sinon le nom du dossier.",
                en: "The documents’ platform; else the folder’s name."
            ),
            valueName: "slug"
        )
    )
    var platform: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Source des documents (import/<dossier>).", en: "The documents’ source (import/<folder>).")
        )
    )
    var source: String?

    @Option(
        help: ArgumentHelp(
            speak(fr: "Type des documents; sinon leur racine.", en: "The documents’ type; else their root.")
        )
    )
    var docType: String?

    @Flag(help: ArgumentHelp(speak(fr: "Ne garde rien.", en: "Keeps nothing.")))
    var dryRun = false

    @Flag(
        help: ArgumentHelp(
            speak(fr: "Une ligne JSON par fichier, puis le total.", en: "One JSON line a file, then the total.")
        )
    )
    var json = false

    @OptionGroup var flags: SettingsFlags

    func run() async throws {
        try await reporting {
            let sources = try ImportSource.find(files)
            guard !sources.isEmpty else {
                throw Failure(.data, fr: "Rien à importer ici.", en: "Nothing to import here.")
            }
            let settings = try await Settings(flags)
            let rules = try RuleFile.rules(settings)
            let outcome = try await StopRequest.watching { stop in
                try await withSink(settings, rules, until: stop) { [self] sink in
                    let run = ImportRun(
                        sink: sink,
                        platform: platform,
                        source: source,
                        documentType: docType,
                        resumes: !dryRun,
                        json: json
                    )
                    return try await run.take(sources)
                }
            }
            guard outcome.rejected == 0 else { throw ExitCode(Failure.Code.data.rawValue) }
        }
    }

    private func withSink(
        _ settings: Settings,
        _ rules: RuleSet,
        until stop: StopRequest,
        _ body: @escaping @Sendable (any ImportSink) async throws -> ImportResult
    ) async throws -> ImportResult {
        let reader = PieceReader(limits: settings.decodeLimits, rules: rules)
        if dryRun { return try await stop.cancelling { try await body(DryRunSink(reader: reader)) } }
        if let url {
            guard let key = ProcessInfo.processInfo.environment["VIGIE_KEY"], !key.isEmpty else {
                throw Failure(
                    .configuration,
                    fr: "VIGIE_KEY : il faut une clé qui peut écrire des événements.",
                    en: "VIGIE_KEY: a key that may write events is needed."
                )
            }
            return try await ServiceSink.withClient { client in
                let sink = ServiceSink(url: url, key: key, reader: reader, client: client)
                return try await stop.cancelling { try await body(sink) }
            }
        }
        return try await LocalService.run(settings, rules, until: stop) { service in
            let store = service.store
            return try await body(
                DatabaseSink(
                    name: await Database.identity(store.pool),
                    pipeline: service.pipeline,
                    store: store.writer
                )
            )
        }
    }
}
