import Postgres

/// Damage done to the database after a run, to see whether the checkers see it: a sum off by one, a row twice, an alert
/// told twice.
enum PlantedDamage: String, CaseIterable {
    case rowTwice = "row-twice"
    case rollupOffByOne = "rollup-off-by-one"
    case alertTwice = "alert-twice"

    /// Nothing is changed by a statement that finds nothing to damage, and then nothing is found.
    private var statement: SQL {
        switch self {
        case .rowTwice:
            """
            INSERT INTO outbound_event (occurred_at, event_key, batch_id, bytes, categories, flow_id, host_id, records,
                score, level, condition, correlation_id)
            SELECT occurred_at + interval '1 microsecond', event_key, batch_id, bytes, categories, flow_id, host_id,
                records, score, level, condition, correlation_id
            FROM outbound_event WHERE correlation_id IS NOT NULL LIMIT 1
            """
        case .rollupOffByOne:
            """
            UPDATE flow_minute SET bytes = bytes + 1
            WHERE (flow_id, host_id, minute) = (SELECT flow_id, host_id, minute FROM flow_minute LIMIT 1)
            """
        case .alertTwice:
            """
            INSERT INTO outbox (type, at, data, severity, platform, kind)
            SELECT type, at, data, severity, platform, kind FROM outbox WHERE type = 'alert.opened' LIMIT 1
            """
        }
    }

    private func isFound(in result: ChaosResult) -> Bool {
        switch self {
        case .rowTwice: result.duplicated > 0
        case .rollupOffByOne: result.rollupDifference > 0
        case .alertTwice: result.alertsTwice > 0
        }
    }

    /// Does the damage and checks again.
    func isFound(in lab: Laboratory) async throws -> Bool {
        let pool = lab.ownerPool()
        let statement = statement
        _ = try await pool.perform { (session) throws(PostgresError) in try session.execute(statement) }
        await pool.close()
        var result = ChaosResult()
        try await ChaosChecks(lab: lab).count([], into: &result)
        return isFound(in: result)
    }
}
