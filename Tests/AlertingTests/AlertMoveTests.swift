import Detection
import Domain
import Testing

@testable import Alerting

@Suite("Alert moves")
struct AlertMoveTests {
    private func alert(_ state: AlertState) -> Alert {
        Alert(
            id: AlertID(firstSeen: Timestamp(seconds: 0), number: 1),
            number: 1,
            revision: 3,
            kind: .volumeSpike,
            severity: .high,
            confidence: 0.9,
            state: state,
            stateSince: Timestamp(seconds: 0),
            assignee: nil,
            resolution: state == .resolved ? Resolution(reason: .fixed) : nil,
            dedupKey: "volume.spike|flow:1|bytes",
            occurrences: 1,
            firstSeen: Timestamp(seconds: 0),
            lastSeen: Timestamp(seconds: 0),
            subject: AlertSubject(platform: "p", platformName: "P"),
            summary: Bilingual(fr: "", en: ""),
            explanation: Explanation(why: Explanation.Why(fr: [], en: [])),
            evidence: [],
            suggestedAction: SuggestedAction(code: "check_sender", fr: "", en: "")
        )
    }

    @Test("every pair of states is either allowed and made, or refused with what is allowed")
    func allPairs() throws {
        let now = Timestamp(seconds: 100)
        for from in AlertState.allCases {
            for to in AlertState.allCases {
                let reason = to == .resolved ? Resolution(reason: .fixed) : nil
                guard from.allowed.contains(to) else {
                    #expect(throws: IllegalMove.notAllowed(from.allowed)) {
                        try alert(from).moved(to: to, resolution: reason, at: now)
                    }
                    continue
                }
                let moved = try alert(from).moved(to: to, resolution: reason, at: now)
                #expect(moved.state == to && moved.revision == 4 && moved.stateSince == now)
                #expect(moved.resolution == reason)
            }
        }
    }

    @Test("resolving takes a reason, an accepted risk a note, and nothing else takes either")
    func reasons() {
        let now = Timestamp(seconds: 100)
        #expect(throws: IllegalMove.reasonMismatch) { try alert(.open).moved(to: .resolved, at: now) }
        #expect(throws: IllegalMove.reasonMismatch) {
            try alert(.open).moved(to: .acknowledged, resolution: Resolution(reason: .fixed), at: now)
        }
        #expect(throws: IllegalMove.noteMissing) {
            try alert(.open).moved(to: .resolved, resolution: Resolution(reason: .acceptedRisk), at: now)
        }
    }
}
