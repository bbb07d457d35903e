import ArgumentParser
import Classification
import Domain
import Foundation
import Intake

struct Shape: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Écrit la forme d’un document : chemins, nombres, catégories, sans une valeur.",
            en: "Writes the shape of a document: paths, counts, categories, without a value."
        ),
        discussion: speak(
            fr: """
                Une ligne JSON par fichier (« - » : entrée standard). Avec --event, --source et --platform, c’est un \
                événement à envoyer à /v1/events : Vigie en fait la même classification que du document, qui reste ici.
                """,
            en: """
                One JSON line a file (“-”: standard input). With --event, --source and --platform it is an event to send \
                to /v1/events: Vigie finds the same categories in it as in the document, which stays here.
                """
        )
    )

    @Argument(help: ArgumentHelp(speak(fr: "Fichiers ou « - ».", en: "Files or “-”.")))
    var files: [String]

    @Option(help: ArgumentHelp(speak(fr: "Nom de l’événement.", en: "The event’s id."), valueName: "id"))
    var event: String?

    @Option(
        help: ArgumentHelp(speak(fr: "Source de l’événement.", en: "The event’s source."), valueName: "system/flow")
    )
    var source: String?

    @OptionGroup var hints: DocumentHints

    func validate() throws {
        guard event != nil || source != nil else { return }
        guard event != nil, source != nil, hints.platform != nil else {
            throw ValidationError(
                speak(
                    fr: "Un événement prend --event, --source et --platform.",
                    en: "An event takes --event, --source and --platform."
                )
            )
        }
        guard files.count == 1 else {
            throw ValidationError(
                speak(fr: "--event nomme un seul document.", en: "--event names a single document.")
            )
        }
    }

    func run() async throws {
        try await reporting {
            let pool = ClassifierPool(count: 1, rules: try hints.rules())
            let output = BufferedOutput()
            for file in files {
                let document = try PayloadFile(file)
                let report = pool.report(
                    payload: document.bytes[...],
                    contentType: hints.contentType,
                    platform: hints.platform,
                    documentType: hints.documentType ?? Examiner.unspecified
                )
                let capture = ShapeCapture(report, paths: pool.paths)
                for remark in capture.remarks { Terminal.error.line("vigie: \(file): \(remark)") }
                try output.line(line(document, report, capture))
            }
            try output.flush()
        }
    }

    private func line(_ document: PayloadFile, _ report: ClassificationReport, _ capture: ShapeCapture) -> [UInt8] {
        let documentType =
            hints.documentType ?? report.classification.documentType ?? RawDocument.documentType(document.bytes)
        var json = JSONWriter()
        json.object { json in
            if let event, let source, let platform = hints.platform {
                json.member("id", event)
                json.member("source", source)
                json.member("platform", platform)
            }
            json.member("doc_type", documentType)
            if let contentType = hints.contentType { json.member("content_type", contentType) }
            if let size = document.size { json.member("bytes", size) }
            json.name("fields")
            json.array { json in for entry in capture.entries { entry.write(to: &json) } }
        }
        return json.bytes
    }
}
