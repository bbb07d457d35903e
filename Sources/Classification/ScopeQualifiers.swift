import Domain
import Payload

/// What the qualifiers of one payload say of the values beside them, whether they stand before or behind.
struct ScopeQualifiers: Sendable {
    /// Open addressing over object and element instances; -1 is empty.
    ///
    /// Scopes of documents inside values are large numbers, so that nothing may be as long as a scope is high.
    private var scopes = [Int32](repeating: -1, count: 64)
    /// Beside `scopes`, the position in `QualifierWords`.
    private var positions = [Int16](repeating: -1, count: 64)
    /// The slots that are taken.
    private var used: [Int32] = []
    /// The item of an array before this one.
    private var item: (scope: Int32, position: Int16) = (-1, -1)

    mutating func reset() {
        for slot in used { scopes[Int(slot)] = -1 }
        used.removeAll(keepingCapacity: true)
        item = (-1, -1)
    }

    /// Notes a qualifier; of several of one object the first of the table counts, so that order does not.
    mutating func note(_ position: Int16, of leaf: Leaf) {
        guard leaf.scope >= 0 else { return }
        if used.count * 2 >= scopes.count { grow() }
        let slot = slot(of: leaf.scope)
        guard scopes[slot] < 0 else {
            positions[slot] = min(positions[slot], position)
            return
        }
        take(slot, leaf.scope, position)
    }

    private mutating func take(_ slot: Int, _ scope: Int32, _ position: Int16) {
        scopes[slot] = scope
        positions[slot] = position
        used.append(Int32(truncatingIfNeeded: slot))
    }

    private mutating func grow() {
        let known = used.map { (scopes[Int($0)], positions[Int($0)]) }
        scopes = [Int32](repeating: -1, count: scopes.count * 2)
        positions = [Int16](repeating: -1, count: scopes.count)
        used.removeAll(keepingCapacity: true)
        for (scope, position) in known { take(slot(of: scope), scope, position) }
    }

    /// Where a scope is or would be.
    private func slot(of scope: Int32) -> Int {
        let mask = scopes.count - 1
        // The high half of the product depends on all bits of the scope.
        let product = UInt64(UInt32(bitPattern: scope)) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: product >> 32) & mask
        while scopes[slot] >= 0, scopes[slot] != scope { slot = (slot &+ 1) & mask }
        return slot
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
        guard !used.isEmpty, scope >= 0 else { return nil }
        let slot = slot(of: scope)
        return scopes[slot] == scope ? positions[slot] : nil
    }
}
