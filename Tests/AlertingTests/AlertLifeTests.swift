import Detection
import Domain
import Foundation
import TestSupport
import Testing

@testable import Alerting

@Suite("The life of an alert")
struct AlertLifeTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    private func later(_ days: Int64, seconds: Int64 = 0) -> Timestamp {
        start.advanced(bySeconds: days * 86_400 + seconds)
    }

    private func life(
        _ state: AlertState = .open,
        _ gravity: Gravity = Gravity(severity: .high, excess: 4, level: .confidential)
    ) throws -> AlertLife {
        var life = AlertLife(opening: Sight(at: start, gravity: gravity, isNewEpisode: true))
        switch state {
        case .open: break
        case .acknowledged: _ = try life.apply(AlertEvent(.acknowledge, by: "a", at: start))
        case .snoozed: _ = try life.apply(AlertEvent(.snooze(Snooze(until: later(3))), by: "a", at: start))
        case .resolved: _ = try life.apply(AlertEvent(.resolve(Resolution(reason: .fixed)), by: "a", at: start))
        }
        return life
    }

    private func sight(_ at: Timestamp, _ severity: Severity = .low, excess: Double? = 2, level: Level? = nil)
        -> AlertEvent
    {
        let gravity = Gravity(severity: severity, excess: excess, level: level)
        return AlertEvent(.see(Sight(at: at, gravity: gravity, isNewEpisode: true)), at: at)
    }

    @Test("every move of a person from every state is made, or refused with what is allowed")
    func table() throws {
        let moves: [(AlertEvent.Move, to: AlertState, from: [AlertState], word: String, message: String)] = [
            (.acknowledge, .acknowledged, [.open, .snoozed], "acknowledged", "alert.acknowledged"),
            (.unacknowledge, .open, [.acknowledged], "unacknowledged", "alert.opened"),
            (
                .snooze(Snooze(untilEscalates: true)), .snoozed, [.open, .acknowledged, .snoozed], "snoozed",
                "alert.snoozed"
            ),
            (.wake, .open, [.snoozed], "woken", "alert.opened"),
            (
                .resolve(Resolution(reason: .fixed)), .resolved, [.open, .acknowledged, .snoozed], "resolved",
                "alert.resolved"
            ),
            (.reopen, .open, [.resolved], "reopened", "alert.reopened"),
        ]
        for (move, to, from, word, message) in moves {
            for state in AlertState.allCases {
                let before = try life(state)
                var life = before
                let event = AlertEvent(move, by: "a", at: later(1))
                guard from.contains(state) else {
                    #expect(throws: IllegalMove.notAllowed(state.allowed), "\(move) from \(state)") {
                        try life.apply(event)
                    }
                    #expect(life == before)
                    continue
                }
                let entry = try life.apply(event)
                #expect(life.state == to && entry.from == state && entry.to == to)
                #expect(entry.action.rawValue == word && entry.action.messageType == message)
                #expect(life.revision == before.revision + 1 && entry.revision == life.revision)
                #expect((life.resolution != nil) == (to == .resolved) && (life.snooze != nil) == (to == .snoozed))
            }
        }
    }

    @Test(
        "what says too little or too much is refused by name",
        arguments: [
            (.resolve(Resolution(reason: .acceptedRisk)), .note),
            (.resolve(Resolution(reason: .acceptedRisk, note: "why")), .until),
            (.resolve(Resolution(reason: .acceptedRisk, note: "why", until: Timestamp(seconds: 1))), .until),
            (.resolve(Resolution(reason: .fixed, until: Timestamp(seconds: 1_800_100_000))), .until),
            (.resolve(Resolution(reason: .fixed, note: String(repeating: "é", count: 2_001))), .note),
            (.resolve(Resolution(reason: .auto)), .reason),
            (.snooze(Snooze()), .snooze),
            (.snooze(Snooze(until: Timestamp(seconds: 1))), .snoozeUntil),
            (.snooze(Snooze(until: Timestamp(seconds: 1_900_000_000))), .snoozeUntil),
            (.assign(""), .assignee),
            (.comment(""), .text),
            (.comment(String(repeating: "é", count: 4_001)), .text),
        ] as [(AlertEvent.Move, IllegalMove.Member)]
    )
    func refuses(move: AlertEvent.Move, member: IllegalMove.Member) throws {
        var life = try life()
        #expect(throws: IllegalMove.invalid(member)) { try life.apply(AlertEvent(move, by: "a", at: start)) }
    }

    @Test(
        "an acknowledgement ends with the alert: what comes back within 14 days is open, a regression, and nobody has it"
    )
    func regression() throws {
        var life = try life(.acknowledged)
        _ = try life.apply(AlertEvent(.resolve(Resolution(reason: .fixed)), by: "a", at: later(1)))
        let entry = try life.apply(sight(later(15)))
        #expect(entry.action == .reopened && life.state == .open && life.isRegression && life.occurrences == 2)
        #expect(life.gravity.severity == .low, "it begins anew")
        var ended = try self.life(.resolved)
        #expect(throws: IllegalMove.tooLate) { try ended.apply(sight(later(14, seconds: 1))) }
    }

    @Test("severity rises and never falls while it is open; only the rise is an escalation")
    func escalation() throws {
        for state in [AlertState.open, .acknowledged] {
            var life = try life(state)
            #expect(try life.apply(sight(later(1), .medium)).action == .seen)
            #expect(life.gravity.severity == .high && life.gravity.excess == 2)
            #expect(try life.apply(sight(later(1), .critical)).action == .escalated)
            #expect(life.state == state && life.gravity.severity == .critical)
        }
    }

    @Test(
        "a snooze until it escalates ends with double the excess, a higher level or a higher severity, and not before",
        arguments: [
            (.high, 7.9, .confidential, false), (.high, 8, .confidential, true), (.critical, 1, nil, true),
            (.low, 1, .restricted, true), (.low, nil, nil, false),
        ] as [(Severity, Double?, Level?, Bool)]
    )
    func escalates(severity: Severity, excess: Double?, level: Level?, wakes: Bool) throws {
        var life = try life()
        _ = try life.apply(AlertEvent(.snooze(Snooze(untilEscalates: true)), by: "a", at: start))
        let entry = try life.apply(sight(later(1), severity, excess: excess, level: level))
        #expect((life.state == .open) == wakes && (entry.action == .escalated) == wakes)
        #expect((life.snooze == nil) == wakes)
    }

    @Test("what grows slowly wakes a snooze once it is double what was put aside")
    func slowGrowth() throws {
        var life = try life()
        _ = try life.apply(AlertEvent(.snooze(Snooze(untilEscalates: true)), by: "a", at: start))
        for excess in [5.0, 6, 7] { _ = try life.apply(sight(later(1), .high, excess: excess)) }
        #expect(life.state == .snoozed)
        _ = try life.apply(sight(later(2), .high, excess: 8))
        #expect(life.state == .open)
    }

    @Test("a snooze until a time holds until then, whatever comes, and ends by itself")
    func timedSnooze() throws {
        var life = try life(.snoozed)
        #expect(try life.apply(sight(later(1), .critical, excess: 900)).action == .seen && life.state == .snoozed)
        #expect(throws: IllegalMove.nothing) { try life.apply(AlertEvent(.pass, at: later(2))) }
        #expect(life.dueAt == later(3))
        #expect(try life.apply(AlertEvent(.pass, at: later(3))).action == .woken && life.state == .open)
        #expect(life.gravity.severity == .critical)
    }

    @Test("an accepted risk bears the same for as long as it was accepted, and comes back worse, or at its end")
    func acceptedRisk() throws {
        let accepted = Resolution(reason: .acceptedRisk, note: "signé", until: later(90))
        var life = try life()
        _ = try life.apply(AlertEvent(.resolve(accepted), by: "a", at: start))
        let borne = try life.apply(sight(later(60), .high, excess: 4, level: .confidential))
        #expect(borne.action == .seen && !borne.isNews && life.state == .resolved && life.occurrences == 2)
        var worse = life
        #expect(try worse.apply(sight(later(61), .critical)).action == .reopened)
        #expect(worse.state == .open && !worse.isRegression)
        #expect(try life.apply(AlertEvent(.pass, at: later(90))).action == .reopened && life.state == .open)
        #expect(!life.isRegression && life.resolution == nil)
    }

    @Test("three normal windows end it, fewer do not, and no person can say so")
    func ends() throws {
        for state in [AlertState.open, .acknowledged, .snoozed] {
            var life = try life(state)
            #expect(throws: IllegalMove.nothing) { try life.apply(AlertEvent(.end(windows: 2), at: later(1))) }
            #expect(try life.apply(AlertEvent(.end(windows: 3), at: later(1))).action == .resolved)
            #expect(life.resolution == Resolution(reason: .auto))
        }
    }

    @Test("a remark is a line and no revision")
    func comment() throws {
        var life = try life()
        let entry = try life.apply(AlertEvent(.comment("vu"), by: "a", at: later(1)))
        #expect(entry.action == .commented && entry.action.messageType == "alert.commented")
        #expect(try life == self.life())
    }
}
