import ArgumentParser
import Foundation

/// Kills what can be killed while events come in, then counts: nothing acknowledged may be missing or doubled.
///
/// Each checker is shown a bug that it must find, first: a checker that cannot fail proves nothing.
struct Chaos: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Breaks the service and its database under load.")

    @Option(help: "How long the real run lasts.")
    var seconds: Int = 60

    @Option(help: "Seed of the order of the faults.")
    var seed: UInt64 = 1

    @Option(help: "The vigie to test; by default the one beside this program.")
    var binary: String?

    @Option(help: "Alerts that are delivered to receivers that fail.")
    var alerts: Int = 10_000

    @Option(help: "Only figures whose name begins so.")
    var only: String?

    func run() async throws {
        let figures = Figures(prefix: only)
        let binary = binary ?? Laboratory.siblingBinary
        var broken = false

        if figures.wants("delivery.") {
            let delivery = DeliveryChaos(figures: figures, binary: binary, alerts: alerts, seed: seed)
            if try await !delivery.run() { broken = true }
        }
        guard figures.wants("chaos.") else {
            if broken { throw ExitCode(1) }
            return
        }
        for planted in PlantedFault.allCases {
            let (found, summary) = try await look(for: planted, with: binary)
            figures.note("planted \(planted.rawValue): \(found ? "found" : "NOT FOUND") (\(summary))")
            if !found { broken = true }
        }

        let (result, unseen) = try await Laboratory.with(binary: binary) { lab in
            let result = try await ChaosRun(lab: lab, seconds: seconds, seed: seed, faults: ChaosFault.allCases)
                .result()
            var unseen: [PlantedDamage] = []
            for damage in PlantedDamage.allCases where try await !damage.isFound(in: lab) { unseen.append(damage) }
            return (result, unseen)
        }
        for damage in PlantedDamage.allCases {
            figures.note("planted \(damage.rawValue): \(unseen.contains(damage) ? "NOT FOUND" : "found")")
        }
        if !unseen.isEmpty { broken = true }
        figures.note("chaos: \(result.summary)")
        figures.print("chaos.acked", result.acknowledged)
        figures.print("chaos.lost", result.lost)
        figures.print("chaos.duplicated", result.duplicated)
        figures.print("chaos.rollup_difference", result.rollupDifference)
        figures.print("chaos.alerts_twice", result.alertsTwice)
        figures.print("chaos.kills", result.faults)
        if !result.isClean || result.acknowledged == 0 || result.faults == 0 { broken = true }
        if broken { throw ExitCode(1) }
    }

    /// Runs the service with the bug in it until the checks see it.
    ///
    /// Several times, because a kill shows this kind of bug only where it falls between an answer and its commit:
    /// a run without such a kill says nothing of the checker.
    private func look(for planted: PlantedFault, with binary: String) async throws -> (found: Bool, summary: String) {
        var summary = ""
        for attempt in 0..<5 {
            let result = try await Laboratory.with(
                binary: binary,
                arguments: ["--planted-fault", planted.rawValue]
            ) { lab in
                let length = min(10, max(6, seconds / 6))
                let seed = seed &+ UInt64(attempt)
                return try await ChaosRun(lab: lab, seconds: length, seed: seed, faults: planted.faults).result()
            }
            summary = result.summary
            if planted.isFound(in: result) { return (true, summary) }
        }
        return (false, summary)
    }
}

/// A bug built into the service on demand, to see whether the checkers see it.
enum PlantedFault: String, CaseIterable {
    case acknowledgeBeforeCommit = "acknowledge-before-commit"
    case dropBatch = "drop-batch"

    /// What has to happen for the bug to show.
    var faults: [ChaosFault] {
        switch self {
        // A killed backend does not show it: the writer still holds the batch and sends it again.
        case .acknowledgeBeforeCommit: [.killService]
        case .dropBatch: []
        }
    }

    func isFound(in result: ChaosResult) -> Bool { result.lost > 0 }
}

enum ChaosFault: CaseIterable {
    case killService
    case killBackend
    case restartDatabase
    case terminateService
}
