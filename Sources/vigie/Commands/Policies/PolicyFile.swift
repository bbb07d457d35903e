import Domain
import Foundation
import Storage
import Web
import Yams

/// Policies in a YAML file: a list under `policies`, each as the API has it.
struct PolicyFile {
    /// One policy, its place, and the same as JSON.
    struct Entry {
        var document: PolicyDocument
        var json: Data
    }

    /// Something wrong, with its place in the file.
    struct Fault: Error {
        var line: Int
        var text: String
    }

    private(set) var entries: [Entry] = []
    private(set) var faults: [Fault] = []

    private static let mostBytes = 1 << 20

    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.unavailable, fr: "\(path) : illisible.", en: "\(path): cannot be read.")
        }
        guard data.count <= PolicyFile.mostBytes, let text = String(data: data, encoding: .utf8) else {
            throw Failure(.data, fr: "\(path) : au plus 1 Mio, en UTF-8.", en: "\(path): at most 1 MiB, in UTF-8.")
        }
        self.init(yaml: text)
    }

    static var starter: PolicyFile { PolicyFile(yaml: StarterPolicies.yaml) }

    init(yaml text: String) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            // The parser's own words would print the line.
            faults = [
                Fault(
                    line: PolicyFile.line(of: error),
                    text: speak(fr: "ce n’est pas du YAML bien formé.", en: "not well-formed YAML.")
                )
            ]
            return
        }
        guard case .mapping(let mapping)? = root, case .sequence(let list)? = mapping["policies"] else {
            faults = [
                Fault(
                    line: 1,
                    text: speak(fr: "il faut une liste sous « policies ».", en: "a list under “policies” is needed.")
                )
            ]
            return
        }
        var lines: [String: Int] = [:]
        for node in list {
            let line = node.mark?.line ?? 1
            do throws(PolicyDocument.Faults) {
                let json = JSONWriter.text { PolicyFile.write(node, to: &$0, depth: 0) }
                let document = try PolicyDocument(json: Array(json.utf8))
                if let first = lines.updateValue(line, forKey: document.id) {
                    faults.append(
                        Fault(
                            line: line,
                            text: speak(
                                fr: "\(document.id) est déjà à la ligne \(first).",
                                en: "\(document.id) stands in line \(first) already."
                            )
                        )
                    )
                }
                entries.append(Entry(document: document, json: Data(json.utf8)))
            } catch {
                for fault in error.faults {
                    let place = PolicyFile.line(of: fault.pointer, in: node) ?? line
                    let detail = fault.detail[terminalLanguage]
                    faults.append(
                        Fault(line: place, text: fault.pointer.isEmpty ? detail : "\(fault.pointer) : \(detail)")
                    )
                }
            }
        }
    }

    /// YAML's `true` and `3` are texts until somebody says what they mean; policies have only the two words.
    private static func write(_ node: Node, to json: inout JSONWriter, depth: Int) {
        guard depth < 16 else { return json.null() }
        switch node {
        case .mapping(let mapping):
            json.object { json in
                for (name, value) in mapping {
                    json.name(name.string ?? "")
                    write(value, to: &json, depth: depth + 1)
                }
            }
        case .sequence(let list):
            json.array { json in
                for element in list { write(element, to: &json, depth: depth + 1) }
            }
        case .scalar(let scalar):
            switch (scalar.string, scalar.style) {
            case ("true", .plain), ("false", .plain): json.bool(scalar.string == "true")
            case ("", .plain), ("~", .plain), ("null", .plain): json.null()
            default: json.string(scalar.string)
            }
        case .alias: json.null()
        }
    }

    /// The line of what a pointer names, or of what holds it.
    private static func line(of pointer: String, in node: Node) -> Int? {
        var node = node
        for step in pointer.split(separator: "/") {
            if case .mapping(let mapping) = node, let next = mapping[Node(String(step))] {
                node = next
            } else if case .sequence(let list) = node, let place = Int(step), list.indices.contains(place) {
                node = list[place]
            } else {
                break
            }
        }
        return node.mark?.line
    }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}
