import Foundation
import Postgres

/// Receivers that fail in every way while Vigie is killed every few seconds: each stored alert must have arrived, under
/// one name.
///
/// The schedule of three days is gone through in minutes (`--delivery-speed`).
struct DeliveryChaos {
    let figures: Figures
    let binary: String
    let alerts: Int
    let seed: UInt64

    struct Result {
        var lost = 0
        var twoNames = 0
        var repeats = 0
        var kills = 0
        var requests = 0

        var summary: String {
            "lost \(lost), under two names \(twoNames), repeats \(repeats), kills \(kills), requests \(requests)"
        }
    }

    private static let speed = "2000"

    /// Returns whether everything was as it must be; the planted bug is looked for first.
    func run() async throws -> Bool {
        let planted = try await DeliveryChaos(figures: figures, binary: binary, alerts: min(alerts, 1_500), seed: seed)
            .round(["--delivery-speed", Self.speed, "--planted-fault", "mark-before-sending"], patience: 10)
        let isFound = planted.lost > 0
        figures.note("planted mark-before-sending: \(isFound ? "found" : "NOT FOUND") (\(planted.summary))")
        let result = try await round(["--delivery-speed", Self.speed], patience: 240)
        figures.note("delivery chaos: \(result.summary)")
        figures.print("delivery.lost", result.lost + result.twoNames)
        return isFound && result.lost == 0 && result.twoNames == 0 && result.kills > 0
    }

    private func round(_ arguments: [String], patience: Int) async throws -> Result {
        try await Laboratory.with(binary: binary, arguments: arguments) { lab in
            try lab.start()
            let desk = DeliveryLab(lab)
            let started = monotonicNanoseconds()
            let outage = UInt64(max(alerts / 250, 5)) * 1_000_000_000
            let receivers = [
                ("good", try FaultyReceiver(seed: seed)),
                ("mixed", try FaultyReceiver(seed: seed &+ 1) { chance in DeliveryChaos.mixed(chance) }),
                (
                    "away",
                    try FaultyReceiver(seed: seed &+ 2) { chance in
                        monotonicNanoseconds() - started < outage ? (chance < 0.5 ? .reset : .refuse) : .accept
                    }
                ),
            ]
            for (name, receiver) in receivers { try desk.subscribe(name, to: receiver.port) }
            let gone = try FaultyReceiver { _ in .gone }
            try desk.subscribe("gone", to: gone.port)
            var result = Result()
            try await feed(desk, lab, &result)
            try await settle(desk, patience: patience)
            for (_, receiver) in receivers {
                let arrivals = receiver.arrivals
                for number in 0..<alerts {
                    guard let arrival = arrivals[number], arrival.accepted > 0 else {
                        result.lost += 1
                        continue
                    }
                    if arrival.names.count != 1 { result.twoNames += 1 }
                    result.repeats += arrival.accepted - 1
                }
                result.requests += receiver.requests
                receiver.close()
            }
            gone.close()
            await desk.pool.close()
            return result
        }
    }

    /// Half of the requests are taken; the others meet one fault or another.
    private static func mixed(_ chance: Double) -> FaultyReceiver.Behaviour {
        switch chance {
        case ..<0.60: .accept
        case ..<0.75: .refuse
        case ..<0.85: .reset
        case ..<0.90: .busy
        case ..<0.995: .slow
        default: .hang
        }
    }

    /// Alerts in small transactions, and a kill about every three seconds.
    private func feed(_ desk: DeliveryLab, _ lab: Laboratory, _ result: inout Result) async throws {
        let step = 5
        var lastKill = monotonicNanoseconds()
        for first in stride(from: 0, to: alerts, by: step) {
            try await desk.store(first..<min(first + step, alerts))
            try await Task.sleep(for: .milliseconds(20))
            guard monotonicNanoseconds() - lastKill > 3_000_000_000 else { continue }
            lab.service.killNow()
            result.kills += 1
            try lab.start()
            lastKill = monotonicNanoseconds()
        }
    }

    /// Until nothing waits, or for so many seconds.
    private func settle(_ desk: DeliveryLab, patience: Int) async throws {
        for _ in 0..<patience {
            try await Task.sleep(for: .seconds(1))
            let waiting = try await desk.waiting(alerts) + desk.count("pending") + desk.count("gathering")
            if waiting == 0 { return }
        }
    }
}
