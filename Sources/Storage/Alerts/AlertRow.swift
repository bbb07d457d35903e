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
    private let snooze: String?
    private let isRegression: Bool
    private let excess: Double?
    private let level: Int16?
    private let group: String?
    private let mutedBy: String?

    /// How many columns `init` reads.
    static let count = 26

    /// What `init` reads, in its order, of `alert a`.
    static let columns: SQL = """
        a.id, a.number, a.revision, a.kind, a.severity, a.confidence, a.state, a.state_since, a.assignee,
        a.resolution::text, a.dedup_key, a.occurrences, a.first_seen, a.last_seen, a.subject::text, a.summary_fr,
        a.summary_en, a.explanation::text, a.evidence, a.suggested_action::text, a.snooze::text, a.regressed, a.excess,
        a.data_level, a.group_id, a.muted_by
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
        snooze = try row.decodeIfPresent(at: 20)
        isRegression = try row.decode(at: 21)
        excess = try row.decodeIfPresent(at: 22)
        level = try row.decodeIfPresent(at: 23)
        group = try row.decodeIfPresent(at: 24)
        mutedBy = try row.decodeIfPresent(at: 25)
    }

    /// The key of the row.
    var rowID: Int64 { id }
    var alertID: AlertID { AlertID(raw: UInt64(bitPattern: id)) }

    /// `unreadable` for a row of a build that knows more than this one.
    func alert() throws(StoreError) -> Alert {
        guard let kind = Anomaly.Kind(rawValue: kind) else { throw .unreadable("alert \(number)") }
        return Alert(
            id: alertID,
            number: number,
            kind: kind,
            confidence: confidence,
            dedupKey: dedupKey,
            subject: try document(AlertSubject.self, subject),
            summary: Bilingual(fr: summaryFrench, en: summaryEnglish),
            explanation: try document(Explanation.self, explanation),
            evidence: evidence.compactMap { EventID($0) },
            suggestedAction: try document(SuggestedAction.self, suggestedAction),
            group: group.map { AlertGroup(text: $0) },
            life: try life()
        )
    }

    private func life() throws(StoreError) -> AlertLife {
        guard let state = AlertState(rawValue: state),
            let severity = Severity.allCases.first(where: { $0.rank == Int(severity) })
        else { throw .unreadable("alert \(number)") }
        let level = level.flatMap { UInt8(exactly: $0) }.flatMap { Level(rawValue: $0) }
        let resolution = try resolution.map { (json) throws(StoreError) in
            Alerting.Resolution(try document(TimelineDetail.Reason.self, json))
        }
        let snooze = try snooze.map { (json) throws(StoreError) in
            Snooze(try document(TimelineDetail.Terms.self, json))
        }
        return AlertLife(
            revision: revision,
            state: state,
            stateSince: Timestamp(stateSince),
            gravity: Gravity(severity: severity, excess: excess, level: level),
            occurrences: occurrences,
            firstSeen: Timestamp(firstSeen),
            lastSeen: Timestamp(lastSeen),
            assignee: assignee,
            resolution: resolution,
            snooze: snooze,
            isRegression: isRegression,
            mutedBy: mutedBy
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
