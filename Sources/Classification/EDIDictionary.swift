import Domain
import Payload

/// What the paths of EDI documents mean: segment, element and qualifier against the tables of `EDIWords`.
struct EDIDictionary: Sendable {
    private let x12: [String: EDIWords.Meaning]
    private let edifact: [String: EDIWords.Meaning]
    private let x12Detectors: [String: DetectorSet]
    private let edifactDetectors: [String: DetectorSet]
    /// Message types, a byte a character.
    private let purchases: [UInt64]

    static let standard = EDIDictionary()

    private init() {
        x12 = EDIDictionary.table(EDIWords.x12)
        edifact = EDIDictionary.table(EDIWords.edifact)
        x12Detectors = EDIDictionary.detectors(EDIWords.x12Detectors)
        edifactDetectors = EDIDictionary.detectors(EDIWords.edifactDetectors)
        purchases = EDIWords.purchases.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    private static func table(_ rows: [EDIWords.Row]) -> [String: EDIWords.Meaning] {
        var table: [String: EDIWords.Meaning] = [:]
        for (meaning, names) in rows {
            for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[String(name)] = meaning }
        }
        return table
    }

    private static func detectors(_ rows: [(DetectorSet, String)]) -> [String: DetectorSet] {
        var table: [String: DetectorSet] = [:]
        for (detectors, names) in rows {
            for name in names.split(separator: " ") { table[String(name), default: []].formUnion(detectors) }
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
        let detectors: [String: DetectorSet]
        let mark: Character
        switch trie.name(of: root) {
        case "X12": (table, detectors, mark) = (x12, x12Detectors, "*")
        case "EDIFACT": (table, detectors, mark) = (edifact, edifactDetectors, "+")
        default: return nil
        }
        var verdict = Verdict()
        verdict.isBusiness = true
        guard node != root else { return verdict }
        let name = trie.name(of: node)
        if EDIDictionary.isTag(EDIDictionary.split(name, at: mark).0) { return verdict }
        let segment = trie.name(of: parent)
        guard EDIDictionary.isElement(name, of: EDIDictionary.split(segment, at: mark).0) else { return nil }
        let keys = EDIDictionary.keys(of: name, in: segment, mark)
        verdict.context = keys.reduce(into: []) { $0.formUnion(detectors[$1] ?? []) }
        let meaning = keys.lazy.compactMap { table[$0] }.first
        if let meaning {
            verdict.category = meaning.category
            verdict.part = meaning.part
            verdict.context.formUnion(meaning.context)
        }
        verdict.veto = meaning?.admitsNumbers == true ? [.ipAddress] : DetectorSet.numeric.subtracting(verdict.context)
        return verdict
    }

    /// What an element is looked up by, the most particular first: element and code, segment and code, element.
    private static func keys(of name: String, in segment: String, _ mark: Character) -> [String] {
        let (element, ownCode) = split(name, at: mark)
        let (tag, segmentCode) = split(segment, at: mark)
        let any = withoutComponent(element) + "-*"
        var keys: [String] = []
        if let code = ownCode { keys += ["\(element)\(mark)\(code)", "\(tag)\(mark)\(code)"] }
        if let code = segmentCode { keys += ["\(element)\(mark)\(code)", "\(any)\(mark)\(code)"] }
        return keys + [element, any]
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
