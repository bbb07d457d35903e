package import Classification
package import Domain
package import Payload

/// What was read in one payload and why it has its score, with paths and words as text; for people and for the API.
///
/// Holds places, never a value.
package struct PayloadExplanation: Sendable {
    package let classification: Classification
    /// `json`, `edifact`; `nil` where no reader knew it, and for what a sender declared.
    package let format: String?
    /// What the score is made of, the largest share first.
    package let terms: [Term]
    /// The most sensitive first.
    package let categories: [Summary]
    /// In the order of the payload.
    package let reasons: [Reason]
    /// In the order of the payload.
    package let spans: [Span]
    /// The version of the rules that were used.
    package let rules: String

    /// One category, or one combination of categories.
    package struct Term: Sendable {
        package let word: String
        package let label: Bilingual
        /// Its part of the score; the parts of all terms make the score.
        package let points: Double
    }

    /// One category over the whole payload.
    package struct Summary: Sendable {
        package let category: Category
        /// By the rules that were used.
        package let level: Level
        package internal(set) var count: Int
        /// Different values, an estimate beyond a hundred; `nil` where no value was seen.
        package let distinct: Int32?
        /// Of the most certain finding, 0 to 1.
        package internal(set) var confidence: Float
        package internal(set) var detectors: [Detector]
        package internal(set) var paths: [String]
    }

    /// One category at one path.
    package struct Reason: Sendable {
        package let path: String
        /// By the rules that were used.
        package let level: Level
        package let finding: Finding
    }

    /// Where one value stands.
    package struct Span: Sendable {
        package let path: String
        package let value: ValueSpan
    }

    package init(_ report: ClassificationReport, paths: PathTable, rules: RuleSet) {
        let classification = report.classification
        self.classification = classification
        self.rules = rules.version
        format = report.format?.word
        terms = report.terms.map { Term($0, of: classification.score) }
        reasons = classification.findings.map {
            Reason(path: paths.text(of: $0.path), level: rules.level(of: $0.category), finding: $0)
        }
        spans = report.spans.map { Span(path: paths.text(of: $0.path), value: $0) }
            .sorted {
                ($0.value.range.lowerBound, $0.value.range.upperBound) < (
                    $1.value.range.lowerBound, $1.value.range.upperBound
                )
            }
        categories = Summary.all(of: reasons, distinct: classification.distinct)
    }
}

extension PayloadExplanation.Term {
    fileprivate init(_ term: Score.Term, of score: Float) {
        switch term.source {
        case .category(let category):
            word = category.word
            label = category.label
        case .combination(let combination):
            word = combination.word
            label = combination.label
        }
        points = term.share * Double(score)
    }
}

extension PayloadExplanation.Summary {
    fileprivate static func all(of reasons: [PayloadExplanation.Reason], distinct: [DistinctCount])
        -> [PayloadExplanation.Summary]
    {
        var places: [Category: Int] = [:]
        var all: [PayloadExplanation.Summary] = []
        for reason in reasons {
            let finding = reason.finding
            guard let place = places[finding.category] else {
                places[finding.category] = all.count
                all.append(
                    PayloadExplanation.Summary(
                        category: finding.category,
                        level: reason.level,
                        count: Int(finding.count),
                        distinct: distinct.first { $0.category == finding.category }?.count,
                        confidence: finding.confidence,
                        detectors: [finding.detector],
                        paths: [reason.path]
                    )
                )
                continue
            }
            all[place].count += Int(finding.count)
            all[place].confidence = max(all[place].confidence, finding.confidence)
            if !all[place].detectors.contains(finding.detector) { all[place].detectors.append(finding.detector) }
            if all[place].paths.last != reason.path { all[place].paths.append(reason.path) }
        }
        return all.sorted { ($1.level, $1.category.weight) < ($0.level, $0.category.weight) }
    }
}
