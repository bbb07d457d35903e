import Classification
import Domain

/// `--validate`: an identifier of a kind, and whether it can be one.
struct IdentifierAnswer: LineAnswerer {
    static let names = ["type", "value"]

    /// Kinds that were told to be unknown, each once.
    private var unknown: Set<String> = []

    mutating func answer(_ line: JSONLine, to json: inout JSONWriter) throws(LineFault) {
        guard let kind = line.text("type").map({ String(decoding: $0, as: UTF8.self) }) else { throw .text("type") }
        guard let value = line.scalar("value") else { throw .text("value") }
        let isValid = IdentifierCheck.isValid(kind: kind, value: value)
        if isValid == nil, unknown.count < 20, unknown.insert(kind).inserted { IdentifierAnswer.warn(kind) }
        json.object { json in
            json.name("type")
            json.raw(line.raw("type") ?? "null")
            json.name("value")
            json.raw(line.raw("value") ?? "null")
            json.member("valid", isValid ?? false)
        }
    }

    private static func warn(_ kind: String) {
        // A kind is a word; anything else may be a value in the wrong place.
        let isWord =
            kind.utf8.count <= 32 && kind.utf8.allSatisfy { $0 == UInt8(ascii: "_") || ($0 | 0x20) &- 0x61 < 26 }
        let name = isWord ? kind : "?"
        Terminal.error.line(
            speak(
                fr: "vigie : type inconnu : \(name); ses valeurs ne sont pas valides.",
                en: "vigie: unknown type: \(name); its values are not valid."
            )
        )
    }
}
