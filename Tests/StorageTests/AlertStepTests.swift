import Alerting
import Detection
import Domain
import Query
import Storage
import Testing

@Suite("Changes of an alert")
struct AlertStepTests {
    private let at = Timestamp(seconds: 1_800_000_000)

    private func alert(_ state: AlertState) -> Alert {
        Alert(
            id: AlertID(raw: 1),
            number: 1,
            revision: 4,
            kind: .volumeSpike,
            severity: .high,
            confidence: 1,
            state: state,
            stateSince: Timestamp(seconds: 0),
            assignee: nil,
            resolution: state == .resolved ? Alerting.Resolution(reason: .fixed) : nil,
            dedupKey: "k",
            occurrences: 1,
            firstSeen: Timestamp(seconds: 0),
            lastSeen: Timestamp(seconds: 0),
            subject: AlertSubject(platform: "p", platformName: "P"),
            summary: Bilingual(fr: "", en: ""),
            explanation: Explanation(why: .init(fr: [], en: [])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "", fr: "", en: "")
        )
    }

    @Test("every pair of states is a step with its word and message, nothing, or refused with what is allowed")
    func table() {
        let words: [String: [String]] = [
            "open acknowledged": ["acknowledged", "alert.acknowledged"],
            "open resolved": ["resolved", "alert.resolved"],
            "acknowledged open": ["unacknowledged", "alert.opened"],
            "acknowledged resolved": ["resolved", "alert.resolved"],
            "resolved open": ["reopened", "alert.reopened"],
        ]
        for from in AlertState.allCases {
            for to in AlertState.allCases {
                let resolution = to == .resolved ? Alerting.Resolution(reason: .fixed) : nil
                let result = Result { () throws(StoreError) in
                    try AlertStep(alert(from), AlertChange(state: to, resolution: resolution), at: at)
                }
                switch (result, from == to, words["\(from) \(to)"]) {
                case (.success(let step), true, nil):
                    #expect(step.move == nil && step.alert == alert(from))
                case (.success(let step), false, .some(let words)):
                    #expect([step.move?.action, step.move?.messageType] == words)
                    #expect(step.alert.state == to && step.alert.stateSince == at && step.alert.revision == 5)
                    #expect(step.alert.resolution == resolution)
                case (.failure(let error), false, nil):
                    #expect(error == .illegalTransition(allowed: from.allowed.map(\.rawValue)))
                default:
                    Issue.record("\(from) to \(to): \(result)")
                }
            }
        }
    }

    @Test(
        "a change that says too little or too much is refused by name",
        arguments: [
            (.open, AlertChange(state: .resolved), "resolution"),
            (.open, AlertChange(state: .acknowledged, resolution: .init(reason: .fixed)), "resolution"),
            (.open, AlertChange(resolution: .init(reason: .fixed)), "resolution"),
            (.open, AlertChange(state: .resolved, resolution: .init(reason: .acceptedRisk)), "resolution.note"),
            (
                .resolved, AlertChange(resolution: .init(reason: .fixed, note: String(repeating: "é", count: 2_001))),
                "resolution.note"
            ),
            (.open, AlertChange(assignee: .some("")), "assignee"),
        ] as [(AlertState, AlertChange, String)]
    )
    func refuses(state: AlertState, change: AlertChange, name: String) {
        #expect(throws: StoreError.conflict(name)) { try AlertStep(alert(state), change, at: at) }
    }

    @Test("an assignee comes and goes without touching the state")
    func assignee() throws {
        let given = try AlertStep(alert(.open), AlertChange(assignee: .some("m.tremblay")), at: at)
        #expect(given.move?.action == "assigned" && given.move?.messageType == "alert.updated")
        #expect(given.alert.assignee == "m.tremblay" && given.alert.stateSince == Timestamp(seconds: 0))
        #expect(given.move?.detail == #"{"from":"open","to":"open","assignee":"m.tremblay"}"#)
        let taken = try AlertStep(given.alert, AlertChange(assignee: .some(nil)), at: at)
        #expect(taken.alert.assignee == nil && taken.alert.revision == 6)
    }
}
