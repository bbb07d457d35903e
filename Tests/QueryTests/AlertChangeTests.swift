import Alerting
import Detection
import Domain
import Query
import Testing

@Suite("What a change of an alert means")
struct AlertChangeTests {
    private let at = Timestamp(seconds: 1_800_000_000)

    private func life(_ state: AlertState) -> AlertLife {
        AlertLife(
            revision: 4,
            state: state,
            stateSince: at,
            gravity: Gravity(severity: .high),
            occurrences: 1,
            firstSeen: at,
            lastSeen: at,
            assignee: "léa",
            resolution: state == .resolved ? Resolution(reason: .fixed) : nil,
            snooze: state == .snoozed ? Snooze(untilEscalates: true) : nil
        )
    }

    @Test("from every state to every state there is one move, none, or a refusal that names what is allowed")
    func table() throws {
        let terms = Snooze(until: at)
        let reason = Resolution(reason: .fixed, note: "fait")
        for from in AlertState.allCases {
            for to in AlertState.allCases {
                var change = AlertChange(state: to)
                if to == .snoozed { change.snooze = terms }
                if to == .resolved { change.resolution = reason }
                let result = Result { () throws(IllegalMove) in try change.moves(of: life(from)) }
                switch (from, to) {
                case (.open, .open), (.acknowledged, .acknowledged): #expect(try result.get().isEmpty)
                case (.snoozed, .snoozed): #expect(try result.get() == [.snooze(terms)])
                case (.resolved, .resolved): #expect(try result.get() == [.amend(reason)])
                case (.resolved, .snoozed): #expect(throws: IllegalMove.notAllowed([.open])) { try result.get() }
                default: #expect(try result.get().count == 1, "\(from) to \(to)")
                }
            }
        }
    }

    @Test(
        "a change that says too little or too much is refused by name",
        arguments: [
            (.open, AlertChange(state: .resolved), .resolution),
            (.open, AlertChange(state: .snoozed), .snooze),
            (.open, AlertChange(state: .acknowledged, resolution: .init(reason: .fixed)), .resolution),
            (.open, AlertChange(resolution: .init(reason: .fixed)), .resolution),
            (.open, AlertChange(state: .acknowledged, snooze: .init(untilEscalates: true)), .snooze),
        ] as [(AlertState, AlertChange, IllegalMove.Member)]
    )
    func refuses(state: AlertState, change: AlertChange, member: IllegalMove.Member) {
        #expect(throws: IllegalMove.invalid(member)) { try change.moves(of: life(state)) }
    }

    @Test("the same again is no move; an assignee comes before the state that it goes with")
    func order() throws {
        #expect(try AlertChange(state: .snoozed, snooze: Snooze(untilEscalates: true)).moves(of: life(.snoozed)) == [])
        #expect(try AlertChange(assignee: .some("léa")).moves(of: life(.open)) == [])
        let both = AlertChange(state: .acknowledged, assignee: .some(nil))
        #expect(try both.moves(of: life(.open)) == [.assign(nil), .acknowledge])
    }
}
