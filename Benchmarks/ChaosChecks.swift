import Foundation
import Postgres

/// Counts in the database itself, as its owner, with nothing of the service running.
struct ChaosChecks {
    let lab: Laboratory

    func count(_ acknowledged: [String], into result: inout ChaosResult) async throws {
        let pool = lab.ownerPool()
        let counts = try await pool.perform(deadline: .seconds(120)) { (session) throws(PostgresError) in
            try session.query("SELECT correlation_id, count(*) FROM outbound_event GROUP BY 1") {
                (row) throws(PostgresError) -> (String, Int) in
                (try row.decode(String.self, at: 0), try row.decode(Int.self, at: 1))
            }
        }
        let stored = Dictionary(counts, uniquingKeysWith: +)
        result.lost = acknowledged.count { stored[$0] == nil }
        result.duplicated = stored.values.count { $0 > 1 }
        let (minutes, hours, twice, alerts) = try await pool.perform(deadline: .seconds(120)) {
            (session) throws(PostgresError) in
            let minutes = try ChaosChecks.number(session, ChaosChecks.difference(rollup: "flow_minute", unit: "minute"))
            let hours = try ChaosChecks.number(session, ChaosChecks.difference(rollup: "flow_hour", unit: "hour"))
            let twice = try ChaosChecks.number(session, ChaosChecks.openedTwice)
            let alerts = try ChaosChecks.number(session, "SELECT count(*) FROM alert")
            return (minutes, hours, twice, alerts)
        }
        result.rollupDifference = minutes + hours
        result.alertsTwice = twice
        result.alerts = alerts
        await pool.close()
    }

    /// Rows where the rollup and a recount disagree, either way round.
    private static func difference(rollup: StaticString, unit: StaticString) -> SQL {
        """
        WITH recount AS (
            SELECT flow_id, coalesce(host_id, 0) AS host_id, date_trunc('\(raw: unit)', occurred_at) AS start,
                   count(*)::bigint AS events, sum(bytes)::bigint AS bytes, sum(records)::bigint AS records
            FROM outbound_event GROUP BY 1, 2, 3
        )
        SELECT count(*) FROM recount FULL JOIN \(raw: rollup) r
            ON (r.flow_id, r.host_id, r.\(raw: unit)) = (recount.flow_id, recount.host_id, recount.start)
        WHERE (recount.events, recount.bytes, recount.records) IS DISTINCT FROM (r.events, r.bytes, r.records)
        """
    }

    /// Episodes that were announced as opened more than once.
    private static let openedTwice: SQL = """
        SELECT count(*) FROM (
            SELECT data->>'dedup_key', data->>'first_seen' FROM outbox WHERE type = 'alert.opened'
            GROUP BY 1, 2 HAVING count(*) > 1
        ) AS twice
        """

    private static func number(_ session: PostgresSession, _ sql: SQL) throws(PostgresError) -> Int {
        try session.first(sql) { (row) throws(PostgresError) in try row.decode(Int.self, at: 0) } ?? 0
    }
}
