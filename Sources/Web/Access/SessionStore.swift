package import Domain
package import Query
import Synchronization

/// Sessions of the page, and the one-time tickets that start them; in memory, so a restart ends them all.
package final class SessionStore: Sendable {
    package struct Session: Sendable {
        package let scopes: Set<Scope>
        /// Who it is, for the audit trail.
        package let actor: String
        /// The key that it or its link was made with, and that it ends with; `nil` for a link of the machine's operator.
        package let keyID: String?
        /// What every form of this session brings back: another site can send a form here, and cannot know this.
        let formToken: String
        let expiresAt: Timestamp
    }

    private struct Ticket {
        let keyID: String?
        let scopes: Set<Scope>
        let expiresAt: Timestamp
    }

    private struct State {
        var sessions: [String: Session] = [:]
        var tickets: [String: Ticket] = [:]
    }

    /// What a session may read.
    package static let viewer: Set<Scope> = [.alertsRead, .trendsRead, .platformsRead, .eventsRead, .reportsRead]
    /// What a session may do at most, and that only with the pages' own forms: the API writes nothing for a cookie.
    package static let person: Set<Scope> = viewer.union(Scope.allCases.filter { $0 != .eventsWrite && $0 != .admin })
    /// What the page shows, and so what a session must be allowed at least.
    static let shown: Set<Scope> = [.alertsRead, .trendsRead]
    static let sessionSeconds: Int64 = 12 * 3_600
    static let ticketSeconds: Int64 = 600
    private static let mostSessions = 1_000
    private static let mostTickets = 100

    private let state = Mutex(State())

    package init() {}

    /// A ticket for `/login?ticket=…`: good once, for ten minutes, and no longer than the key that asked for it.
    ///
    /// `scopes` is what its session may do.
    package func issueTicket(
        of keyID: String? = nil,
        scopes: Set<Scope> = SessionStore.viewer,
        at now: Timestamp
    ) -> String {
        let ticket = SessionStore.secret()
        state.withLock { state in
            state.tickets = state.tickets.filter { $0.value.expiresAt > now }
            if state.tickets.count >= SessionStore.mostTickets,
                let oldest = state.tickets.min(by: { $0.value.expiresAt < $1.value.expiresAt })
            {
                state.tickets[oldest.key] = nil
            }
            let expiresAt = now.advanced(bySeconds: SessionStore.ticketSeconds)
            state.tickets[ticket] = Ticket(keyID: keyID, scopes: scopes, expiresAt: expiresAt)
        }
        return ticket
    }

    /// Spends a ticket; returns the token of a new session, or `nil` for a ticket that is unknown, spent or too old.
    func redeem(_ ticket: String, at now: Timestamp) -> String? {
        let ticket = state.withLock { $0.tickets.removeValue(forKey: ticket) }
        guard let ticket, ticket.expiresAt > now else { return nil }
        let actor = ticket.keyID ?? "page"
        return open(scopes: ticket.scopes, actor: actor, keyID: ticket.keyID, until: nil, at: now)
    }

    /// Opens a session and returns its token.
    ///
    /// It ends after twelve hours, or at `until`, the key's own end, if that comes first.
    func open(
        scopes: Set<Scope>,
        actor: String,
        keyID: String?,
        until: Timestamp?,
        at now: Timestamp
    ) -> String {
        let token = SessionStore.secret()
        let end = now.advanced(bySeconds: SessionStore.sessionSeconds)
        let session = Session(
            scopes: scopes,
            actor: actor,
            keyID: keyID,
            formToken: SessionStore.secret(),
            expiresAt: until.map { min($0, end) } ?? end
        )
        state.withLock { state in
            if state.sessions.count >= SessionStore.mostSessions {
                state.sessions = state.sessions.filter { $0.value.expiresAt > now }
                if state.sessions.count >= SessionStore.mostSessions,
                    let oldest = state.sessions.min(by: { $0.value.expiresAt < $1.value.expiresAt })
                {
                    state.sessions[oldest.key] = nil
                }
            }
            state.sessions[token] = session
        }
        return token
    }

    func session(_ token: String, at now: Timestamp) -> Session? {
        state.withLock { state in
            guard let session = state.sessions[token] else { return nil }
            guard session.expiresAt > now else {
                state.sessions[token] = nil
                return nil
            }
            return session
        }
    }

    func close(_ token: String) { _ = state.withLock { $0.sessions.removeValue(forKey: token) } }

    /// 256 bits from the system's generator.
    static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return Base64URL.encoded((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
