import Payload

/// What stands in the values of one payload: documents in strings, encoded text; one level deep.
struct NestedLeaves: Sendable {
    /// The leaves of the document at hand.
    var leaves: [Leaf] = []
    /// How many leaves the documents inside values had together.
    private(set) var count = 0
    /// The paths of all of them, when somebody asked for the shape of the payload.
    private(set) var nodes: [PathNode] = []
    /// What is looked at stands inside a value already.
    var isInside = false
    var text: [UInt8] = []

    mutating func reset() {
        count = 0
        nodes.removeAll(keepingCapacity: true)
        isInside = false
    }

    /// Counts the leaves of the document at hand.
    mutating func countLeaves(keepingPaths: Bool) {
        count += leaves.count
        if keepingPaths { for leaf in leaves where leaf.kind != .null { nodes.append(leaf.node) } }
    }
}
