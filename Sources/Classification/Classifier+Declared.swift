package import Domain
import Payload

extension Classifier {
    /// Where labels stand that a sender gave without paths.
    private static let declaredPath = "(declared)"
    private static let declaredConfidence: Float = 0.9

    /// Classifies what a sender says it found by itself.
    ///
    /// Counts below one are not believed and left out.
    package mutating func classify(labels: [(Category, Int32)]) -> Classification {
        forgetIfFull()
        begin()
        let path = table.id(of: Classifier.declaredPath)
        var findings: [Finding] = []
        for (category, count) in labels where count > 0 {
            findings.append(
                Finding(
                    path: path,
                    category: category,
                    detector: .declared,
                    confidence: Classifier.declaredConfidence,
                    count: count
                )
            )
            tally.distinct.add(count, for: Int(category.rawValue))
            evidence.add(category, Classifier.declaredConfidence)
        }
        var result = finish(condition: .whole, leaves: 0, inspected: 0, hasSeenValues: false)
        result.findings = findings
        return result
    }

    /// Classifies field paths without values: their names by the dictionary, and what a detector beside the ERP found.
    package mutating func classify(shape: [(path: String, count: Int32, category: Category?)]) -> Classification {
        forgetIfFull()
        let nodes = shape.map { trie.node(ofPath: $0.path) }
        begin()
        var leaves: Int32 = 0
        for (position, field) in shape.enumerated() where field.count > 0 {
            let (sum, isOver) = leaves.addingReportingOverflow(field.count)
            leaves = isOver ? .max : sum
            guard let category = field.category ?? verdict(of: nodes[position]).category else { continue }
            let isDeclared = field.category != nil
            tally.add(
                nodes[position],
                category,
                isDeclared ? .declared : .path,
                isDeclared ? Classifier.declaredConfidence : Confirmation.nameOnly,
                leaf: Int32(truncatingIfNeeded: position),
                count: field.count
            )
            tally.distinct.add(field.count, for: Int(category.rawValue))
        }
        return finish(condition: .whole, leaves: leaves, inspected: 0, hasSeenValues: false)
    }
}
