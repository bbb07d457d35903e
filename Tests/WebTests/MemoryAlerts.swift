import Alerting
import Detection
import Domain
import Query
import Synchronization

final class MemoryAlerts: AlertStore {
    let kept = Mutex([MemoryAlerts.sample])

    func alerts(_ query: AlertQuery) async throws(StoreError) -> Page<Alert> {
        Page(elements: kept.withLock { $0 }, next: nil)
    }

    func alert(_ id: AlertID) async throws(StoreError) -> Alert {
        guard let alert = kept.withLock({ $0.first { $0.id == id } }) else { throw .notFound }
        return alert
    }

    func change(
        _ id: AlertID,
        _ change: AlertChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Alert {
        var alert = try await alert(id)
        if let revision, revision != alert.revision { throw .staleRevision(current: alert.revision) }
        if let state = change.state {
            guard alert.state.allowed.contains(state) else {
                throw .illegalTransition(allowed: alert.state.allowed.map(\.rawValue))
            }
            alert.state = state
        }
        if let assignee = change.assignee { alert.assignee = assignee }
        alert.revision += 1
        kept.withLock { [alert] in $0 = [alert] }
        return alert
    }

    static let sample = Alert(
        id: AlertID(firstSeen: Desk.noon, number: 7),
        number: 7,
        revision: 3,
        kind: .volumeSpike,
        severity: .high,
        confidence: 0.9,
        state: .open,
        stateSince: Desk.noon,
        assignee: nil,
        resolution: nil,
        dedupKey: "volume.spike|flow:1|bytes",
        occurrences: 1,
        firstSeen: Desk.noon,
        lastSeen: Desk.noon,
        subject: AlertSubject(platform: "amazon_sp", platformName: "Amazon SP-API"),
        summary: Bilingual(fr: "Trop", en: "Too much"),
        explanation: Explanation(why: Explanation.Why(fr: ["Trop."], en: ["Too much."])),
        evidence: [],
        suggestedAction: SuggestedAction(code: "look", fr: "Regarder.", en: "Look.")
    )
}
