import ArgumentParser
import Classification
import Domain
import Foundation
import Intake

struct Classify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(
            fr: "Dit à quel point des documents sont sensibles, et pourquoi; ne garde rien.",
            en: "Says how sensitive documents are, and why; keeps nothing."
        ),
        discussion: speak(
            fr: """
                Chaque fichier est un document tel qu’il part; « - » est l’entrée standard. Jamais une valeur n’est \
                écrite, sauf celles que --validate reçoit et rend. Les lignes de --ndjson sont \
                {"id","text","format"?,"platform"?}, celles de --columns {"id","name","values"}, celles de --validate \
                {"type","value"}; --ndjson compte en points de code de « text », --spans en octets UTF-8 du fichier.
                """,
            en: """
                Each file is a document as it is sent; “-” is standard input. No value is ever written, but for those \
                that --validate is given and gives back. Lines of --ndjson are {"id","text","format"?,"platform"?}, of \
                --columns {"id","name","values"}, of --validate {"type","value"}; --ndjson counts in code points of \
                “text”, --spans in UTF-8 bytes of the file.
                """
        )
    )

    /// What the files are, where they are not documents.
    enum Mode: String, EnumerableFlag {
        case ndjson, columns, validate, bench

        static func help(for mode: Mode) -> ArgumentHelp? {
            switch mode {
            case .ndjson:
                ArgumentHelp(
                    speak(
                        fr: "Un document par ligne; une réponse par ligne.",
                        en: "A document a line, an answer a line."
                    )
                )
            case .columns:
                ArgumentHelp(
                    speak(
                        fr: "Une colonne par ligne : nom et valeurs, d’où son type.",
                        en: "A column a line: name and values, and so its type."
                    )
                )
            case .validate:
                ArgumentHelp(
                    speak(
                        fr: "Un identifiant par ligne : valide pour son type ou non.",
                        en: "An identifier a line: valid for its type or not."
                    )
                )
            case .bench:
                ArgumentHelp(
                    speak(
                        fr: "Mesure la vitesse : Mo par seconde de processeur, un seul fil.",
                        en: "Measures the speed: MB per second of processor, one thread."
                    )
                )
            }
        }
    }

    @Argument(help: ArgumentHelp(speak(fr: "Fichiers ou « - ».", en: "Files or “-”.")))
    var files: [String]

    @Flag var mode: Mode?

    @OptionGroup var hints: DocumentHints

    @Flag(help: ArgumentHelp(speak(fr: "Un objet JSON par fichier.", en: "One JSON object a file.")))
    var json = false

    @Flag(
        help: ArgumentHelp(
            speak(fr: "Aussi où se trouve chaque valeur reconnue.", en: "Also where each recognized value stands.")
        )
    )
    var spans = false

    func validate() throws {
        guard mode == nil || (!json && !spans) else {
            throw ValidationError(
                speak(
                    fr: "--json et --spans sont pour des documents entiers.",
                    en: "--json and --spans are for whole documents."
                )
            )
        }
    }

    func run() async throws {
        try await reporting {
            switch mode {
            case nil: try DocumentReport(hints: hints, json: json, spans: spans).run(files)
            case .ndjson: try LineRun(files) { try DocumentAnswer(hints: hints) }
            case .columns: try LineRun(files) { ColumnAnswer() }
            case .validate: try LineRun(files) { IdentifierAnswer() }
            case .bench: try ClassifyBench(hints: hints).run(files)
            }
        }
    }
}

/// What a person knows of the documents beside their bytes.
struct DocumentHints: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            speak(fr: "Plateforme qui reçoit les documents.", en: "The platform that gets the documents."),
            valueName: "slug"
        )
    )
    var platform: String?

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Type de contenu; sinon les octets décident.",
                en: "The content type; else the bytes decide."
            ),
            valueName: "type/subtype"
        )
    )
    var contentType: String?

    @Option(
        name: [.long, .customLong("doc-type")],
        help: ArgumentHelp(
            speak(fr: "Type de document (price_list).", en: "The type of document (price_list)."),
            valueName: "type"
        )
    )
    var documentType: String?

    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            speak(
                fr: "Règles de l’organisation (VIGIE_RULES_FILE).",
                en: "The organization’s rules (VIGIE_RULES_FILE)."
            ),
            valueName: "file"
        )
    )
    var rulesFile: String?

    /// The rules that the service would use with the same setting.
    func rules() throws -> RuleSet {
        let named = ProcessInfo.processInfo.environment["VIGIE_RULES_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = rulesFile ?? named else { return .builtIn }
        do throws(RuleFile.Faults) {
            return try RuleFile.read(path)
        } catch {
            throw Failure(
                .configuration,
                fr: "les règles ne peuvent pas servir.\n\(error.text)",
                en: "the rules cannot be used.\n\(error.text)"
            )
        }
    }
}
