package import Domain
import Postgres

/// Committed batches read back from the database, for detection after a restart or when it fell behind.
package struct StoredBatches {
    private let registry: Registry

    package init(registry: Registry) { self.registry = registry }

    /// How many batches, and about how many events, are read at once.
    private static let mostBatches = 256
    private static let mostEvents: Int64 = 50_000

    /// The next batches past `last`, in their order; empty at the end.
    package func batches(after last: BatchID) async throws(StoreError) -> [CommittedBatch] {
        try await registry.pool.store { session throws(PostgresError) in try read(after: last, in: session) }
    }

    private struct Head {
        var id: BatchID
        var committedAt: Timestamp
        var events: Int32
        var rules: String
    }

    private func read(after last: BatchID, in session: PostgresSession) throws(PostgresError) -> [CommittedBatch] {
        var heads = try session.query(
            """
            SELECT id, committed_at, events, rules FROM ingest_batch WHERE id > \(last.rawValue)
            ORDER BY id LIMIT \(Int64(StoredBatches.mostBatches))
            """
        ) { row throws(PostgresError) in
            Head(
                id: BatchID(rawValue: try row.decode(at: 0)),
                committedAt: Timestamp(try row.decode(SQLTimestamp.self, at: 1)),
                events: try row.decode(at: 2),
                rules: try row.decode(at: 3)
            )
        }
        var sum: Int64 = 0
        let count =
            heads.prefix { head in
                defer { sum += Int64(head.events) }
                return sum < StoredBatches.mostEvents
            }
            .count
        heads.removeLast(heads.count - count)
        guard let newest = heads.last else { return [] }
        var events: [BatchID: [CommittedEvent]] = [:]
        let rows = try session.query(
            """
            SELECT batch_id, event_key, occurred_at, flow_id, host_id, bytes, records, status, level, score, categories,
                subjects, duration_ms, condition, content
            FROM outbound_event WHERE batch_id > \(last.rawValue) AND batch_id <= \(newest.id.rawValue)
            """
        ) { row throws(PostgresError) in
            (BatchID(rawValue: try row.decode(at: 0)), try event(row))
        }
        let fresh = try newFields(after: last, through: newest.id, in: session)
        for case (let batch, var event?) in rows {
            event.newFields = fresh[event.key] ?? []
            events[batch, default: []].append(event)
        }
        return heads.map {
            CommittedBatch(id: $0.id, committedAt: $0.committedAt, events: events[$0.id] ?? [], rules: $0.rules)
        }
    }

    /// The fields that came for the first time, by the event that brought them, in the order of their names.
    private func newFields(
        after last: BatchID,
        through newest: BatchID,
        in session: PostgresSession
    ) throws(PostgresError) -> [EventKey: [FirstField]] {
        let rows = try session.query(
            """
            SELECT e.event_key, f.id, f.category FROM outbound_event e JOIN field f ON f.first_event = e.event_key
            WHERE e.batch_id > \(last.rawValue) AND e.batch_id <= \(newest.rawValue) AND f.flow_id = e.flow_id
            ORDER BY f.id
            """
        ) { row throws(PostgresError) in
            (
                EventKey(try row.decode(SQLUUID.self, at: 0)), FieldID(rawValue: try row.decode(at: 1)),
                try row.decode(Int16.self, at: 2)
            )
        }
        var fields: [EventKey: [FirstField]] = [:]
        for (event, field, number) in rows {
            guard let raw = UInt8(exactly: number), let category = Category(rawValue: raw) else { continue }
            fields[event, default: []].append(FirstField(field: field, category: category))
        }
        return fields
    }

    /// `nil` for a flow that the registry does not know: its row was made by hand.
    private func event(_ row: borrowing PostgresRow) throws(PostgresError) -> CommittedEvent? {
        let flow = FlowID(rawValue: try row.decode(at: 3))
        let hostNumber: Int32? = try row.decodeIfPresent(at: 4)
        let host = hostNumber.map(HostID.init(rawValue:))
        guard let (platform, jurisdiction) = registry.place(of: flow, host: host) else { return nil }
        let status: Int16? = try row.decodeIfPresent(at: 7)
        let subjects: Int32? = try row.decodeIfPresent(at: 11)
        let condition = try row.decode(Int16.self, at: 13) & EventRow.conditionMask
        let content: Int64? = try row.decodeIfPresent(at: 14)
        return CommittedEvent(
            key: EventKey(try row.decode(SQLUUID.self, at: 1)),
            occurredAt: Timestamp(try row.decode(SQLTimestamp.self, at: 2)),
            flow: flow,
            platform: platform,
            host: host,
            jurisdiction: jurisdiction,
            bytes: try row.decode(at: 5),
            records: try row.decode(at: 6),
            failed: status.map { $0 >= CommittedEvent.failedFrom } ?? false,
            level: Level(rawValue: UInt8(clamping: try row.decode(Int16.self, at: 8))) ?? .unknown,
            score: try row.decode(at: 9),
            categories: CategorySet(rawValue: UInt64(bitPattern: try row.decode(Int64.self, at: 10))),
            subjects: subjects ?? 0,
            durationMilliseconds: try row.decodeIfPresent(at: 12),
            isMalformed: condition == Int16(Classification.Condition.malformed.rawValue),
            content: UInt64(bitPattern: content ?? 0)
        )
    }
}

extension CommittedEvent {
    /// Statuses from here up are failures, as in HTTP.
    package static let failedFrom: Int16 = 400
}
