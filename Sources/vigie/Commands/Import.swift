import ArgumentParser
import Capture
import Classification
import Domain
import Foundation
import Intake

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Charge des événements (NDJSON, CSV) ou des documents bruts.",
            en: "Loads events (NDJSON, CSV) or raw documents."
        ),
        discussion: speak(
            fr: """
                .ndjson, .jsonl, .csv, .tsv et « - » sont des suites d’événements; tout autre fichier et tout fichier d’un \
                dossier est un document, tel qu’il a été envoyé. Interrompue, une importation reprend où elle en était; \
                recommencée, elle n’ajoute rien. Destination : --url (un service en marche, clé dans VIGIE_KEY), sinon \
                VIGIE_DATABASE_URL, sinon une base privée dans .vigie.
                """,
            en: """
                .ndjson, .jsonl, .csv, .tsv and “-” are streams of events; any other file, and every file of a folder, is \
                a document as it was sent. An import that was stopped goes on where it was; run again, it adds nothing. \
                Destination: --url (a running service, key in VIGIE_KEY), else VIGIE_DATABASE_URL, else a private \
                database in .vigie.
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
            let outcome = try await withSink { sink in
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
            guard outcome.rejected == 0 else { throw ExitCode(Failure.Code.data.rawValue) }
        }
    }

    private func withSink(_ body: @Sendable (any ImportSink) async throws -> ImportResult) async throws -> ImportResult
    {
        if dryRun { return try await body(DryRunSink()) }
        if let url {
            guard let key = ProcessInfo.processInfo.environment["VIGIE_KEY"], !key.isEmpty else {
                throw Failure(
                    .configuration,
                    fr: "VIGIE_KEY : il faut une clé qui peut écrire des événements.",
                    en: "VIGIE_KEY: a key that may write events is needed."
                )
            }
            return try await body(ServiceSink(url: url, key: key))
        }
        return try await LocalService.run(Settings(flags)) { service in
            try await body(DatabaseSink(pipeline: service.pipeline))
        }
    }
}
