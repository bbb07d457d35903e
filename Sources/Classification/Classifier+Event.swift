import Domain
import Payload

/// From the findings of an event to what they amount to.
extension Classifier {
    /// Sums up what `tally` holds.
    mutating func finish(
        condition: Classification.Condition,
        leaves: Int32,
        inspected: Int64,
        hasSeenValues: Bool
    ) -> Classification {
        var findings: [Finding] = []
        findings.reserveCapacity(tally.entries.count)
        for entry in tally.entries {
            let category =
                isPurchase && entry.category == .commercialPrice && entry.detector != .rule
                ? .commercialUnitCost : entry.category
            evidence.add(category, entry.confidence)
            findings.append(
                Finding(
                    path: trie.path(of: entry.node, in: table),
                    category: category,
                    detector: entry.detector,
                    confidence: entry.confidence,
                    count: entry.count
                )
            )
        }
        sumDistinct()
        let (value, level) = Score.summary(evidence, rules: rules)
        return Classification(
            level: self.level(level, condition, hasSeenValues && leaves > 0),
            score: value,
            unexpected: allowed.map { Score.unexpected(evidence, allowed: $0, rules: rules) },
            categories: evidence.categories,
            findings: findings,
            distinct: distinct(),
            leaves: leaves,
            inspectedBytes: inspected,
            condition: condition,
            subjects: people.collected
        )
    }

    /// How many different values each category has; prices of a purchase are counted with the costs that they are.
    private func distinct() -> [DistinctCount] {
        var counts: [DistinctCount] = []
        counts.reserveCapacity(evidence.categories.rawValue.nonzeroBitCount)
        evidence.categories.forEach { category in
            var count = tally.distinct.estimate(Int(category.rawValue))
            if isPurchase, category == .commercialUnitCost {
                count += tally.distinct.estimate(Int(Category.commercialPrice.rawValue))
            }
            counts.append(DistinctCount(category: category, count: max(count, 1)))
        }
        return counts
    }

    private mutating func sumDistinct() {
        evidence.categories.forEach { category in
            evidence.count(category, tally.distinct[Int(category.rawValue)])
        }
        if isPurchase { evidence.count(.commercialUnitCost, tally.distinct[Int(Category.commercialPrice.rawValue)]) }
        evidence.persons = max(
            tally.distinct[Int(Category.personalName.rawValue)],
            tally.distinct[Int(Category.personalGovernmentID.rawValue)],
            tally.distinct[DistinctValues.emails]
        )
        evidence.hasCardDetail = tally.hasCardDetail
    }

    /// `unknown` stands for what could not be read: only what was read whole can be public.
    private func level(_ found: Level?, _ condition: Classification.Condition, _ hasRead: Bool) -> Level {
        if let found, found > .public { return found }
        // Something more than public may be there, by its name alone.
        if evidence.categories.members.contains(where: { rules.level(of: $0) > .public }) { return .internal }
        if condition != .whole { return .unknown }
        return found ?? (hasRead ? .public : .unknown)
    }
}
