import Classification
import Domain
import Query
import Yams

/// Reads a file of rules and gathers every fault with its place, so that one run names them all.
struct RuleReader {
    private(set) var faults: [RuleFault] = []
    /// The organization's own number of its rules.
    private(set) var version = ""
    var overrides: [CategoryOverride] = []
    var ownCategories: [OwnCategory] = []
    var pathRules: [PathRules.Rule] = []
    var words: [LiteralMatcher.Word] = []
    var allowed: [AllowList.Entry] = []
    var agreements: [(platform: String, allowed: CategorySet)] = []

    private static let sections = ["version", "categories", "paths", "literals", "allow", "platforms"]

    /// Reads a whole document.
    mutating func read(_ root: Node) {
        let root = RuleNode(root, key: "")
        let members = members(of: root, known: RuleReader.sections)
        if let version = required("version", members, of: root) { readVersion(version) }
        // First of all, since the others may use the organization's own names.
        if let node = members["categories"] { readCategories(node) }
        if let node = members["paths"] { readPaths(node) }
        if let node = members["literals"] { readLiterals(node) }
        if let node = members["allow"] { readAllowed(node) }
        if let node = members["platforms"] { readPlatforms(node) }
    }

    /// The rules, if nothing is wrong; `fingerprint` tells two files of one number apart.
    func rules(fingerprint: String) -> RuleSet? {
        guard faults.isEmpty else { return nil }
        return RuleSet(
            version: "\(RuleSet.builtIn.version)+\(version)-\(fingerprint)",
            overrides: overrides,
            ownCategories: ownCategories,
            paths: PathRules(pathRules),
            literals: LiteralMatcher(words),
            allowed: AllowList(allowed),
            agreements: Agreements(agreements)
        )
    }

    /// It becomes part of what is stored with each result.
    private mutating func readVersion(_ node: RuleNode) {
        let text = node.text ?? ""
        guard 1...32 ~= text.utf8.count, text.utf8.allSatisfy(RuleReader.isNameByte) else {
            return fail(
                node,
                fr: "1 à 32 signes parmi a-z, A-Z, 0-9, _, - et .",
                en: "1 to 32 of a-z, A-Z, 0-9, _, - and ."
            )
        }
        version = text
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

// MARK: - Values of any section

extension RuleReader {
    mutating func fail(_ node: RuleNode, fr: String, en: String) {
        faults.append(RuleFault(line: node.line, key: node.key, fr: fr, en: en))
    }

    /// The members of a mapping with fixed names; any other name is a fault.
    mutating func members(of node: RuleNode, known: [String]) -> [String: RuleNode] {
        var members: [String: RuleNode] = [:]
        for (name, member) in entries(of: node) {
            if known.contains(name) { members[name] = member } else { failUnknown(member, name, known) }
        }
        return members
    }

    /// The members of a mapping in their order, with the name of each.
    mutating func entries(of node: RuleNode) -> [(name: String, node: RuleNode)] {
        guard !node.isEmpty else { return [] }
        guard case .mapping(let mapping) = node.node else {
            fail(node, fr: "on attend des clés et leurs valeurs.", en: "keys with their values are expected.")
            return []
        }
        return mapping.compactMap { name, value in
            let member = RuleNode(name, value, below: node.key)
            guard let text = RuleNode.text(name) else {
                fail(member, fr: "une clé est un mot.", en: "a key is a word.")
                return nil
            }
            return (text, member)
        }
    }

    mutating func required(_ name: String, _ members: [String: RuleNode], of node: RuleNode) -> RuleNode? {
        if let member = members[name], !member.isEmpty { return member }
        // What is no mapping was told already.
        guard node.isMapping || node.isEmpty else { return nil }
        let key = node.key.isEmpty ? name : "\(node.key).\(name)"
        let place = RuleNode(node.node, key: key, line: members[name]?.line ?? node.line)
        fail(place, fr: "cette clé est obligatoire.", en: "this key is required.")
        return nil
    }

    /// The elements of a list.
    mutating func list(_ node: RuleNode, most: Int) -> [RuleNode] {
        guard !node.isEmpty else { return [] }
        guard case .sequence(let sequence) = node.node else {
            fail(node, fr: "on attend une liste.", en: "a list is expected.")
            return []
        }
        guard sequence.count <= most else {
            fail(node, fr: "au plus \(most) éléments.", en: "at most \(most) elements.")
            return []
        }
        return sequence.enumerated().map { RuleNode($1, key: "\(node.key)[\($0)]") }
    }

    /// A text of 1 to `most` characters on one line.
    mutating func text(_ node: RuleNode, most: Int) -> String? {
        guard let text = node.text, !node.isEmpty, 1...most ~= text.count,
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else {
            fail(
                node,
                fr: "on attend un texte de 1 à \(most) caractères, sur une ligne.",
                en: "a text of 1 to \(most) characters, on one line, is expected."
            )
            return nil
        }
        return text
    }

    /// A category of the taxonomy or, where they may stand, one of the organization's own.
    mutating func meaning(_ node: RuleNode) -> RuleMeaning? {
        guard let word = text(node, most: 64) else { return nil }
        if let category = Category(word: word) { return RuleMeaning(category) }
        if let index = ownCategories.firstIndex(where: { $0.name == word }) {
            return RuleMeaning(ownCategories[index].base, own: UInt8(truncatingIfNeeded: index))
        }
        failUnknownCategory(node, word, among: Category.allCases.map(\.word) + ownCategories.map(\.name))
        return nil
    }

    mutating func platform(_ node: RuleNode) -> String? {
        guard let slug = text(node, most: 64) else { return nil }
        guard slug.utf8.allSatisfy(RuleReader.isNameByte), slug == slug.lowercased() else {
            fail(
                node,
                fr: "le nom d’une plateforme est fait de a-z, 0-9, _, - et .",
                en: "a platform’s name is made of a-z, 0-9, _, - and ."
            )
            return nil
        }
        return slug
    }

    mutating func failUnknownCategory(_ node: RuleNode, _ word: String, among known: [String]) {
        let hint = Nearest.name(to: word, among: known).map { " (\($0)?)" } ?? ""
        fail(
            node,
            fr: "« \(RuleReader.shown(word)) » n’est pas une catégorie\(hint).",
            en: "“\(RuleReader.shown(word))” is not a category\(hint)."
        )
    }

    mutating func failUnknown(_ node: RuleNode, _ name: String, _ known: [String]) {
        if let nearest = Nearest.name(to: name, among: known) {
            return fail(node, fr: "clé inconnue (\(nearest)?).", en: "unknown key (\(nearest)?).")
        }
        let all = known.joined(separator: ", ")
        fail(node, fr: "clé inconnue; on connaît : \(all).", en: "unknown key; known: \(all).")
    }

    /// No longer than a name is.
    static func shown(_ word: String) -> String { word.count > 40 ? word.prefix(40) + "…" : word }
}
