import Alerting
import Detection
import Domain
import FoundationEssentials
import Postgres

/// What detection is told from outside, in the order in which it was said.
///
/// Written under the outbox's lock, so that the numbers rise in the order of the commits.
struct DetectorMessage: Sendable {
    enum Content: Sendable {
        case feedback(Feedback)
        case mutes([MuteDocument])
        case policies(PolicyDocuments)
        /// Of a build that knows more than this one.
        case unknown
    }

    /// Where in the order of batches it was taken.
    struct Turn: Sendable {
        var after: BatchID
        var at: Timestamp
    }

    var id: Int64
    var content: Content
    /// `nil` until detection takes it.
    var turn: Turn?

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        id = try row.decode(at: 0)
        let at = Timestamp(try row.decode(SQLTimestamp.self, at: 1))
        content = Content(kind: try row.decode(at: 2), json: try row.decode(at: 3), at: at)
        let batch: Int64? = try row.decodeIfPresent(at: 4)
        let taken: SQLTimestamp? = try row.decodeIfPresent(at: 5)
        if let batch, let taken { turn = Turn(after: BatchID(rawValue: batch), at: Timestamp(taken)) }
    }

    /// What `init` reads, in its order, of `detector_message`.
    static let columns: SQL = "id, at, kind, detail::text, after_batch, taken_at"

    static func append(_ kind: String, _ detail: SQLJSON, at: Timestamp, _ session: PostgresSession)
        throws(PostgresError)
    {
        try session.execute(
            "INSERT INTO detector_message (at, kind, detail) VALUES (\(SQLTimestamp(at)), \(kind), \(detail))"
        )
    }
}

extension DetectorMessage.Content {
    fileprivate struct Word: Decodable {
        var dedup_key: String
        var from: String
        var to: String
        var strength: Double?
    }

    init(kind: String, json: String, at: Timestamp) {
        let data = Data(json.utf8)
        switch kind {
        case "mutes":
            guard let mutes = try? JSONDecoder().decode([MuteDocument].self, from: data) else { break }
            self = .mutes(mutes)
            return
        case "policies":
            guard let policies = try? JSONDecoder().decode(PolicyDocuments.self, from: data) else { break }
            self = .policies(policies)
            return
        default:
            guard let reason = Feedback.Reason(rawValue: kind),
                let word = try? JSONDecoder().decode(Word.self, from: data),
                let from = Timestamp(rfc3339: word.from), let to = Timestamp(rfc3339: word.to)
            else { break }
            self = .feedback(
                Feedback(
                    reason: reason,
                    dedupKey: word.dedup_key,
                    from: from,
                    to: to,
                    strength: word.strength,
                    at: at
                )
            )
            return
        }
        self = .unknown
    }
}

/// What people say of alerts that detection should know, left for it in the transaction of their word.
enum DetectorFeedback {
    /// Notes an end that speaks of the detection itself; any other is none of its business.
    static func note(
        _ entry: TimelineEntry,
        on alert: Alert,
        at: Timestamp,
        _ session: PostgresSession
    ) throws(PostgresError) {
        let resolution: Alerting.Resolution
        switch entry.event.move {
        case .resolve(let given), .amend(let given): resolution = given
        default: return
        }
        guard let reason = Feedback.Reason(rawValue: resolution.reason.rawValue) else { return }
        let explanation = alert.explanation
        let window = explanation.window
        let strength = Anomaly.strength(alert.kind, observed: explanation.observed, expected: explanation.expected)
        let detail = SQLJSON.written { json in
            json.object { json in
                json.member("alert", alert.id.text)
                json.member("dedup_key", alert.dedupKey)
                json.member("from", window?.from ?? alert.firstSeen.rfc3339)
                json.member("to", window?.to ?? alert.lastSeen.rfc3339)
                json.member("strength", strength)
            }
        }
        try DetectorMessage.append(reason.rawValue, detail, at: at, session)
    }
}
