package import Domain
package import Postgres

/// What retention drops: which partitions lie wholly before the first day of which something is kept.
package struct RetentionPlan: Sendable {
    /// A partition that is due, with what it would free.
    package struct Due: Sendable, Hashable {
        package var table: String
        package var partition: String
        /// Of the disk, indexes included.
        package var bytes: Int64
        /// As the server estimates them.
        package var rows: Int64
    }

    /// A partitioned table and the first day (from 1970) that stays.
    struct Limit: Sendable {
        var table: String
        var day: Int64
    }

    private let pool: PostgresPool
    private let retention: Retention

    package init(pool: PostgresPool, retention: Retention) {
        self.pool = pool
        self.retention = retention
    }

    /// What would be dropped now, oldest first within each table; drops nothing.
    package func due(at now: Timestamp) async throws(StoreError) -> [Due] {
        var due: [Due] = []
        for limit in try await limits(at: now) { due += try await partitions(limit) }
        return due
    }

    /// A day longer than events are taken, so that a day that a late event made stale can be folded from its own events
    /// and hours; and never hours that no day has taken in yet.
    func limits(at now: Timestamp) async throws(StoreError) -> [Limit] {
        let frontier = try await foldedDay()
        var hours = retention.firstDay(keeping: retention.hours, at: now) - 2
        if let frontier { hours = min(hours, frontier - 1) }
        return [
            Limit(table: "outbound_event", day: retention.firstDay(keeping: retention.events, at: now) - 1),
            Limit(table: "flow_minute", day: retention.firstDay(keeping: retention.minutes, at: now)),
            Limit(table: "flow_hour", day: hours), Limit(table: "flow_hour_category", day: hours),
        ]
    }

    /// The day (UTC) up to which everything is folded and nothing stale; `nil` where there was never anything.
    private func foldedDay() async throws(StoreError) -> Int64? {
        let instant = try await pool.store { (session) throws(PostgresError) in
            try session.first(
                """
                SELECT CASE WHEN EXISTS (SELECT FROM flow_hour) THEN least(
                    COALESCE((SELECT max(day_end) FROM rollup_day), timestamptz '1970-01-01 00:00Z'),
                    (SELECT min(hour) FROM rollup_late)) END
                """
            ) { (row) throws(PostgresError) in try row.decodeIfPresent(SQLTimestamp.self, at: 0) }
        }
        return (instant ?? nil).map { Timestamp($0).dayNumber }
    }

    private func partitions(_ limit: Limit) async throws(StoreError) -> [Due] {
        // As `vigie_drop_partitions` chooses them.
        try await pool.store { (session) throws(PostgresError) in
            try session.query(
                """
                SELECT relname::text, pg_total_relation_size(c.oid), greatest(reltuples, 0)::bigint
                FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
                WHERE inhparent = to_regclass(\(limit.table)) AND CASE WHEN relname ~ '_[0-9]{8}$' THEN
                    (to_date(right(relname, 8), 'YYYYMMDD') + CASE WHEN \(limit.table) IN ('outbound_event', 'flow_minute')
                        THEN interval '1 day' ELSE interval '1 month' END)::date
                        <= date '1970-01-01' + \(Int32(clamping: limit.day)) ELSE false END
                ORDER BY relname
                """
            ) { (row) throws(PostgresError) in
                Due(
                    table: limit.table,
                    partition: try row.decode(at: 0),
                    bytes: try row.decode(at: 1),
                    rows: try row.decode(at: 2)
                )
            }
        }
    }
}
