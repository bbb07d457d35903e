import Detection
import Domain
import Query
import Synchronization

final class MemoryMutes: MuteStore {
    let kept = Mutex<[MuteRecord]>([])

    func mutes(past: Bool, limit: Int, after: Cursor?) async throws(StoreError) -> Page<MuteRecord> {
        Page(elements: kept.withLock { $0 }, next: nil)
    }

    func mute(_ id: String) async throws(StoreError) -> MuteRecord {
        guard let mute = kept.withLock({ $0.first { $0.id == id } }) else { throw .notFound }
        return mute
    }

    func add(_ request: MuteRequest, by actor: String) async throws(StoreError) -> MuteRecord {
        kept.withLock { kept in
            let mute = MuteRecord(
                id: "mut_\(kept.count + 1)",
                filter: request.filter,
                from: request.from,
                to: request.to,
                reason: request.reason,
                includesCritical: request.includesCritical,
                createdAt: Desk.noon,
                createdBy: actor,
                alerts: 0
            )
            kept.append(mute)
            return mute
        }
    }

    func remove(_ id: String, by actor: String) async throws(StoreError) {
        _ = try await mute(id)
        kept.withLock { $0.removeAll { $0.id == id } }
    }
}

final class MemoryPolicies: PolicyStore {
    let kept = Mutex<[String: PolicyRecord]>([:])

    func policies() async throws(StoreError) -> [PolicyRecord] { kept.withLock { $0.values.sorted { $0.id < $1.id } } }

    func policy(_ id: String) async throws(StoreError) -> PolicyRecord {
        guard let policy = kept.withLock({ $0[id] }) else { throw .notFound }
        return policy
    }

    func put(
        _ id: String,
        _ change: PolicyChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PolicyRecord {
        let known = kept.withLock { $0[id] }
        switch (known, revision) {
        case (.some, nil): throw .conflict("id")
        case (nil, .some): throw .notFound
        case (.some(let policy), .some(let revision)) where policy.revision != revision:
            throw .staleRevision(current: policy.revision)
        default: break
        }
        let policy = PolicyRecord(
            id: id,
            name: change.name ?? known?.name ?? id,
            isEnabled: change.isEnabled ?? known?.isEnabled ?? true,
            when: change.when ?? known?.when ?? [],
            then: change.then ?? known?.then ?? .violation,
            severity: change.severity ?? known?.severity ?? .high,
            basis: change.basis ?? known?.basis,
            message: change.message ?? known?.message,
            revision: (known?.revision ?? 0) + 1,
            updatedAt: Desk.noon,
            updatedBy: actor
        )
        kept.withLock { $0[id] = policy }
        return policy
    }

    func remove(_ id: String, ifRevision revision: Int32, by actor: String) async throws(StoreError) {
        let policy = try await policy(id)
        guard policy.revision == revision else { throw .staleRevision(current: policy.revision) }
        kept.withLock { $0[id] = nil }
    }

    func matches(
        _ when: [Filter],
        _ then: PolicyRecord.Effect,
        from: Timestamp,
        to: Timestamp
    ) async throws(StoreError) -> PolicyMatches {
        PolicyMatches(events: Int64(when.count), isFloor: false, platforms: [], first: nil, last: nil, examples: [])
    }
}
