package import Domain

/// What a key may do.
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
    case admin
}

/// What a key may do.
///
/// pt: its secret is gone, only an HMAC of it is stored.
package struct KeyRecord: Sendable, Hashable {
    /// The public name, which begins with `key_`.
    package var id: String
    package var name: String
    package var scopes: Set<Scope>
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

/// What came of a presented key.
package enum KeyVerdict: Sendable {
    case valid(KeyRecord)
    case expired
    /// Unknown, wrong or revoked: one answer for all, so that nothing can be learnt from it.
    case invalid
}

package protocol KeyStore: Sendable {
    /// Returns the key itself, `vg_<id>_<secret>`, once.
    func create(_ request: KeyRequest) async throws(StoreError) -> (record: KeyRecord, token: String)
    func keys() async throws(StoreError) -> [KeyRecord]
    func revoke(_ id: String) async throws(StoreError)
    /// Answers from memory for a few seconds, so that each request need not ask the database.
    func verify(_ token: String, at now: Timestamp) async throws(StoreError) -> KeyVerdict
}
