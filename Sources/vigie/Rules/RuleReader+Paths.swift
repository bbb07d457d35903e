import Classification
import Domain

/// `paths`: what stands at certain places of certain documents.
extension RuleReader {
    mutating func readPaths(_ node: RuleNode) {
        var conditions: Set<PathRules.Condition> = [PathRules.Condition()]
        for element in list(node, most: PathRules.most) {
            guard let rule = pathRule(element) else { continue }
            conditions.insert(rule.condition)
            if conditions.count - 1 > PathRules.mostConditions {
                let most = PathRules.mostConditions
                return fail(
                    element,
                    fr: "au plus \(most) couples différents de platform et doc_type.",
                    en: "at most \(most) different pairs of platform and doc_type."
                )
            }
            pathRules.append(rule)
        }
    }

    private mutating func pathRule(_ node: RuleNode) -> PathRules.Rule? {
        let members = members(of: node, known: ["path", "category", "platform", "doc_type"])
        let pattern = required("path", members, of: node).flatMap { self.pattern($0) }
        let ruling = required("category", members, of: node).flatMap { self.ruling($0) }
        let condition = PathRules.Condition(
            platform: members["platform"].flatMap { platform($0) },
            documentType: members["doc_type"].flatMap { text($0, most: 512) }
        )
        guard let pattern, let ruling else { return nil }
        return PathRules.Rule(pattern, ruling, for: condition)
    }

    private mutating func pattern(_ node: RuleNode) -> PathPattern? {
        guard let text = text(node, most: 512) else { return nil }
        guard let pattern = PathPattern(text) else {
            fail(
                node,
                fr: "un chemin commence par / ou **/, et ** y est seul entre deux barres.",
                en: "a path begins with / or **/, and ** stands alone between slashes."
            )
            return nil
        }
        return pattern
    }

    private mutating func ruling(_ node: RuleNode) -> PathRuling? {
        node.text == "none" ? .nothing : meaning(node).map { .category($0) }
    }
}
