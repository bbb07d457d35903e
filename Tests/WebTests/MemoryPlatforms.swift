import Domain
import Query
import Synchronization

final class MemoryPlatforms: PlatformStore {
    let kept = Mutex<[String: PlatformRecord]>(["amazon_sp": MemoryPlatforms.record("amazon_sp", "Amazon", 3)])

    func platforms(seenOnly: Bool, limit: Int, after slug: String?) async throws(StoreError) -> [PlatformRecord] {
        let all = kept.withLock { $0.values.sorted { $0.slug < $1.slug } }
        return Array(all.filter { record in slug.map { record.slug > $0 } ?? true }.prefix(limit))
    }

    func platform(_ slug: String) async throws(StoreError) -> PlatformRecord {
        guard let record = kept.withLock({ $0[slug] }) else { throw .notFound }
        return record
    }

    func put(
        _ slug: String,
        _ change: PlatformChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PlatformRecord {
        let known = kept.withLock { $0[slug] }
        if let known {
            guard let revision else { throw .conflict(slug) }
            guard revision == known.revision else { throw .staleRevision(current: known.revision) }
        } else if revision != nil {
            throw .notFound
        }
        var record = known ?? MemoryPlatforms.record(slug, slug, 0)
        record.name = change.name ?? record.name
        record.status = change.status ?? record.status
        record.mergedInto = change.mergeInto
        record.hosts = change.hosts ?? record.hosts
        record.owner = change.owner ?? record.owner
        record.purpose = change.purpose ?? record.purpose
        record.agreement = change.agreement ?? record.agreement
        record.revision += 1
        kept.withLock { [record] in $0[slug] = record }
        return record
    }

    static func record(_ slug: String, _ name: String, _ revision: Int32) -> PlatformRecord {
        PlatformRecord(
            slug: slug,
            name: name,
            status: .listed,
            revision: revision,
            operatorName: nil,
            operatorCountry: nil,
            owner: nil,
            note: nil,
            hosts: [],
            aliases: [],
            mergedInto: nil,
            firstSeen: nil,
            lastSeen: nil,
            categories: [],
            events: 0,
            bytes: 0
        )
    }
}
