import Alerting
import Detection
import Domain
import FoundationEssentials
import Postgres

/// One row of `alert` as it comes from the database: documents still as text.
struct AlertRow: Sendable {
    private let id: Int64
    private let number: Int64
    private let revision: Int32
    private let kind: String
    private let severity: Int16
    private let confidence: Double
    private let state: String
    private let stateSince: SQLTimestamp
    private let assignee: String?
    private let resolution: String?
    private let dedupKey: String
    private let occurrences: Int32
    private let firstSeen: SQLTimestamp
    private let lastSeen: SQLTimestamp
    private let subject: String
    private let summaryFrench: String
    private let summaryEnglish: String
    private let explanation: String
    private let evidence: [String]
    private let suggestedAction: String

    /// What `init` reads, in its order, of `alert a`.
    static let columns: SQL = """
        a.id, a.number, a.revision, a.kind, a.severity, a.confidence, a.state, a.state_since, a.assignee,
        a.resolution::text, a.dedup_key, a.occurrences, a.first_seen, a.last_seen, a.subject::text, a.summary_fr,
        a.summary_en, a.explanation::text, a.evidence, a.suggested_action::text
        """

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        id = try row.decode(at: 0)
        number = try row.decode(at: 1)
        revision = try row.decode(at: 2)
        kind = try row.decode(at: 3)
        severity = try row.decode(at: 4)
        confidence = try row.decode(at: 5)
        state = try row.decode(at: 6)
        stateSince = try row.decode(at: 7)
        assignee = try row.decodeIfPresent(at: 8)
        resolution = try row.decodeIfPresent(at: 9)
        dedupKey = try row.decode(at: 10)
        occurrences = try row.decode(at: 11)
        firstSeen = try row.decode(at: 12)
        lastSeen = try row.decode(at: 13)
        subject = try row.decode(at: 14)
        summaryFrench = try row.decode(at: 15)
        summaryEnglish = try row.decode(at: 16)
        explanation = try row.decode(at: 17)
        evidence = try row.decode(at: 18)
        suggestedAction = try row.decode(at: 19)
    }

    func alert() throws(StoreError) -> Alert {
        guard let kind = Anomaly.Kind(rawValue: kind), let state = AlertState(rawValue: state),
            let severity = Severity.allCases.first(where: { $0.rank == Int(severity) })
        else { throw .unreadable("alert \(number)") }
        return Alert(
            id: AlertID(raw: UInt64(bitPattern: id)),
            number: number,
            revision: revision,
            kind: kind,
            severity: severity,
            confidence: confidence,
            state: state,
            stateSince: Timestamp(stateSince),
            assignee: assignee,
            resolution: try resolution.map { (json) throws(StoreError) in try document(Alerting.Resolution.self, json)
            },
            dedupKey: dedupKey,
            occurrences: occurrences,
            firstSeen: Timestamp(firstSeen),
            lastSeen: Timestamp(lastSeen),
            subject: try document(AlertSubject.self, subject),
            summary: Bilingual(fr: summaryFrench, en: summaryEnglish),
            explanation: try document(Explanation.self, explanation),
            evidence: evidence.compactMap { EventID($0) },
            suggestedAction: try document(SuggestedAction.self, suggestedAction)
        )
    }

    private func document<Document: Decodable>(_ type: Document.Type, _ json: String) throws(StoreError) -> Document {
        do {
            return try JSONDecoder().decode(type, from: Data(json.utf8))
        } catch {
            throw .unreadable("alert \(number)")
        }
    }
}
