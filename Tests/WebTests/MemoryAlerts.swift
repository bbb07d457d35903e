import Alerting
import Detection
import Domain
import Query
import Synchronization

final class MemoryAlerts: AlertStore {
    let kept = Mutex([MemoryAlerts.sample])
    let lines = Mutex<[TimelineLine]>([])

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
        do throws(IllegalMove) {
            for event in try change.events(on: alert.life, by: actor, at: Desk.noon) {
                note(try alert.life.apply(event))
            }
        } catch {
            switch error {
            case .notAllowed(let states): throw .illegalTransition(allowed: states.map(\.rawValue))
            case .invalid(let member): throw .conflict(member.rawValue)
            case .tooLate, .nothing: throw .illegalTransition(allowed: [])
            }
        }
        kept.withLock { [alert] in $0 = [alert] }
        return alert
    }

    func comment(_ id: AlertID, _ text: String, by actor: String) async throws(StoreError) -> TimelineLine {
        var alert = try await alert(id)
        guard let entry = try? alert.life.apply(AlertEvent(.comment(text), by: actor, at: Desk.noon)) else {
            throw .conflict("text")
        }
        return note(entry)
    }

    func timeline(_ id: AlertID, limit: Int, after: Int64?) async throws(StoreError) -> [TimelineLine] {
        _ = try await alert(id)
        return Array(lines.withLock { $0 }.filter { $0.id > after ?? 0 }.prefix(limit))
    }

    func change(
        matching filters: [Filter],
        _ change: AlertChange,
        isDryRun: Bool,
        by actor: String
    ) async throws(StoreError) -> AlertActions {
        var actions = AlertActions()
        for alert in kept.withLock({ $0 }) {
            actions.matched += 1
            do throws(StoreError) {
                if !isDryRun { _ = try await self.change(alert.id, change, ifRevision: nil, by: actor) }
                actions.changed.append(alert.id)
            } catch {
                actions.refused.append(.init(id: alert.id, error: error))
            }
        }
        return actions
    }

    @discardableResult
    private func note(_ entry: TimelineEntry) -> TimelineLine {
        lines.withLock { lines in
            let line = TimelineLine(
                id: Int64(lines.count + 1),
                at: entry.event.at,
                actor: entry.event.actor,
                action: entry.action.rawValue,
                detail: entry.detail
            )
            lines.append(line)
            return line
        }
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
