import Query
import Domain

/// Reads the members of a small document and gathers every fault with its pointer, so that one answer names them all.
struct DocumentReader {
    private let members: [JSONValue.Member]
    private var faults: [Problem.Item] = []

    /// Any member that is not `known` is a fault.
    init(_ document: JSONValue, known: [String]) throws(Problem) {
        guard case .object(let members) = document else {
            throw Problem(invalid: [Problem.Item(Rejection(.invalidType, at: "", hint: "object"))])
        }
        self.members = members
        for member in members where !known.contains(member.name) {
            fail(.unknownAttribute, at: member.name, hint: Nearest.hint(member.name, known))
        }
    }

    func has(_ name: String) -> Bool { members.contains { $0.name == name } }

    /// The raw value; absent and `null` are told apart by `has`.
    func value(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }

    mutating func fail(_ reason: Rejection.Reason, at name: String, hint: String? = nil) {
        // RFC 6901: `~` and `/` within a name are escaped.
        let token = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        faults.append(Problem.Item(Rejection(reason, at: "/" + String(token.prefix(100)), hint: hint)))
    }

    mutating func fail(_ items: [Problem.Item]) { faults += items }

    /// Text of 1 to `most` characters without control characters; `nil` where absent.
    mutating func text(_ name: String, most: Int) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else {
            fail(.invalidType, at: name, hint: "string")
            return nil
        }
        guard !text.isEmpty, text.count <= most, !text.hasControl else {
            fail(.invalidValue, at: name, hint: "1–\(most)")
            return nil
        }
        return text
    }

    /// The same, where `null` takes the text away: absent is `nil`, `null` is `.some(nil)`.
    mutating func removableText(_ name: String, most: Int) -> String?? {
        if value(name) == .null { return .some(nil) }
        return text(name, most: most).map { .some($0) }
    }

    mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = text(name, most: 100) else { return nil }
        guard let word = Word(rawValue: text) else {
            fail(.invalidValue, at: name, hint: Word.allCases.map(\.rawValue).joined(separator: ", "))
            return nil
        }
        return word
    }

    /// A list of texts; `null` counts as absent.
    mutating func texts(_ name: String, most: Int) -> [String]? {
        guard let value = value(name), value != .null else { return nil }
        guard case .array(let elements) = value, elements.count <= most else {
            fail(.invalidType, at: name, hint: "array ≤ \(most)")
            return nil
        }
        let texts = elements.compactMap { element -> String? in
            if case .string(let text) = element, !text.isEmpty, text.count <= 200, !text.hasControl {
                text
            } else {
                nil
            }
        }
        if texts.count != elements.count { fail(.invalidType, at: name, hint: "string") }
        return texts
    }

    var hasFaults: Bool { !faults.isEmpty }

    /// Throws everything that was found wrong, at once.
    func finish() throws(Problem) {
        if !faults.isEmpty { throw Problem(invalid: faults) }
    }
}

extension String {
    /// Whether a control character, C0, DEL or C1, is in it; scalars, since CR LF is one `Character`.
    var hasControl: Bool { hasControl(besideLines: false) }

    /// `besideLines`: tabs and the ends of lines are fine, as in a text of several paragraphs.
    func hasControl(besideLines: Bool) -> Bool {
        unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: !besideLines
            case 0..<0x20, 0x7F..<0xA0: true
            default: false
            }
        }
    }
}
