import Domain

/// `eval.categories.micro_f1`: what events are about, over pairs of document and category.
///
/// As `tools/score_events.py` counts: the documents that have `categories`, whether or not they could be read, and the
/// categories that the labels use somewhere. The labels say nothing of prices, names of organizations or references, so
/// finding those is neither right nor wrong.
struct CategoryEval {
    let figures: Figures

    static let names = ["eval.categories.micro_f1"]

    func run(_ readings: [LabelledReading]) {
        let judged = readings.judgedCategories
        var tallies: [String: PairTally] = [:]
        var exact = 0
        let used = readings.filter { $0.document.categories != nil }
        for reading in used {
            let expected = Set(reading.document.categories ?? [])
            let found = Set(reading.categories(in: judged).members.map(\.word))
            if found == expected { exact += 1 }
            for word in found.union(expected) {
                tallies[word, default: PairTally()].add(found: found.contains(word), expected: expected.contains(word))
            }
        }
        for (word, tally) in tallies.sorted(by: { ($0.value.f1 ?? 0, $0.key) < ($1.value.f1 ?? 0, $1.key) }) {
            figures.note("category \(word): \(tally)")
        }
        let total = tallies.values.reduce(into: PairTally()) { $0 += $1 }
        figures.note("all judged categories: \(total); exactly right: \(exact) of \(used.count) documents")
        guard let score = total.f1 else {
            return figures.unavailable(CategoryEval.names[0], "no document has categories")
        }
        figures.print(CategoryEval.names[0], score, digits: 4)
    }
}
