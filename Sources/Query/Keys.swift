package import Domain

/// One right that a key may have.
///
/// Raw values are the words of the API.
package enum Scope: String, Sendable, Hashable, CaseIterable {
    case eventsWrite = "events:write"
    case eventsRead = "events:read"
    case platformsRead = "platforms:read"
    case platformsWrite = "platforms:write"
    case trendsRead = "trends:read"
    case alertsRead = "alerts:read"
    case alertsWrite = "alerts:write"
    case policiesRead = "policies:read"
    case policiesWrite = "policies:write"
    case subscriptionsRead = "subscriptions:read"
    case subscriptionsWrite = "subscriptions:write"
    case admin
}

/// A key as it is kept: its secret is gone, only an HMAC of that is stored.
package struct KeyRecord: Sendable, Hashable {
    /// The public name, which begins with `key_`.
    package var id: String
    package var name: String
    package var scopes: Set<Scope>
    /// What it may send for; `nil` for anything.
    package var systems: [String]?
    package var platforms: [String]?
    /// Address blocks that the key may be used from.
    package var cidrs: [String]?
    package var createdAt: Timestamp
    package var expiresAt: Timestamp?
    package var revokedAt: Timestamp?

    package init(
        id: String,
        name: String,
        scopes: Set<Scope>,
        systems: [String]? = nil,
        platforms: [String]? = nil,
        cidrs: [String]? = nil,
        createdAt: Timestamp,
        expiresAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.systems = systems
        self.platforms = platforms
        self.cidrs = cidrs
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }
}

extension KeyRecord {
    /// Whether the key may do what a scope stands for: `admin` stands for every scope.
    ///
    /// A key with limits may send and nothing else, whatever its scopes: no reader and no change looks at the limits.
    package func allows(_ scope: Scope) -> Bool {
        guard systems == nil, platforms == nil else { return scope == .eventsWrite && scopes.contains(scope) }
        return scopes.contains(scope) || scopes.contains(.admin)
    }
}

/// What a new key is asked to be.
package struct KeyRequest: Sendable {
    package var name: String
    package var scopes: Set<Scope>
    package var systems: [String]?
    package var platforms: [String]?
    package var cidrs: [String]?
    package var expiresAt: Timestamp?

    package init(
        name: String,
        scopes: Set<Scope>,
        systems: [String]? = nil,
        platforms: [String]? = nil,
        cidrs: [String]? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.name = name
        self.scopes = scopes
        self.systems = systems
        self.platforms = platforms
        self.cidrs = cidrs
        self.expiresAt = expiresAt
    }
}

extension KeyRequest {
    /// The member that no such key can have, `systems` or `platforms`: limits hold for sending only.
    package var impossibleLimit: String? {
        guard scopes != [.eventsWrite] else { return nil }
        if systems != nil { return "systems" }
        return platforms != nil ? "platforms" : nil
    }
}

/// What came of a presented key.
package enum KeyVerdict: Sendable {
    case valid(KeyRecord)
    case expired
    /// Unknown, wrong or revoked: one answer for all, so that nothing can be learnt from it.
    case invalid
}

package protocol KeyStore: Sendable {
    /// Returns the key itself, `vg_<id>_<secret>`, once; `actor` is who asks, for the audit trail.
    func create(_ request: KeyRequest, by actor: String) async throws(StoreError) -> (record: KeyRecord, token: String)
    func keys() async throws(StoreError) -> [KeyRecord]
    func revoke(_ id: String, by actor: String) async throws(StoreError)
    /// Answers from memory for a few seconds, so that each request need not ask the database.
    func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict
    /// How a key stands that was verified before, by its public name; from memory in the same way.
    func standing(of id: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict
}
