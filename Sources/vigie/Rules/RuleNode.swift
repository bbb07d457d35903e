import Yams

/// A value in a file of rules, with its place.
struct RuleNode {
    let node: Node
    /// As `paths[2].category`.
    let key: String
    let line: Int

    init(_ node: Node, key: String, line: Int? = nil) {
        self.node = node
        self.key = key
        self.line = line ?? node.mark?.line ?? 1
    }

    /// A member of a mapping; an empty value stands on the line of its name.
    init(_ name: Node, _ value: Node, below key: String) {
        let place = RuleNode.text(name) ?? "?"
        // A name with a dot would read as two.
        let step = place.contains(".") ? "[\"\(place)\"]" : key.isEmpty ? place : ".\(place)"
        self.init(value, key: key + step, line: RuleNode.isEmpty(value) ? name.mark?.line : value.mark?.line)
    }

    /// Nothing after the colon, `~` or `null`.
    var isEmpty: Bool { RuleNode.isEmpty(node) }

    var isMapping: Bool {
        if case .mapping = node { true } else { false }
    }

    var text: String? { RuleNode.text(node) }

    private static func isEmpty(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// As it is written: `3` and `"3"` are the same here.
    static func text(_ node: Node) -> String? {
        guard case .scalar(let scalar) = node else { return nil }
        return scalar.string
    }
}
