import Detection
import Domain
import Foundation
import TestSupport
import Testing

@testable import Alerting

@Suite("Any life of an alert")
struct AlertLifePropertyTests {
    private static let reasons = Resolution.Reason.allCases

    /// Anything that could happen, sense or nonsense.
    private func move(_ random: inout SplitMix64, at: Timestamp) -> AlertEvent.Move {
        func instant() -> Timestamp { at.advanced(bySeconds: Int64.random(in: -86_400...40 * 86_400, using: &random)) }
        func terms() -> Snooze {
            Snooze(
                until: Bool.random(using: &random) ? instant() : nil,
                untilEscalates: Bool.random(using: &random)
            )
        }
        func resolution() -> Resolution {
            Resolution(
                reason: Self.reasons.randomElement(using: &random) ?? .fixed,
                note: Bool.random(using: &random) ? "note é \"\\\n" : nil,
                until: Bool.random(using: &random) ? instant() : nil
            )
        }
        switch Int.random(in: 0..<15, using: &random) {
        case 0: return .acknowledge
        case 1: return .unacknowledge
        case 2: return .snooze(terms())
        case 3: return .wake
        case 4: return .resolve(resolution())
        case 5: return .amend(resolution())
        case 6: return .reopen
        case 7: return .assign(["léa", "noé", nil, ""].randomElement(using: &random) ?? nil)
        case 8: return .comment("vu")
        case 9: return .end(windows: Int64.random(in: 0...6, using: &random))
        case 10: return .pass
        case 11: return .mute(by: ["mut_a", "mut_b", nil].randomElement(using: &random) ?? nil)
        default: return .see(sight(&random, at: instant()))
        }
    }

    private func sight(_ random: inout SplitMix64, at: Timestamp) -> Sight {
        Sight(
            at: at,
            gravity: Gravity(
                severity: Severity.allCases.randomElement(using: &random) ?? .low,
                excess: Bool.random(using: &random) ? Double.random(in: 1...1_000, using: &random) : nil,
                level: Bool.random(using: &random) ? Level.allCases.randomElement(using: &random) : nil
            ),
            isNewEpisode: Bool.random(using: &random),
            isRevision: Bool.random(using: &random)
        )
    }

    /// What must hold of an alert, however it came there.
    private func faults(_ life: AlertLife) -> String? {
        if (life.resolution != nil) != (life.state == .resolved) { return "resolution" }
        if (life.snooze != nil) != (life.state == .snoozed) { return "snooze" }
        if let snooze = life.snooze, snooze.until == nil, !snooze.untilEscalates { return "endless snooze" }
        if life.resolution?.reason == .acceptedRisk, life.resolution?.until == nil { return "endless acceptance" }
        if life.occurrences < 1 || life.revision < 1 { return "counts" }
        if life.lastSeen < life.firstSeen { return "order" }
        return nil
    }

    @Test("property: no sequence of events reaches a state that is not declared, and the timeline tells the whole life")
    func replays() throws {
        var accepted = 0
        var reached: Set<String> = []
        for seed in UInt64(0)..<4_000 {
            var random = SplitMix64(seed: seed)
            var at = Timestamp(microseconds: 1_800_000_000_123_456)
            let first = sight(&random, at: at)
            var life = AlertLife(opening: first)
            var timeline = [AlertLife.opened(by: first, at: at)]
            for _ in 0..<40 {
                at = Timestamp(microseconds: at.microseconds + Int64.random(in: 0...3 * Timestamp.day, using: &random))
                let event = AlertEvent(
                    move(&random, at: at),
                    by: "p\(seed % 3)",
                    at: at,
                    isJoined: Int.random(in: 0..<4, using: &random) == 0
                )
                let before = life
                do throws(IllegalMove) {
                    let entry = try life.apply(event)
                    accepted += 1
                    timeline.append(entry)
                    let isNothingNew = entry.action == .commented || event.isJoined
                    #expect(life.revision == before.revision + (isNothingNew ? 0 : 1), "seed \(seed)")
                    #expect(entry.from == before.state && entry.to == life.state, "seed \(seed)")
                    if before.state != life.state {
                        #expect(before.state.allowed.contains(life.state), "seed \(seed): \(event.move)")
                    }
                    reached.insert("\(before.state)>\(life.state)")
                } catch {
                    #expect(life == before, "seed \(seed): a refused move changed something")
                }
                if let fault = faults(life) {
                    Issue.record("seed \(seed): \(fault) after \(event.move)")
                    return
                }
            }
            #expect(try replayed(timeline) == life, "seed \(seed)")
        }
        #expect(accepted > 40_000)
        // Every way from a state to another was gone.
        for state in AlertState.allCases {
            for next in state.allowed { #expect(reached.contains("\(state)>\(next)")) }
        }
    }

    /// Through the documents in which the lines are stored.
    private func replayed(_ timeline: [TimelineEntry]) throws -> AlertLife? {
        var events: [(action: TimelineEntry.Action, event: AlertEvent)] = []
        for entry in timeline {
            let detail = try JSONDecoder().decode(TimelineDetail.self, from: Data(entry.detail.utf8))
            let event = AlertEvent(entry.action, detail, by: entry.event.actor, at: entry.event.at)
            #expect(event == entry.event)
            guard let event else { return nil }
            events.append((entry.action, event))
        }
        return AlertLife(replaying: events)
    }
}
