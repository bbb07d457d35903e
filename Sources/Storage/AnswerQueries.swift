package import Crypto
package import Domain
import Foundation
package import Postgres
package import Query

/// Answers of requests with an `Idempotency-Key`, kept for a day.
///
/// A request is begun by one row, so of several at once one is done. One that was begun and never ended, as in a crash,
/// is in nobody's hands after two minutes: whether it had changed something is not known then, and it is done again.
package struct AnswerQueries: AnswerStore {
    let pool: PostgresPool
    let box: SecretBox
    /// Requests are told apart by a keyed hash: a body may hold what must not be guessed from it.
    private let digestKey: SymmetricKey
    let now: Now

    /// How long an answer is kept, and how long a request may be under way, in seconds.
    private static let kept: Int64 = 86_400
    private static let longest: Int64 = 120
    /// Old answers that a new request clears away.
    private static let cleared: Int64 = 100

    package init(pool: PostgresPool, pepper: SymmetricKey, now: @escaping Now = Timestamp.wallClock) {
        self.pool = pool
        box = SecretBox(pepper: pepper)
        digestKey = HKDF<SHA256>
            .deriveKey(inputKeyMaterial: pepper, info: Array("kept answers, 1".utf8), outputByteCount: 32)
        self.now = now
    }

    private struct Row: Sendable {
        let request: [UInt8]
        let startedAt: Timestamp
        let status: Int16?
        let answer: [UInt8]?
    }

    package func begin(_ request: KeyedRequest) async throws(StoreError) -> KeyedStanding {
        let at = now()
        let (key, content) = (digest(Array(request.key.utf8)), digest(request.content))
        let (owner, place, box) = (request.owner, AnswerQueries.place(request), box)
        return try await pool.store { (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                try AnswerQueries.clear(before: at.advanced(bySeconds: -AnswerQueries.kept), session)
                let isNew = try session.first(
                    """
                    INSERT INTO kept_answer (owner, key, request, started_at)
                    VALUES (\(owner), \(key), \(content), \(SQLTimestamp(at)))
                    ON CONFLICT DO NOTHING RETURNING true
                    """
                ) { (row) throws(PostgresError) in try row.decode(Bool.self, at: 0) }
                if isNew == true { return .begun(since: at) }
                let found = try session.first(
                    """
                    SELECT request, started_at, status, answer FROM kept_answer
                    WHERE owner = \(owner) AND key = \(key) FOR UPDATE
                    """
                ) { (row) throws(PostgresError) in
                    Row(
                        request: try row.decode(at: 0),
                        startedAt: Timestamp(try row.decode(SQLTimestamp.self, at: 1)),
                        status: try row.decodeIfPresent(at: 2),
                        answer: try row.decodeIfPresent(at: 3)
                    )
                }
                // Cleared away this moment: the caller asks again.
                guard let found else { return .underWay }
                guard found.request == content else { return .otherRequest }
                if let status = found.status {
                    return AnswerQueries.opened(found.answer ?? [], status: Int(status), at: place, box) ?? .underWay
                }
                guard at.seconds - found.startedAt.seconds >= AnswerQueries.longest else { return .underWay }
                try session.execute(
                    """
                    UPDATE kept_answer SET started_at = \(SQLTimestamp(at)) WHERE owner = \(owner) AND key = \(key)
                    """
                )
                return .begun(since: at)
            }
        }
    }

    package func keep(
        _ answer: KeptAnswer,
        of request: KeyedRequest,
        since: Timestamp
    ) async throws(StoreError) {
        let key = digest(Array(request.key.utf8))
        let document = Sealed(headers: answer.headers, body: Data(answer.body))
        guard let status = Int16(exactly: answer.status), let bytes = try? JSONEncoder().encode(document),
            let sealed = box.seal(Array(bytes), at: AnswerQueries.place(request))
        else { return }
        let owner = request.owner
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                UPDATE kept_answer SET status = \(status), answer = \(sealed)
                WHERE owner = \(owner) AND key = \(key) AND status IS NULL AND started_at = \(SQLTimestamp(since))
                """
            )
        }
    }

    package func forget(_ request: KeyedRequest, since: Timestamp) async throws(StoreError) {
        let (owner, key) = (request.owner, digest(Array(request.key.utf8)))
        try await pool.store { (session) throws(PostgresError) in
            _ = try session.execute(
                """
                DELETE FROM kept_answer
                WHERE owner = \(owner) AND key = \(key) AND status IS NULL AND started_at = \(SQLTimestamp(since))
                """
            )
        }
    }

    // MARK: Parts

    private struct Sealed: Codable {
        var headers: [KeptAnswer.Header]
        var body: Data
    }

    private static func opened(
        _ sealed: [UInt8],
        status: Int,
        at place: String,
        _ box: SecretBox
    ) -> KeyedStanding? {
        guard let bytes = box.open(sealed, at: place),
            let document = try? JSONDecoder().decode(Sealed.self, from: Data(bytes))
        else { return nil }
        return .answered(KeptAnswer(status: status, headers: document.headers, body: Array(document.body)))
    }

    private static func clear(before old: Timestamp, _ session: PostgresSession) throws(PostgresError) {
        try session.execute(
            """
            DELETE FROM kept_answer WHERE (owner, key) IN (
                SELECT owner, key FROM kept_answer WHERE started_at <= \(SQLTimestamp(old))
                ORDER BY started_at LIMIT \(cleared) FOR UPDATE SKIP LOCKED
            )
            """
        )
    }

    private func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: digestKey))
    }

    /// What a sealed answer is bound to.
    private static func place(_ request: KeyedRequest) -> String { "answer/\(request.owner)/\(request.key)" }
}
