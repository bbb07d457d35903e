import Domain
import Postgres
import Query

/// One row of `outbound_event` with the names behind its integers.
struct StoredEventRow: Sendable {
    private(set) var record: EventRecord
    /// As `FindingsCodec` wrote them.
    let findings: [UInt8]

    /// What `init` reads, in its order, of an event `e` with the names of `FilterSQL.joins` and its batch `b`.
    ///
    /// Batches are forgotten after a while; an event then counts as received when it happened, under rules unknown.
    static let columns: SQL = """
        e.occurred_at, e.event_key, COALESCE(b.committed_at, e.occurred_at), f.source, s.name, t.slug, h.name,
        COALESCE(h.jurisdiction, t.jurisdiction), f.doc_type, e.method, e.bytes, e.records, e.status, e.duration_ms,
        e.actor, e.correlation_id, e.level, e.score, e.condition, COALESCE(b.rules, ''), e.findings, e.unexpected
        """

    static let source: SQL = """
        outbound_event e \(sql: FilterSQL.joins(to: "e")) LEFT JOIN ingest_batch b ON b.id = e.batch_id
        """

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        let condition: Int16 = try row.decode(at: 18)
        record = EventRecord(
            id: EventID(
                occurredAt: Timestamp(try row.decode(SQLTimestamp.self, at: 0)),
                key: EventKey(try row.decode(SQLUUID.self, at: 1))
            ),
            receivedAt: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
            source: try row.decode(at: 3),
            system: try row.decode(at: 4),
            platform: try row.decode(at: 5),
            host: try row.decodeIfPresent(at: 6),
            jurisdiction: try row.decode(at: 7),
            documentType: try row.decode(at: 8),
            method: try row.decodeIfPresent(at: 9),
            bytes: try row.decode(at: 10),
            records: try row.decode(at: 11),
            status: try row.decodeIfPresent(at: 12),
            durationMilliseconds: try row.decodeIfPresent(at: 13),
            actor: try row.decodeIfPresent(at: 14),
            correlationID: try row.decodeIfPresent(at: 15),
            level: Level(rawValue: UInt8(clamping: try row.decode(Int16.self, at: 16))) ?? .unknown,
            score: try row.decode(at: 17),
            condition: Classification.Condition(rawValue: UInt8(clamping: condition & EventRow.conditionMask))
                ?? .unread,
            rules: try row.decode(at: 19),
            reasons: []
        )
        findings = try row.decodeIfPresent(at: 20) ?? []
        record.unexpected = try row.decodeIfPresent(at: 21)
        record.isDatedByArrival = condition & EventRow.datedByArrival != 0
    }
}

/// A row of the field catalogue: what a finding's number stands for.
struct FieldRow: Sendable {
    let id: FieldID
    private let path: String
    private let category: Int16
    private let detector: Int16
    private let firstSeen: SQLTimestamp

    static let columns: SQL = "id, path, category, detector, first_seen"

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        id = FieldID(rawValue: try row.decode(at: 0))
        path = try row.decode(at: 1)
        category = try row.decode(at: 2)
        detector = try row.decode(at: 3)
        firstSeen = try row.decode(at: 4)
    }

    /// `nil` for a category or detector of a later release.
    func reason(_ entry: FindingsCodec.Entry) -> EventRecord.Reason? {
        guard let category = UInt8(exactly: category).flatMap(Category.init(rawValue:)),
            let detector = UInt8(exactly: detector).flatMap(Detector.init(rawValue:))
        else { return nil }
        return EventRecord.Reason(
            path: path,
            category: category,
            detector: detector,
            confidence: entry.confidence,
            count: entry.leaves,
            firstSeen: Timestamp(firstSeen)
        )
    }
}
