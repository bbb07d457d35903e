import Domain
import Query
import Synchronization

/// Knows one key for each scope, one that reads what the page shows, and some that have something wrong with them.
final class MemoryKeys: KeyStore {
    let revoked = Mutex<Set<String>>([])
    /// Who asked for a change, in order.
    let actors = Mutex<[String]>([])

    static func token(_ scope: Scope) -> String { "vg_\(scope.rawValue)_secret" }
    static let reader = "vg_reader_secret"

    func create(
        _ request: KeyRequest,
        by actor: String
    ) async throws(StoreError) -> (record: KeyRecord, token: String) {
        actors.withLock { $0.append(actor) }
        if request.cidrs?.contains("10.1.2.3/8") == true { throw .conflict("cidr") }
        let record = KeyRecord(
            id: "key_new",
            name: request.name,
            scopes: request.scopes,
            cidrs: request.cidrs,
            createdAt: Desk.noon,
            expiresAt: request.expiresAt
        )
        return (record, "vg_new_secret")
    }

    func keys() async throws(StoreError) -> [KeyRecord] { [MemoryKeys.record(.admin)] }

    func revoke(_ id: String, by actor: String) async throws(StoreError) {
        actors.withLock { $0.append(actor) }
        _ = revoked.withLock { $0.insert(id) }
    }

    func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        if token == "vg_old_secret" { return .expired }
        if token == "vg_far_secret" { return try await standing(of: "key_far", at: now) }
        if token == "vg_limited_secret" {
            var record = MemoryKeys.record(.admin)
            record.platforms = ["amazon_sp"]
            return .valid(record)
        }
        if token == MemoryKeys.reader { return try await standing(of: "key_reader", at: now) }
        guard let scope = Scope.allCases.first(where: { MemoryKeys.token($0) == token }) else { return .invalid }
        return try await standing(of: "key_\(scope.rawValue)", at: now)
    }

    func standing(of id: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        guard !revoked.withLock({ $0.contains(id) }) else { return .invalid }
        if id == "key_far" {
            var record = MemoryKeys.record(.alertsRead)
            record.cidrs = ["10.0.0.0/8"]
            return .valid(record)
        }
        if id == "key_reader" {
            var record = MemoryKeys.record(.alertsRead)
            record.id = id
            record.scopes.insert(.trendsRead)
            return .valid(record)
        }
        guard let scope = Scope.allCases.first(where: { "key_\($0.rawValue)" == id }) else { return .invalid }
        return .valid(MemoryKeys.record(scope))
    }

    private static func record(_ scope: Scope) -> KeyRecord {
        KeyRecord(id: "key_\(scope.rawValue)", name: scope.rawValue, scopes: [scope], createdAt: Desk.noon)
    }
}

/// A store that has lost its database.
struct SilentKeys: KeyStore {
    func create(
        _ request: KeyRequest,
        by actor: String
    ) async throws(StoreError) -> (record: KeyRecord, token: String) { throw .unavailable(retryAfter: 3) }

    func keys() async throws(StoreError) -> [KeyRecord] { throw .unavailable(retryAfter: 3) }
    func revoke(_ id: String, by actor: String) async throws(StoreError) { throw .unavailable(retryAfter: 3) }

    func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        throw .unavailable(retryAfter: 3)
    }

    func standing(of id: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict {
        throw .unavailable(retryAfter: 3)
    }
}
