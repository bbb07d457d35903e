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
        if figures.wants("memory.") || figures.wants("start.") {
            try await FootprintBench(figures: figures, binary: binary, rounds: rounds).run()
        }
        if figures.wants("classify.") { ClassifyBench(figures: figures, rounds: rounds).run() }
        if figures.wants("detect.") { DetectBench(figures: figures, rounds: rounds).run() }
        if figures.wants(BacktestBench.name) { BacktestBench(figures: figures, rounds: rounds).run() }
        for name in Bench.later { figures.unavailable(name, "this part is not built yet") }
    }

    /// Figures of parts that do not exist yet; named so that none is silently missing.
    private static let later = [
        "delivery.p99_ms", "sse.p99_ms", "sse.rss_mb_1000", "delivery.lost",
        "trends.p99_ms", "trends.flat_ratio", "trends.ratio_to_raw", "home.p99_ms", "home.page_kb",
    ]
}
