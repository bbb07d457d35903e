import Domain
import Payload

/// What the organization's path rules say of the paths that one classifier has met, found once for each.
///
/// Beside the nodes of a trie, once for each scope that a document was in. Without path rules it stays empty, and a
/// question costs one comparison.
struct PathRulings: Sendable {
    private let rules: RuleSet
    private var tables: [[PathRuling?]] = []
    private var places: [RuleScope: Int] = [:]
    private var current = -1
    private var scope: RuleScope?

    /// How many scopes are remembered; past that all are learnt again.
    private static let mostScopes = 32

    init(_ rules: RuleSet) { self.rules = rules }

    /// Prepares for a document whose paths are all in the trie.
    mutating func begin(platform: String?, documentType: String, paths trie: PathTrie) {
        guard !rules.paths.isEmpty else { return }
        let scope = rules.scope(platform: platform, documentType: documentType)
        current = place(of: scope)
        self.scope = scope
        extend(paths: trie)
    }

    /// Finds what the rules say of new paths.
    mutating func extend(paths trie: PathTrie) {
        guard current >= 0, let scope else { return }
        while tables[current].count < trie.count {
            let path = trie.text(of: trie.node(at: tables[current].count))
            tables[current].append(rules.ruling(path: path, in: scope))
        }
    }

    /// What the rules say of a path; `nil` where they say nothing.
    subscript(node: PathNode) -> PathRuling? {
        current < 0 ? nil : tables[current][Int(node.index)]
    }

    /// To be called when the trie starts over.
    mutating func forget() {
        tables.removeAll()
        places.removeAll()
        current = -1
    }

    private mutating func place(of scope: RuleScope) -> Int {
        if let known = places[scope] { return known }
        if tables.count >= PathRulings.mostScopes { forget() }
        places[scope] = tables.count
        tables.append([])
        return tables.count - 1
    }
}
