import Foundation
import Replay

/// Detection on generated outbound events with labelled incidents and look-alikes, judged strictly, seeds pooled.
///
/// Campaigns that the world announces are given to the detectors beforehand, as mutes.
struct OutboundEval {
    let figures: Figures

    static let names = [
        "eval.outbound.recall", "eval.outbound.macro_recall", "eval.outbound.precision",
        "eval.outbound.false_per_flow_day", "eval.outbound.quiet_look_alikes", "eval.outbound.spike_delay_s",
    ]

    private static let seeds = 1...6
    /// The z at which the hour-of-week detector does best.
    private static let floorLimit = "4"
    private static let world = ["--days", "84", "--systems", "6", "--rate", "12000", "--incidents", "30", "--received"]

    func run(_ shared: SharedFolder) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-eval-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let python = try PythonTool()
            var worlds: [World] = []
            for seed in OutboundEval.seeds { worlds.append(try replay(seed, python, shared, in: folder)) }
            let scorer = shared.file("tools/score_alerts.py")
            func score(_ alerts: (World) -> URL) throws -> OutboundScore {
                let pairs = worlds.flatMap { [$0.labels.path, alerts($0).path] }
                let printed = try python.run(scorer, ["--strict", "--json"] + pairs)
                return try JSONDecoder().decode(OutboundScore.self, from: printed)
            }
            note(floor: try score(\.floor))
            report(try score(\.alerts))
        } catch {
            for name in OutboundEval.names { figures.unavailable(name, "\(error)") }
        }
    }

    /// The files of one world: its labels, our alerts, and those of the floor.
    private struct World {
        let labels: URL
        let alerts: URL
        let floor: URL
    }

    /// Generates and replays one world, for the floor too.
    private func replay(_ seed: Int, _ python: PythonTool, _ shared: SharedFolder, in folder: URL) throws -> World {
        let events = folder.appendingPathComponent("events.ndjson")
        let labels = folder.appendingPathComponent("labels-\(seed).ndjson")
        let alerts = folder.appendingPathComponent("alerts-\(seed).ndjson")
        let floor = folder.appendingPathComponent("floor-\(seed).ndjson")
        let mutes = folder.appendingPathComponent("mutes.ndjson")
        _ = try python.run(
            shared.file("tools/outbound_generator.py"),
            ["--seed", "\(seed)", "--out-events", events.path, "--out-labels", labels.path]
                + ["--out-mutes", mutes.path] + OutboundEval.world
        )
        let clock = ContinuousClock()
        var replay = try EventReplay(mutes: mutes)
        let took = try clock.measure { try replay.run(events) }
        _ = try python.run(
            shared.file("tools/baseline_detector.py"),
            ["events", events.path, floor.path, OutboundEval.floorLimit, mutes.path]
        )
        try FileManager.default.removeItem(at: events)
        try replay.alerts.ndjson().write(to: alerts)
        figures.note(
            "seed \(seed): \(replay.events) events, \(replay.repeats) repeats, \(replay.refused) refused, "
                + "\(replay.alerts.count) alerts, replayed in \(took)"
        )
        return World(labels: labels, alerts: alerts, floor: floor)
    }

    private func report(_ score: OutboundScore) {
        describe(score)
        figures.print("eval.outbound.recall", score.all.recall, digits: 3, else: "no incident was generated")
        figures.print("eval.outbound.macro_recall", score.macroRecall, digits: 3, else: "no incident was generated")
        figures.print("eval.outbound.precision", score.precision, digits: 3, else: "no alert was raised")
        figures.print("eval.outbound.false_per_flow_day", score.falsePerFlowDay, digits: 5)
        figures.print(
            "eval.outbound.quiet_look_alikes",
            score.quietLookAlikes,
            digits: 3,
            else: "no look-alike was generated"
        )
        figures.print(
            "eval.outbound.spike_delay_s",
            score.kinds["volume_spike"]?.medianDelay,
            digits: 0,
            else: "no volume spike was found"
        )
    }

    /// The same worlds by the floor detector.
    private func note(floor score: OutboundScore) {
        func text(_ value: Double?) -> String { value.map { "\(($0 * 1_000).rounded() / 1_000)" } ?? "n/a" }
        figures.note(
            "floor (hour-of-week z > \(OutboundEval.floorLimit)): recall \(text(score.all.recall)), macro recall "
                + "\(text(score.macroRecall)), precision \(text(score.precision)), false per flow-day "
                + "\(score.falsePerFlowDay), quiet look-alikes \(text(score.quietLookAlikes)), spike delay "
                + "\(text(score.kinds["volume_spike"]?.medianDelay)) s"
        )
    }

    /// What the figures are made of: incidents found, look-alikes disturbed, false alerts anywhere else.
    private func describe(_ score: OutboundScore) {
        for (kind, group) in score.kinds.sorted(by: { $0.key < $1.key }) {
            figures.note("\(kind): \(group.found) of \(group.incidents)")
        }
        for (kind, look) in score.lookAlikes.sorted(by: { $0.key < $1.key }) {
            figures.note("\(kind): \(look.falseAlerts) false alerts in \(look.disturbed) of \(look.windows) windows")
        }
        for (kind, count) in score.falseByKind.sorted(by: { $0.key < $1.key }) {
            figures.note("false elsewhere, \(kind): \(count)")
        }
    }
}

extension Figures {
    /// Prints a value that may be missing, and then why it is.
    fileprivate func print(_ name: String, _ value: Double?, digits: Int, else reason: String) {
        if let value { print(name, value, digits: digits) } else { unavailable(name, reason) }
    }
}

extension [ReplayedAlert] {
    fileprivate func ndjson() throws -> Data {
        let encoder = JSONEncoder()
        return try reduce(into: Data()) { $0 += try encoder.encode($1) + [UInt8(ascii: "\n")] }
    }
}
