/// `eval.spans.micro_f1` and `eval.spans.macro_f1`: the places of values in all labelled documents; see `SpanScore`.
struct SpanEval {
    let figures: Figures

    static let names = ["eval.spans.micro_f1", "eval.spans.macro_f1"]

    func run(_ readings: [LabelledReading]) {
        var score = SpanScore(judging: readings.judgedTypes)
        for reading in readings {
            let document = reading.document
            score.add(
                expected: document.spans.map { SpanScore.Place(range: $0.range, type: $0.type ?? "") },
                found: reading.places,
                ignored: (document.ignore ?? []).map(\.range),
                family: document.family
            )
        }
        describe(score)
        guard let micro = score.total.f1, let macro = score.macroF1 else {
            for name in SpanEval.names { figures.unavailable(name, "no document has a span") }
            return
        }
        figures.print(SpanEval.names[0], micro, digits: 4)
        figures.print(SpanEval.names[1], macro, digits: 4)
    }

    /// The worst types first.
    private func describe(_ score: SpanScore) {
        let types = score.judged.map { ($0, score.types[$0] ?? PairTally()) }
            .sorted { ($0.1.f1 ?? 0, $0.0) < ($1.1.f1 ?? 0, $1.0) }
        for (type, tally) in types { figures.note("spans \(type): \(tally)") }
        for (family, tally) in score.families.sorted(by: { ($0.value.f1 ?? 0, $0.key) < ($1.value.f1 ?? 0, $1.key) }) {
            figures.note("spans of family \(family): \(tally)")
        }
        figures.note("all spans: \(score.total)")
    }
}
