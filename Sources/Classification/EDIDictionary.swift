import Domain
import Payload

/// What the paths of EDI documents mean: segment, element and qualifier against the tables of `EDIWords`.
struct EDIDictionary: Sendable {
    private let x12: [String: EDIWords.Meaning]
    private let edifact: [String: EDIWords.Meaning]
    /// Message types, a byte a character.
    private let purchases: [UInt64]

    static let standard = EDIDictionary()

    private init() {
        x12 = EDIDictionary.table(EDIWords.x12)
        edifact = EDIDictionary.table(EDIWords.edifact)
        purchases = EDIWords.purchases.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    private static func table(_ rows: [EDIWords.Row]) -> [String: EDIWords.Meaning] {
        var table: [String: EDIWords.Meaning] = [:]
        for (meaning, names) in rows {
            for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[String(name)] = meaning }
        }
        return table
    }

    /// Whether the type of a document, `850` or `ORDERS`, says that the sender buys.
    func isPurchase(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 8 else { return false }
        var type: UInt64 = 0
        for index in range { type = type << 8 | UInt64(bytes[index]) }
        return purchases.contains(type)
    }

    /// The verdict for a path as the EDI reader writes it; `nil` for any other, below whatever it stands.
    func verdict(of node: PathNode, in trie: PathTrie) -> Verdict? {
        guard let parent = trie.parent(of: node) else { return nil }
        var root = node
        var above = parent
        while let next = trie.parent(of: above) {
            root = above
            above = next
        }
        guard above == .jsonRoot, trie.segment(of: root) == .name else { return nil }
        let table: [String: EDIWords.Meaning]
        let mark: Character
        switch trie.name(of: root) {
        case "X12": (table, mark) = (x12, "*")
        case "EDIFACT": (table, mark) = (edifact, "+")
        default: return nil
        }
        var verdict = Verdict()
        verdict.isBusiness = true
        guard node != root else { return verdict }
        let name = trie.name(of: node)
        if EDIDictionary.isTag(EDIDictionary.split(name, at: mark).0) { return verdict }
        let segment = trie.name(of: parent)
        guard EDIDictionary.isElement(name, of: EDIDictionary.split(segment, at: mark).0) else { return nil }
        guard let meaning = meaning(of: name, in: segment, mark, table) else { return verdict }
        verdict.category = meaning.category
        verdict.part = meaning.part
        verdict.context = meaning.context
        verdict.veto = meaning.admitsNumbers ? [] : DetectorSet.numeric.subtracting(meaning.context)
        return verdict
    }

    /// The most particular entry: element and code, segment and code, element.
    private func meaning(
        of name: String,
        in segment: String,
        _ mark: Character,
        _ table: [String: EDIWords.Meaning]
    ) -> EDIWords.Meaning? {
        let (element, ownCode) = EDIDictionary.split(name, at: mark)
        let (tag, segmentCode) = EDIDictionary.split(segment, at: mark)
        let any = EDIDictionary.withoutComponent(element) + "-*"
        if let code = ownCode {
            if let meaning = table["\(element)\(mark)\(code)"] ?? table["\(tag)\(mark)\(code)"] { return meaning }
        }
        if let code = segmentCode {
            if let meaning = table["\(element)\(mark)\(code)"] ?? table["\(any)\(mark)\(code)"] { return meaning }
        }
        return table[element] ?? table[any]
    }

    private static func split(_ name: String, at mark: Character) -> (String, String?) {
        guard let index = name.firstIndex(of: mark) else { return (name, nil) }
        return (String(name[..<index]), String(name[name.index(after: index)...]))
    }

    /// Two or three capitals and digits, as `N1`.
    private static func isTag(_ name: String) -> Bool {
        2...3 ~= name.utf8.count && name.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x41 < 26 }
    }

    /// A tag and a two-digit number, as `N102`.
    private static func isElement(_ name: String, of tag: String) -> Bool {
        isTag(tag) && name.hasPrefix(tag)
            && name.utf8.dropFirst(tag.utf8.count).prefix(2).allSatisfy { $0 &- 0x30 < 10 }
    }

    private static func withoutComponent(_ element: String) -> String {
        element.firstIndex(of: "-").map { String(element[..<$0]) } ?? element
    }
}
