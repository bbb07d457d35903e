import Domain
import Payload

/// What the qualifiers of one payload say of the values beside them, whether they stand before or behind.
struct ScopeQualifiers: Sendable {
    /// By object or element instance, the position in `QualifierWords`; -1 where nothing qualifies.
    private var positions: [Int16] = []
    private var used: [Int32] = []
    /// The item of an array before this one.
    private var item: (scope: Int32, position: Int16) = (-1, -1)

    mutating func reset() {
        for scope in used { positions[Int(scope)] = -1 }
        used.removeAll(keepingCapacity: true)
        item = (-1, -1)
    }

    /// Notes a qualifier; of several of one object the first of the table counts, so that order does not.
    mutating func note(_ position: Int16, of leaf: Leaf) {
        let scope = Int(leaf.scope)
        guard scope >= 0 else { return }
        if scope >= positions.count {
            positions.append(contentsOf: repeatElement(-1, count: scope + 1 - positions.count))
        }
        if positions[scope] < 0 { used.append(leaf.scope) }
        positions[scope] = positions[scope] < 0 ? position : min(positions[scope], position)
    }

    /// Notes an item of an array that may name the next one.
    mutating func note(item position: Int16?, of leaf: Leaf) { item = (leaf.scope, position ?? -1) }

    /// What qualifies a leaf: an attribute of its own element always does; a sibling only a name that says little.
    func position(for leaf: Leaf, _ verdict: Verdict) -> Int16? {
        if verdict.isItem, item.position >= 0, item.scope == leaf.scope { return item.position }
        if leaf.element != 0, let own = self[leaf.element] { return own }
        return verdict.isTransparent ? self[leaf.scope] : nil
    }

    private subscript(scope: Int32) -> Int16? {
        guard scope >= 0, scope < positions.count, positions[Int(scope)] >= 0 else { return nil }
        return positions[Int(scope)]
    }
}
