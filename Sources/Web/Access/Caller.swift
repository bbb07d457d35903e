import Domain
import Query

/// Who makes a request, and what they may do.
struct Caller: Sendable {
    enum Origin: Sendable {
        case key(KeyRecord)
        case session(SessionStore.Session, token: String)
        case nobody
    }

    let origin: Origin

    static let nobody = Caller(origin: .nobody)

    func may(_ scope: Scope) -> Bool {
        switch origin {
        case .key(let key): key.allows(scope)
        case .session(let session, _): session.scopes.contains(scope)
        case .nobody: false
        }
    }

    /// For the audit trail.
    var actor: String {
        switch origin {
        case .key(let key): key.id
        case .session(let session, _): session.actor
        case .nobody: "nobody"
        }
    }

    var key: KeyRecord? {
        if case .key(let key) = origin { key } else { nil }
    }
}
