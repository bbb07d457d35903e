package import Domain
import Postgres
package import Query

extension PolicyQueries {
    /// How many events are counted; beyond it a floor is as good an answer.
    private static let most: Int64 = 100_000
    /// How long it may take, in milliseconds.
    private static let patience: Int64 = 15_000

    package func matches(
        _ when: [Filter],
        _ then: PolicyRecord.Effect,
        from: Timestamp,
        to: Timestamp
    ) async throws(StoreError) -> PolicyMatches {
        var condition = try FilterSQL.events.condition(when)
        if then == .requireAssessment {
            condition += """
                 AND NOT (t.assessment_ref IS NOT NULL
                    AND (t.agreement_expires IS NULL OR t.agreement_expires > e.occurred_at))
                """
        }
        let found: SQL = """
            SELECT e.occurred_at, e.event_key, t.slug FROM outbound_event e \(sql: FilterSQL.joins(to: "e"))
            WHERE e.occurred_at >= \(SQLTimestamp(from)) AND e.occurred_at < \(SQLTimestamp(to)) AND \(sql: condition)
            ORDER BY e.occurred_at DESC LIMIT \(PolicyQueries.most + 1)
            """
        return try await pool.store { [found] (session) throws(PostgresError) in
            try session.transaction { (session) throws(PostgresError) in
                try session.execute("SELECT set_config('statement_timeout', \(String(PolicyQueries.patience)), true)")
                return try PolicyQueries.count(found, session)
            }
        }
    }

    private static func count(_ found: SQL, _ session: PostgresSession) throws(PostgresError) -> PolicyMatches {
        let parts = try session.query(
            """
            WITH found AS (\(sql: found))
            SELECT slug, count(*), min(occurred_at), max(occurred_at) FROM found GROUP BY slug ORDER BY 2 DESC, 1
            """
        ) { (row) throws(PostgresError) in
            (
                PolicyMatches.Part(platform: try row.decode(at: 0), events: try row.decode(at: 1)),
                Timestamp(try row.decode(SQLTimestamp.self, at: 2)), Timestamp(try row.decode(SQLTimestamp.self, at: 3))
            )
        }
        let examples = try session.query(
            "WITH found AS (\(sql: found)) SELECT occurred_at, event_key FROM found ORDER BY 1 DESC, 2 LIMIT 5"
        ) { (row) throws(PostgresError) in
            EventID(
                occurredAt: Timestamp(try row.decode(SQLTimestamp.self, at: 0)),
                key: EventKey(try row.decode(SQLUUID.self, at: 1))
            )
        }
        let events = parts.reduce(0) { $0 + $1.0.events }
        return PolicyMatches(
            events: min(events, most),
            isFloor: events > most,
            platforms: parts.prefix(10).map(\.0),
            first: parts.map(\.1).min(),
            last: parts.map(\.2).max(),
            examples: examples
        )
    }
}
