import Domain
import Postgres
import Storage
import TestSupport

/// A database with a hundred days of one busy flow and one quiet one, and a spike, a drop and an ordinary rest.
struct BacktestDatabase: Sendable {
    static let start = Timestamp(rfc3339: "2026-02-02T00:00:00Z")!
    static let days = 100
    /// The hour of the spike, counted from the start.
    static let spike: Int64 = 80 * 24 + 15
    static var end: Timestamp { start.advanced(bySeconds: Int64(days) * 86_400) }

    let configuration: PostgresConfiguration
    let pool: PostgresPool

    static func with(_ body: (BacktestDatabase) async throws -> Void) async throws {
        let database = try await TestDatabase.make()
        let connection = try await database.connect()
        _ = try await Migrator(Migrations.all).up(on: connection)
        await connection.close()
        let pool = PostgresPool(configuration: database.configuration, size: 4)
        let outcome: Result<Void, any Error>
        do {
            let one = BacktestDatabase(configuration: database.configuration, pool: pool)
            try await one.fill()
            outcome = .success(try await body(one))
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await database.drop()
        try outcome.get()
    }

    func run(_ script: String) async throws {
        try await pool.perform { (session) throws(PostgresError) in try session.run(script: script) }
    }

    /// Flow 1 has some thirty events an hour over two hosts, fivefold in the hour of the spike and the next; flow 2 a few.
    private func fill() async throws {
        let spike = BacktestDatabase.spike
        try await run(
            """
            INSERT INTO system (name, first_seen) VALUES ('erp', '2026-02-02Z');
            INSERT INTO platform (slug, name, status) VALUES ('alibaba', 'Alibaba', 'listed'), ('old', 'Old', 'listed');
            UPDATE platform SET status = 'merged', merged_into = 1 WHERE id = 2;
            INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen) VALUES
                (1, 1, 'erp/orders', 'order', '2026-02-02Z'), (1, 2, 'erp/stock', 'stock', '2026-02-02Z');
            SELECT vigie_ensure_days('2026-02-01', '2026-05-31');
            INSERT INTO flow_hour (flow_id, host_id, hour, events, bytes, records, errors, sensitive_bytes, score_sum,
                max_level, timed, duration_ms, bytes_unknown, bytes_public, bytes_internal, bytes_confidential,
                bytes_restricted, bytes_critical)
            SELECT f, h, timestamptz '2026-02-02Z' + n * interval '1 hour', e, e * 1000, e, 0, e * 200, 0,
                2, 0, 0, 0, 0, e * 1000, 0, 0, 0
            FROM generate_series(0, \(BacktestDatabase.days * 24 - 1)) n, (VALUES (1, 1), (1, 2), (2, 0)) s (f, h),
                LATERAL (SELECT CASE WHEN f = 1
                    THEN (12 + abs(hashtext(n || '/' || h)) % 7) * CASE WHEN n IN (\(spike), \(spike + 1)) THEN 5 ELSE 1 END
                    ELSE abs(hashtext('q' || n)) % 4 END AS e) c
            WHERE e > 0;
            """
        )
    }
}
