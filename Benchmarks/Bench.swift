import ArgumentParser
import Foundation

/// Speed and memory, on the machine it runs on: the load and PostgreSQL share its cores with the service.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures speed and memory; prints one figure a line.")

    @Option(help: "Only figures whose name begins so.")
    var only: String?

    @Option(help: "The vigie to measure; by default the one beside this program.")
    var binary: String?

    @Option(help: "Rounds of each measurement; the median counts.")
    var rounds: Int = 3

    @Option(help: "How many events the history has that trends are asked of; a tenth of it comes first.")
    var history: Int = 20_000_000

    func run() async throws {
        let figures = Figures(prefix: only)
        let binary = binary ?? Laboratory.siblingBinary
        figures.note("cores \(ProcessInfo.processInfo.activeProcessorCount), rounds \(rounds), vigie \(binary)")
        if figures.wants("ingest.") {
            try await IngestBench(figures: figures, binary: binary, rounds: rounds).run()
        }
        if figures.wants("alert.") {
            try await AlertBench(figures: figures, binary: binary).run()
        }
        if figures.wants("delivery.p99_ms") || figures.wants("sse.") {
            try await DeliveryBench(figures: figures, binary: binary).run()
        }
        if figures.wants("delivery.lost") {
            _ = try await DeliveryChaos(figures: figures, binary: binary, alerts: 10_000, seed: 1).run()
        }
        if figures.wants("memory.") || figures.wants("start.") {
            try await FootprintBench(figures: figures, binary: binary, rounds: rounds).run()
        }
        if figures.wants("classify.") { ClassifyBench(figures: figures, rounds: rounds).run() }
        if figures.wants("detect.") { DetectBench(figures: figures, rounds: rounds).run() }
        if figures.wants("trends.") || figures.wants("home.") {
            try await TrendsBench(figures: figures, binary: binary, events: history, rounds: rounds).run()
        }
        for name in Bench.later { figures.unavailable(name, "this part is not built yet") }
    }

    /// Figures of parts that do not exist yet; named so that none is silently missing.
    private static let later = [
        "backtest.closes_per_s",
    ]
}
