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

    /// From which p a category counts for the level.
    static let certain = 0.7

    package init(_ evidence: Evidence) {
        let (safety, level) = Score.fold(evidence)
        value = Score.value(ofSafety: safety)
        self.level = level
        var risks: [(Term.Source, Double)] = evidence.categories.members.map {
            (.category($0), Score.risk(of: $0, in: evidence))
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
    }

    /// Score and level without the terms, and without allocation.
    static func summary(_ evidence: Evidence) -> (value: Float, level: Level?) {
        let (safety, level) = fold(evidence)
        return (value(ofSafety: safety), level)
    }

    /// ∏(1 − r) and the level.
    private static func fold(_ evidence: Evidence) -> (Double, Level?) {
        var safety = 1.0
        var level: Level?
        evidence.categories.forEach { category in
            let confidence = evidence.confidence(of: category)
            safety *= 1 - weights[Int(category.rawValue)] * confidence * evidence.amount(of: category)
            if confidence >= certain { level = max(level ?? .unknown, levels[Int(category.rawValue)]) }
        }
        var isCombined = false
        for combination in Combination.allCases {
            guard let risk = combination.risk(in: evidence) else { continue }
            safety *= 1 - risk
            isCombined = true
        }
        return (safety, isCombined ? level?.raised : level)
    }

    // Copies: the categories' own table holds texts too, which cost reference counts.
    private static let weights = Category.allCases.map(\.weight)
    private static let levels = Category.allCases.map(\.level)

    private static func risk(of category: Category, in evidence: Evidence) -> Double {
        weights[Int(category.rawValue)] * evidence.confidence(of: category) * evidence.amount(of: category)
    }

    private static func value(ofSafety safety: Double) -> Float { Float(min(max(100 * (1 - safety), 0), 100)) }
}
