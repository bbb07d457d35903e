import Domain
import Intake

/// A score as the sum of its terms, in whole points: `72 = 41 payment card + 22 personal contact + 9 person’s name`.
struct ScoreSum {
    /// The score in whole points.
    let total: Int
    /// The terms of at least a point, the largest first; together the total.
    private(set) var parts: [(points: Int, label: Bilingual)] = []

    init(_ explanation: PayloadExplanation) {
        self.init(
            score: Double(explanation.classification.score),
            terms: explanation.terms.map { ($0.points, $0.label) }
        )
    }

    /// Rounded so that the parts make the total (largest remainder).
    init(score: Double, terms: [(points: Double, label: Bilingual)]) {
        total = Int(min(max(score, 0), 100).rounded())
        guard !terms.isEmpty else { return }
        var whole = terms.map { Int(min(max($0.points, 0), 100)) }
        let order = terms.indices.sorted { terms[$0].points - Double(whole[$0]) > terms[$1].points - Double(whole[$1]) }
        for place in order.prefix(max(0, total - whole.reduce(0, +))) { whole[place] += 1 }
        parts = zip(whole, terms).filter { $0.0 > 0 }.map { ($0, $1.label) }.sorted { $0.points > $1.points }
    }

    func text(in language: Language) -> String {
        guard !parts.isEmpty else { return "\(total)" }
        let sum = parts.map { "\($0.points) \(ScoreSum.inSentence($0.label[language]))" }.joined(separator: " + ")
        return "\(total) = \(sum)"
    }

    /// As it stands inside a sentence: a small first letter, unless the word is an abbreviation.
    private static func inSentence(_ label: String) -> String {
        guard let first = label.first, label.dropFirst().first?.isUppercase != true else { return label }
        return first.lowercased() + label.dropFirst()
    }
}
