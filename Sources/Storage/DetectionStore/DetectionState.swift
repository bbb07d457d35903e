import Detection
import Domain
import Postgres

/// What detection has learned and not yet stored, and how it is stored: snapshots, expectations and checkpoint commit
/// together, so that a restart goes on from one instant.
struct DetectionState: Sendable {
    private var snapshots: [String: SeriesSnapshot] = [:]
    private var expectations: [ClosedExpectation] = []

    var isEmpty: Bool { snapshots.isEmpty && expectations.isEmpty }

    /// Takes what changed; kept until a save has succeeded.
    mutating func take(from engine: inout DetectionEngine) {
        for snapshot in engine.takeSnapshots() { snapshots[snapshot.key] = snapshot }
        expectations += engine.takeClosedExpectations()
        // Only grows without end while the database is away; the newest are worth most.
        if expectations.count > 200_000 { expectations.removeFirst(expectations.count - 200_000) }
    }

    mutating func saved() { self = DetectionState() }

    /// Within the caller's transaction.
    ///
    /// `false`, and nothing is written, where another process has gone further: this one was overtaken.
    func write(checkpoint: BatchID, message: Int64, in session: PostgresSession) throws(PostgresError) -> Bool {
        let moved = try session.execute(
            """
            INSERT INTO detector_checkpoint AS t (batch_id, message_id) VALUES (\(checkpoint.rawValue), \(message))
            ON CONFLICT (singleton) DO UPDATE SET batch_id = excluded.batch_id, message_id = excluded.message_id
            WHERE t.batch_id <= excluded.batch_id AND t.message_id <= excluded.message_id
            """
        )
        guard moved > 0 else { return false }
        var statements: [SQL] = snapshots.values.map { snapshot in
            """
            INSERT INTO detector_state (key, version, state)
            VALUES (\(snapshot.key), \(snapshot.version), \(snapshot.state))
            ON CONFLICT (key) DO UPDATE SET version = excluded.version, state = excluded.state
            """
        }
        if !expectations.isEmpty {
            statements.append(
                """
                INSERT INTO expectation_hour (series, metric, hour, expected, low, high)
                SELECT DISTINCT ON (series, metric, hour) * FROM unnest(
                    \(expectations.map { "platform:\($0.platform.rawValue)" }), \(expectations.map(\.metric.rawValue)),
                    \(expectations.map { SQLTimestamp($0.hour) }), \(expectations.map(\.expected)),
                    \(expectations.map(\.low)), \(expectations.map(\.high)))
                    AS row (series, metric, hour, expected, low, high)
                ON CONFLICT (series, metric, hour) DO UPDATE SET expected = excluded.expected, low = excluded.low,
                    high = excluded.high
                """
            )
        }
        for start in stride(from: 0, to: statements.count, by: 256) {
            try session.pipeline(Array(statements[start..<min(start + 256, statements.count)]))
        }
        return true
    }

    static func read(
        in session: PostgresSession
    ) throws(PostgresError) -> (snapshots: [SeriesSnapshot], checkpoint: BatchID, message: Int64) {
        let snapshots = try session.query("SELECT key, version, state FROM detector_state") {
            row throws(PostgresError) in
            SeriesSnapshot(
                key: try row.decode(at: 0),
                version: try row.decode(at: 1),
                state: try row.decode([UInt8].self, at: 2)
            )
        }
        let checkpoint = try session.first("SELECT batch_id, message_id FROM detector_checkpoint") {
            row throws(PostgresError) in (try row.decode(Int64.self, at: 0), try row.decode(Int64.self, at: 1))
        }
        return (snapshots, BatchID(rawValue: checkpoint?.0 ?? 0), checkpoint?.1 ?? 0)
    }
}
