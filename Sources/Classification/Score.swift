package import Domain

/// How sensitive one event is, 0 to 100, and why: one term for each category and combination.
///
/// S = 100 · (1 − ∏(1 − r)) with r = w · p · v: bounded, the same in any order, and never lower when something is added.
package struct Score: Sendable, Hashable {
    package struct Term: Sendable, Hashable {
        package enum Source: Sendable, Hashable {
            case category(Category)
            case combination(Combination)
        }

        package let source: Source
        /// r, 0 to 1.
        package let risk: Double
        /// The part of the score that is due to this term; the shares of a score sum to 1.
        package let share: Double
    }

    package let value: Float
    /// The highest level of a category that is certain enough, one higher with a combination; `nil` when none is.
    package let level: Level?
    /// The largest share first.
    package let terms: [Term]
    /// The organization's own categories that were found.
    package let ownCategories: [OwnCategory]

    /// From which p a category counts for the level.
    static let certain = 0.7

    package init(_ evidence: Evidence, rules: RuleSet = .builtIn) {
        let (safety, level) = Score.fold(evidence, rules)
        value = Score.value(ofSafety: safety)
        self.level = level
        var risks: [(Term.Source, Double)] = evidence.categories.members.map {
            (.category($0), Score.risk(of: $0, in: evidence, rules))
        }
        for combination in Combination.allCases {
            if let risk = combination.risk(in: evidence) { risks.append((.combination(combination), risk)) }
        }
        let total = Log2.of(safety)
        terms =
            risks.map { source, risk in
                Term(source: source, risk: risk, share: total < 0 ? Log2.of(1 - risk) / total : 0)
            }
            .sorted { $0.share > $1.share }
        ownCategories = rules.ownCategories.enumerated().filter { evidence.own.contains($0.offset) }.map(\.element)
    }

    /// Score and level without the terms, and without allocation.
    static func summary(_ evidence: Evidence, rules: RuleSet = .builtIn) -> (value: Float, level: Level?) {
        let (safety, level) = fold(evidence, rules)
        return (value(ofSafety: safety), level)
    }

    /// The unexpected score U, 0 to 100: the score over what the platform's agreement does not allow.
    ///
    /// A combination counts when any of its members is not allowed: a name that may go there says more once the number
    /// of an identity card that may not goes with it. So U is never above S, never falls when something is added, and
    /// never rises when more is allowed. Without allocation.
    package static func unexpected(
        _ evidence: Evidence,
        allowed: CategorySet,
        rules: RuleSet = .builtIn
    ) -> Float {
        value(ofSafety: fold(evidence, rules, beyond: allowed).safety)
    }

    /// ∏(1 − r) and the level, of what is not `allowed`.
    private static func fold(
        _ evidence: Evidence,
        _ rules: RuleSet,
        beyond allowed: CategorySet = CategorySet()
    ) -> (safety: Double, level: Level?) {
        var safety = 1.0
        var level: Level?
        evidence.categories.subtracting(allowed)
            .forEach { category in
                safety *= 1 - risk(of: category, in: evidence, rules)
                guard evidence.confidence(of: category) >= certain else { return }
                level = max(level ?? .unknown, rules.level(of: category, with: evidence.own))
            }
        var isCombined = false
        for combination in Combination.allCases {
            guard let risk = combination.risk(in: evidence, beyond: allowed) else { continue }
            safety *= 1 - risk
            isCombined = true
        }
        return (safety, isCombined ? level?.raised : level)
    }

    private static func risk(of category: Category, in evidence: Evidence, _ rules: RuleSet) -> Double {
        rules.weight(of: category, with: evidence.own) * evidence.confidence(of: category)
            * evidence.amount(of: category)
    }

    private static func value(ofSafety safety: Double) -> Float { Float(min(max(100 * (1 - safety), 0), 100)) }
}
