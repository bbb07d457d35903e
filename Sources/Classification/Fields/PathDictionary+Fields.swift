import Domain
import Payload

extension PathDictionary {
    /// The verdict for a path whose parent has the verdict `parent`: EDI designators, then known fields, then words.
    func verdict(of node: PathNode, in trie: PathTrie, below parent: Verdict) -> Verdict {
        if let verdict = EDIDictionary.standard.verdict(of: node, in: trie) { return verdict }
        let path = PathDictionary.segments(of: node, in: trie)
        let isXML = PathDictionary.root(of: node, in: trie) == .xmlRoot
        var verdict = verdict(
            name: trie.name(of: node),
            isAttribute: trie.segment(of: node) == .attribute,
            below: parent,
            row: FieldTable.standard.entry(for: path, isXML: isXML)
        )
        if verdict.part == .bareName, PathDictionary.hasGivenName(beside: node, in: trie) {
            (verdict.category, verdict.part) = (.personalName, .none)
        }
        verdict.isDocument = trie.parent(of: node) == .xmlRoot
        return verdict
    }

    /// The named segments of a path, the last first; items of arrays and withheld keys are none.
    static func segments(of node: PathNode, in trie: PathTrie) -> [FieldPattern.Segment] {
        var segments: [FieldPattern.Segment] = []
        var current: PathNode? = node
        while let step = current {
            let kind = trie.segment(of: step)
            if kind == .name || kind == .attribute {
                let name = PathTokens.compact(trie.name(of: step))
                segments.append(FieldPattern.Segment(name: name, isAttribute: kind == .attribute))
            }
            current = trie.parent(of: step)
        }
        return segments
    }

    /// Whether a column or field for given names stands beside, so that `nom` is a surname.
    private static func hasGivenName(beside node: PathNode, in trie: PathTrie) -> Bool {
        let position = Int(node.index)
        let near = max(0, position - 64)..<min(trie.count, position + 65)
        return near.contains {
            let other = trie.node(at: $0)
            return trie.parent(of: other) == trie.parent(of: node)
                && PathWords.givenNames.contains(PathTokens.compact(trie.name(of: other)))
        }
    }

    private static func root(of node: PathNode, in trie: PathTrie) -> PathNode {
        var root = node
        while let parent = trie.parent(of: root) { root = parent }
        return root
    }
}
