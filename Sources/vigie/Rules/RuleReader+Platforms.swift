import Classification
import Domain
import Yams

/// `platforms`: what each one's agreement allows.
extension RuleReader {
    mutating func readPlatforms(_ node: RuleNode) {
        var seen: [Set<String>] = []
        for (name, entry) in entries(of: node) {
            let members = members(of: entry, known: ["allows"])
            guard let slug = platform(RuleNode(Node(name), key: entry.key, line: entry.line)) else { continue }
            let names = Set(Agreements.names(of: slug))
            if seen.contains(where: { !$0.isDisjoint(with: names) }) {
                fail(entry, fr: "cette plateforme est déjà plus haut.", en: "this platform stands above already.")
            }
            seen.append(names)
            // An empty list is an agreement too: nothing may go there.
            guard let place = members["allows"] else {
                _ = required("allows", members, of: entry)
                continue
            }
            var allowed = CategorySet()
            for element in list(place, most: 100) { allowed.formUnion(categories(element)) }
            agreements.append((slug, allowed))
        }
    }

    /// `commercial.price`, `product.*` or `*`.
    ///
    /// The organization's own categories are stored as the taxonomy's, so that one cannot be allowed without the other.
    private mutating func categories(_ node: RuleNode) -> CategorySet {
        guard let word = text(node, most: 64) else { return [] }
        if word == "*" { return CategorySet(Category.allCases) }
        let found = Category.allCases.filter { category in
            word.hasSuffix(".*") ? category.word.hasPrefix(word.dropLast()) : category.word == word
        }
        if found.isEmpty {
            let groups = Set(Category.allCases.compactMap { $0.word.split(separator: ".").first.map { "\($0).*" } })
            failUnknownCategory(node, word, among: Category.allCases.map(\.word) + groups.sorted())
        }
        return CategorySet(found)
    }
}
