import ArgumentParser

/// Quality on labelled data; needs the data folder beside the project.
struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "eval", abstract: "Measures quality on labelled data.")

    @Option(help: "Only figures whose name begins so.")
    var only: String?

    @Option(help: "A file to write what was found in the labelled documents to, as the tools that judge read it.")
    var predictions: String?

    func run() async throws {
        let figures = Figures(prefix: only)
        if let shared = SharedFolder() {
            measure(figures, on: shared)
        } else {
            for name in OutboundEval.names + LabelledEval.names + ColumnEval.names + SeriesEval.names {
                figures.unavailable(name, SharedFolder.absence)
            }
            CoverageEval.unavailable(figures, SharedFolder.absence)
        }
    }

    private func measure(_ figures: Figures, on shared: SharedFolder) {
        if figures.wants("eval.outbound.") { OutboundEval(figures: figures).run(shared) }
        if LabelledEval.names.contains(where: figures.wants) {
            LabelledEval(figures: figures, predictions: predictions).run(shared)
        }
        if ColumnEval.names.contains(where: figures.wants) { ColumnEval(figures: figures).run(shared) }
        if SeriesEval.names.contains(where: figures.wants) { SeriesEval(figures: figures).run(shared) }
        if figures.wants(CoverageEval.stem) { CoverageEval(figures: figures).run(shared) }
    }
}
