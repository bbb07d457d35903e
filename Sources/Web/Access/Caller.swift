import Domain
import Query

/// Who makes a request, and what they may do.
struct Caller: Sendable {
    enum Origin: Sendable {
        case key(KeyRecord)
        case session(SessionStore.Session)
        case nobody
    }

    let origin: Origin

    static let nobody = Caller(origin: .nobody)

    var scopes: Set<Scope> {
        switch origin {
        case .key(let key): key.scopes
        case .session(let session): session.scopes
        case .nobody: []
        }
    }

    /// For the audit trail.
    var actor: String {
        switch origin {
        case .key(let key): key.id
        case .session(let session): session.actor
        case .nobody: "nobody"
        }
    }

    var key: KeyRecord? {
        if case .key(let key) = origin { key } else { nil }
    }
}
