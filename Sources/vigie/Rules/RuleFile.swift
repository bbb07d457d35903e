import Classification
import Crypto
import Foundation
import Yams

/// A file of an organization's rules.
enum RuleFile {
    /// What is wrong with it: all of it, in the order of the lines.
    struct Faults: Error {
        let file: String
        let faults: [RuleFault]

        /// A line for each.
        var text: String { faults.map { $0.sentence(file: file) }.joined(separator: "\n") }
    }

    /// Rules are words and paths; a larger file is something else.
    private static let mostBytes = 4 << 20

    /// The rules that the settings name, Vigie's own where they name none; a fault ends the start.
    static func rules(_ settings: Settings) throws -> RuleSet {
        guard let path = settings.rulesFile else { return .builtIn }
        do throws(Faults) {
            return try read(path)
        } catch {
            throw Failure(
                .configuration,
                fr: "rules.file : les règles ne peuvent pas servir.\n\(error.text)",
                en: "rules.file: the rules cannot be used.\n\(error.text)"
            )
        }
    }

    /// Reads, checks and compiles a file.
    static func read(_ path: String) throws(Faults) -> RuleSet {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Faults(
                file: path,
                faults: [
                    RuleFault(line: 0, key: "", fr: "le fichier est illisible.", en: "the file cannot be read.")
                ]
            )
        }
        return try compile(data, file: path)
    }

    /// The version ends with a part of the file's hash, so that a change without a new number is one all the same.
    static func compile(_ data: Data, file: String) throws(Faults) -> RuleSet {
        var reader = RuleReader()
        do throws(RuleFault) {
            reader.read(try document(data))
        } catch {
            throw Faults(file: file, faults: [error])
        }
        let hash = SHA256.hash(data: data).prefix(4)
        let fingerprint = hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        guard let rules = reader.rules(fingerprint: fingerprint) else {
            throw Faults(file: file, faults: reader.faults.sorted { $0.line < $1.line })
        }
        return rules
    }

    private static func document(_ data: Data) throws(RuleFault) -> Node {
        guard data.count <= mostBytes else {
            throw RuleFault(line: 0, key: "", fr: "plus de 4 Mio.", en: "more than 4 MiB.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw RuleFault(line: 0, key: "", fr: "le texte n’est pas en UTF-8.", en: "the text is not UTF-8.")
        }
        do {
            if let node = try Yams.compose(yaml: text) { return node }
        } catch let error as YamlError {
            throw RuleFault(error)
        } catch {
            throw RuleFault(line: 0, key: "", fr: "ce n’est pas du YAML.", en: "this is not YAML.")
        }
        throw RuleFault(line: 0, key: "", fr: "le fichier est vide.", en: "the file is empty.")
    }
}

extension RuleFault {
    /// What the YAML parser says; its own description would print the line, and with it words that must not get out.
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(
                line: mark.line,
                key: "",
                fr: "ce n’est pas du YAML bien formé (\(problem)).",
                en: "not well-formed YAML (\(problem))."
            )
        case .duplicatedKeysInMapping(let names, let context):
            self.init(
                line: context.mark.line,
                key: names.sorted().joined(separator: ", "),
                fr: "cette clé est là deux fois.",
                en: "this key stands there twice."
            )
        default: self.init(line: 0, key: "", fr: "ce n’est pas du YAML.", en: "this is not YAML.")
        }
    }
}
