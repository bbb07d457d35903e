import Alerting
package import Domain
package import Postgres
package import Query

/// Stored events as people see them: metadata and what was read in them, never a value.
package struct EventQueries: EventReader {
    private let pool: PostgresPool

    package init(pool: PostgresPool) { self.pool = pool }

    package func event(_ id: EventID) async throws(StoreError) -> EventRecord {
        // A made-up name may hold any number; PostgreSQL refuses those that are no instant to it.
        guard TrendQueries.canHold(id.occurredAt) else { throw .notFound }
        let found = try await pool.store {
            (session) throws(PostgresError) -> (StoredEventRow, [FieldRow], [AlertID])? in
            let row = try session.first(
                """
                SELECT \(sql: StoredEventRow.columns) FROM \(sql: StoredEventRow.source)
                WHERE e.occurred_at = \(SQLTimestamp(id.occurredAt)) AND e.event_key = \(SQLUUID(id.key))
                """,
                StoredEventRow.init
            )
            guard let row else { return nil }
            let ids = (FindingsCodec.decode(row.findings)?.entries ?? []).map(\.field.rawValue)
            let fields = try session.query(
                "SELECT \(sql: FieldRow.columns) FROM field WHERE id = ANY(\(ids))",
                FieldRow.init
            )
            let alerts = try session.query(
                "SELECT id FROM alert WHERE evidence @> ARRAY[\(id.text)] ORDER BY id DESC LIMIT 50"
            ) { (row) throws(PostgresError) in AlertID(raw: UInt64(bitPattern: try row.decode(Int64.self, at: 0))) }
            return (row, fields, alerts)
        }
        guard let (row, fields, alerts) = found else { throw .notFound }
        guard let findings = FindingsCodec.decode(row.findings) else { throw .unreadable("findings of \(id.text)") }
        let catalogue = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
        var record = row.record
        record.alerts = alerts
        record.reasons = findings.entries.compactMap { entry in catalogue[entry.field]?.reason(entry) }
        record.distinct = findings.distinct.map { EventQueries.distinct($0, of: record.reasons) } ?? []
        return record
    }

    /// One for each category: what was stored, else as many different values as leaves.
    private static func distinct(_ stored: [DistinctCount], of reasons: [EventRecord.Reason]) -> [DistinctCount] {
        var categories = CategorySet()
        for reason in reasons { categories.insert(reason.category) }
        return categories.members.map { category in
            if let known = stored.first(where: { $0.category == category }) { return known }
            let leaves = reasons.filter { $0.category == category }.reduce(Int64(0)) { $0 + Int64($1.count) }
            return DistinctCount(category: category, count: Int32(clamping: leaves))
        }
    }

    package func events(_ query: EventQuery) async throws(StoreError) -> Page<EventRecord> {
        try TrendQueries.check(query.from, query.to, shortest: nil)
        var condition = try FilterSQL.events.condition(query.filters)
        if let cursor = query.after {
            guard cursor.words.count == 3 else { throw .refused("cursor") }
            let time = Timestamp(microseconds: Int64(bitPattern: cursor.words[0]))
            guard TrendQueries.canHold(time) else { throw .refused("cursor") }
            let instant = SQLTimestamp(time)
            let key = SQLUUID(high: cursor.words[1], low: cursor.words[2])
            condition += " AND (e.occurred_at, e.event_key) < (\(instant), \(key))"
        }
        let limit = max(query.limit, 1)
        let statement: SQL = """
            SELECT \(sql: StoredEventRow.columns) FROM \(sql: StoredEventRow.source)
            WHERE e.occurred_at >= \(SQLTimestamp(query.from)) AND e.occurred_at < \(SQLTimestamp(query.to))
                AND \(sql: condition)
            ORDER BY e.occurred_at DESC, e.event_key DESC LIMIT \(Int64(limit) + 1)
            """
        let rows = try await pool.store { (session) throws(PostgresError) in
            try session.query(statement, StoredEventRow.init)
        }
        let records = rows.prefix(limit).map(\.record)
        let next = rows.count > limit ? records.last.map(\.id).map(EventQueries.cursor) : nil
        return Page(elements: records, next: next)
    }

    private static func cursor(_ id: EventID) -> Cursor {
        Cursor(words: [UInt64(bitPattern: id.occurredAt.microseconds), id.key.high, id.key.low])
    }
}
