package import Domain
import Payload

extension Classifier {
    /// Where labels stand that a sender gave without paths.
    private static let declaredPath = "(declared)"
    private static let declaredConfidence: Float = 0.9

    /// Classifies what a sender says it found by itself.
    ///
    /// Counts below one are not believed and left out.
    package mutating func classify(labels: [(Category, Int32)], platform: String? = nil) -> Classification {
        forgetIfFull()
        begin(platform: platform, documentType: "")
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
    package mutating func classify(
        shape: [(path: String, count: Int32, category: Category?)],
        platform: String? = nil,
        documentType: String = ""
    ) -> Classification {
        forgetIfFull()
        let nodes = shape.map { trie.node(ofPath: $0.path) }
        begin(platform: platform, documentType: documentType)
        var leaves: Int32 = 0
        for (position, field) in shape.enumerated() where field.count > 0 {
            let (sum, isOver) = leaves.addingReportingOverflow(field.count)
            leaves = isOver ? .max : sum
            guard let found = meaning(of: field.category, at: nodes[position]) else { continue }
            tally.add(
                nodes[position],
                found.category,
                found.detector,
                found.confidence,
                leaf: Int32(truncatingIfNeeded: position),
                count: field.count
            )
            tally.distinct.add(field.count, for: Int(found.category.rawValue))
        }
        return finish(condition: .whole, leaves: leaves, inspected: 0, hasSeenValues: false)
    }

    /// By the organization's rules, else by what the sender says, else by the name alone.
    private mutating func meaning(
        of declared: Category?,
        at node: PathNode
    ) -> (category: Category, detector: Detector, confidence: Float)? {
        switch rulings[node] {
        case .category(let meaning):
            if let own = meaning.own { evidence.insert(own: own) }
            return (meaning.category, .rule, RuleSet.confidence)
        // A secret counts whatever the rules say.
        case .nothing where declared != .securitySecret: return nil
        default: break
        }
        if let declared { return (declared, .declared, Classifier.declaredConfidence) }
        return verdict(of: node).category.map { ($0, .path, Confirmation.nameOnly) }
    }
}
