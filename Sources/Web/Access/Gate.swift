import Domain
import HTTPTypes
import Hummingbird
import Query

/// Tells who a caller is and lets them in or not; the only place that reads credentials.
struct Gate: Sendable {
    let keys: any KeyStore
    let sessions: SessionStore
    /// Wrong keys in a minute from one address; the good ones from there, behind the same proxy say, are none of them.
    private let guesses = TokenBuckets(perMinute: 300)

    static let cookie = "vigie_session"

    init(keys: any KeyStore, sessions: SessionStore) {
        self.keys = keys
        self.sessions = sessions
    }

    /// The caller, if they may use a route of this access.
    func admit(_ request: Request, to access: Route.Access, peer: String?, at now: Timestamp) async throws -> Caller {
        switch access {
        case .open: return .nobody
        case .visitor:
            // The page decides by itself what to show to whom.
            return try await session(in: request, peer: peer, at: now) ?? .nobody
        case .scope(let scope):
            let caller = try await caller(of: request, peer: peer, at: now)
            guard caller.may(scope) else { throw Problem.missing(scope) }
            return caller
        }
    }

    private func caller(of request: Request, peer: String?, at now: Timestamp) async throws -> Caller {
        if let header = request.headers[.authorization] {
            guard header.utf8.count <= 512, header.prefix(7).lowercased() == "bearer " else {
                throw Problem.missingCredentials
            }
            return Caller(origin: .key(try await key(String(header.dropFirst(7)), peer: peer, at: now)))
        }
        // A cookie comes along by itself, so it may read and never write.
        guard request.method == .get || request.method == .head,
            let caller = try await session(in: request, peer: peer, at: now)
        else { throw Problem.missingCredentials }
        return caller
    }

    /// Whether a caller who was let in still would be: their key not revoked or expired, their session not closed.
    ///
    /// Yes too where the store cannot say so just now: a stream outlives a short outage of the database.
    func stillAdmits(_ caller: Caller, at now: Timestamp) async -> Bool {
        switch caller.origin {
        case .nobody: true
        case .key(let key): (try? await isGood(key.id, at: now)) ?? true
        case .session(let session, let token): (try? await isOpen(session, token, at: now)) ?? true
        }
    }

    /// Verifies a key and its limits of time and place.
    ///
    /// Each key is looked at, however many wrong ones came before. A wrong one is cheap: a secret costs the store an
    /// HMAC, not a slow hash, and a made-up id one look-up that it remembers.
    func key(_ token: String, peer: String?, at now: Timestamp) async throws -> KeyRecord {
        let record: KeyRecord
        switch try await keys.verify(token, at: now) {
        case .valid(let found): record = found
        case .expired: throw Problem.expiredCredentials
        case .invalid:
            let address = peer ?? "local"
            guard guesses.take(0, from: address, at: now).secondsToOne == 0 else { throw Problem.tooManyGuesses }
            guesses.take(1, from: address, at: now)
            throw Problem.invalidCredentials
        }
        guard Gate.admits(peer, record) else { throw Problem.outsideKeyLimits }
        return record
    }

    /// Whether a key may be used from an address; one that is not known is in no block.
    private static func admits(_ peer: String?, _ key: KeyRecord) -> Bool {
        guard let blocks = key.cidrs else { return true }
        guard let peer = peer.flatMap({ AddressBlock($0) }) else { return false }
        return blocks.contains { AddressBlock($0)?.contains(peer) ?? false }
    }

    /// A session is open where the key behind it may be used: a cookie that was carried elsewhere opens nothing there.
    private func session(in request: Request, peer: String?, at now: Timestamp) async throws -> Caller? {
        guard let token = Gate.sessionToken(in: request), let session = sessions.session(token, at: now) else {
            return nil
        }
        guard try await isOpen(session, token, at: now) else {
            sessions.close(token)
            return nil
        }
        if let id = session.keyID {
            guard case .valid(let key) = try await keys.standing(of: id, at: now), Gate.admits(peer, key) else {
                return nil
            }
        }
        return Caller(origin: .session(session, token: token))
    }

    /// A session lasts no longer than the key behind it.
    private func isOpen(
        _ session: SessionStore.Session,
        _ token: String,
        at now: Timestamp
    ) async throws(StoreError) -> Bool {
        guard sessions.session(token, at: now) != nil else { return false }
        guard let id = session.keyID else { return true }
        return try await isGood(id, at: now)
    }

    private func isGood(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool {
        if case .valid = try await keys.standing(of: id, at: now) { true } else { false }
    }

    static func sessionToken(in request: Request) -> String? { cookie(cookie, in: request) }

    /// The value of a cookie; `nil` where the browser sent none of that name.
    static func cookie(_ name: String, in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                if pair.hasPrefix(name + "=") { return String(pair.dropFirst(name.utf8.count + 1)) }
            }
        }
        return nil
    }

    /// Whether a form was sent from one of our own pages (OWASP: verify the origin with standard headers).
    static func isSameOrigin(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            return site == "same-origin" || site == "none"
        }
        guard let origin = request.headers[.origin] else { return false }
        let host = origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init)
        return host == request.head.authority
    }
}

extension Problem {
    private static func unauthorized(_ code: ProblemCode, challenge: String, fr: String, en: String) -> Problem {
        var problem = Problem(code, fr: fr, en: en)
        problem.headers = [(.wwwAuthenticate, "Bearer realm=\"vigie\"\(challenge)")]
        return problem
    }

    static var missingCredentials: Problem {
        unauthorized(
            .missingCredentials,
            challenge: "",
            fr: "Envoyez « Authorization: Bearer vg_… ».",
            en: "Send “Authorization: Bearer vg_…”."
        )
    }

    static var invalidCredentials: Problem {
        unauthorized(
            .invalidCredentials,
            challenge: ", error=\"invalid_token\"",
            fr: "Cette clé n’existe pas ou a été révoquée.",
            en: "This key does not exist or was revoked."
        )
    }

    static var expiredCredentials: Problem {
        unauthorized(
            .expiredCredentials,
            challenge: ", error=\"invalid_token\"",
            fr: "Cette clé est expirée; demandez-en une autre.",
            en: "This key has expired; ask for another one."
        )
    }

    static var outsideKeyLimits: Problem {
        Problem(
            .outsideKeyLimits,
            fr: "Cette clé ne peut pas être utilisée depuis cette adresse.",
            en: "This key cannot be used from this address."
        )
    }

    static var tooManyGuesses: Problem {
        var problem = Problem(
            .rateLimited,
            fr: "Trop de clés non valides depuis cette adresse.",
            en: "Too many invalid keys from this address."
        )
        problem.headers = [(.retryAfter, "60")]
        return problem
    }

    static func missing(_ scope: Scope) -> Problem {
        var problem = Problem(
            .missingScope,
            fr: "Il faut une clé avec le droit « \(scope.rawValue) ».",
            en: "A key with the scope “\(scope.rawValue)” is required."
        )
        problem.members = [("scope", [scope.rawValue])]
        problem.headers = [
            (.wwwAuthenticate, "Bearer realm=\"vigie\", error=\"insufficient_scope\", scope=\"\(scope.rawValue)\"")
        ]
        return problem
    }
}
