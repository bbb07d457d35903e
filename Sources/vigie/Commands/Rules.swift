import ArgumentParser
import Classification
import Domain
import Foundation

struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Vérifie les règles de l’organisation.", en: "Checks the organization’s rules."),
        subcommands: [Check.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: speak(
                fr: "Lit des fichiers de règles comme au démarrage, et nomme la ligne et la clé de chaque faute.",
                en: "Reads files of rules as the start does, and names line and key of each fault."
            )
        )

        @Argument(help: ArgumentHelp(speak(fr: "Fichiers YAML.", en: "YAML files."), valueName: "file"))
        var files: [String]

        @Flag(help: ArgumentHelp(speak(fr: "Une ligne JSON par fichier.", en: "One JSON line a file.")))
        var json = false

        func run() async throws {
            try await reporting {
                var areGood = true
                for file in files {
                    do throws(RuleFile.Faults) {
                        report(file, try RuleFile.read(file))
                    } catch {
                        areGood = false
                        report(error)
                    }
                }
                guard areGood else { throw ExitCode(Failure.Code.data.rawValue) }
            }
        }

        private func report(_ file: String, _ rules: RuleSet) {
            if json {
                return Terminal.output.line(
                    "{\"file\":\(JSONString.quoted(file)),\"version\":\(JSONString.quoted(rules.version)),\"faults\":[]}"
                )
            }
            Terminal.output.line("\(Terminal.output.styled("✓", .green)) \(file)  \(rules.version)")
            let (paths, words, values) = (rules.paths.count, rules.literals.count, rules.allowed.count)
            Terminal.output.line(
                speak(
                    fr: "  chemins : \(paths), mots : \(words), valeurs permises : \(values)",
                    en: "  paths: \(paths), words: \(words), allowed values: \(values)"
                )
            )
            for category in rules.ownCategories { Terminal.output.line("  " + Check.line(category, in: rules)) }
        }

        private func report(_ error: RuleFile.Faults) {
            guard json else {
                for fault in error.faults {
                    let mark = Terminal.output.styled("✗", .red)
                    Terminal.output.line("\(mark) \(fault.sentence(file: error.file))")
                }
                return
            }
            let faults = error.faults.map { fault in
                "{\"line\":\(fault.line),\"key\":\(JSONString.quoted(fault.key)),"
                    + "\"message\":\(JSONString.quoted(fault.message[terminalLanguage]))}"
            }
            let list = faults.joined(separator: ",")
            Terminal.output.line("{\"file\":\(JSONString.quoted(error.file)),\"version\":null,\"faults\":[\(list)]}")
        }

        /// As `boreal.recipe → commercial.bom, critical, 0.9: Boréal recipe`.
        private static func line(_ category: OwnCategory, in rules: RuleSet) -> String {
            let level = category.level ?? rules.level(of: category.base)
            let weight = "\(category.weight ?? rules.weight(of: category.base))"
            let number = terminalLanguage == .french ? weight.replacingOccurrences(of: ".", with: ",") : weight
            let label = category.label.map { speak(fr: "\u{A0}: \($0.fr)", en: ": \($0.en)") } ?? ""
            return "\(category.name) → \(category.base.word), \(level.word), \(number)\(label)"
        }
    }
}
