import Domain
import Postgres
import Storage
import TestSupport
import Testing

/// A migrated database of one test's own, filled by hand.
struct ReadingDatabase: Sendable {
    let configuration: PostgresConfiguration
    let pool: PostgresPool

    /// Makes one, lends it, and removes it.
    static func with(_ body: (ReadingDatabase) async throws -> Void) async throws {
        let database = try await TestDatabase.make()
        let connection = try await database.connect()
        _ = try await Migrator(Migrations.all).up(on: connection)
        await connection.close()
        let pool = PostgresPool(configuration: database.configuration, size: 4)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(ReadingDatabase(configuration: database.configuration, pool: pool)))
        } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try await database.drop()
        try outcome.get()
    }

    /// Runs statements that are fixed in a test.
    func run(_ script: String) async throws {
        try await pool.perform { (session) throws(PostgresError) in try session.run(script: script) }
    }

    /// The first column of the first row, as text.
    func text(_ statement: SQL) async throws -> String? {
        try await pool.perform { (session) throws(PostgresError) in
            try session.first(statement) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
        }
    }

    /// Two systems, three platforms, four flows.
    ///
    /// Numbers follow the order here, from 1.
    ///
    /// Flow 1: erp → alibaba (orders), 2: erp → amazon (orders), 3: shop → amazon (stock), 4: erp → ewtp (customs).
    /// Host 1 is alibaba's in CN, host 2 amazon's in US; ewtp has none and is in MY.
    func addNames(firstSeen: String = "2026-01-01T00:00:00Z") async throws {
        try await run(
            """
            INSERT INTO system (name, first_seen) VALUES ('erp', '\(firstSeen)'), ('shop', '\(firstSeen)');
            INSERT INTO platform (slug, name, status, jurisdiction, first_seen) VALUES
                ('alibaba', 'Alibaba.com', 'listed', 'CN', '\(firstSeen)'),
                ('amazon', 'Amazon SP-API', 'listed', 'unknown', '\(firstSeen)'),
                ('ewtp', 'eWTP', 'discovered', 'MY', '\(firstSeen)');
            INSERT INTO host (name, platform_id, jurisdiction, first_seen) VALUES
                ('api.alibaba.com', 1, 'CN', '\(firstSeen)'), ('api.amazon.com', 2, 'US', '\(firstSeen)');
            INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen) VALUES
                (1, 1, 'erp/orders', 'order', '\(firstSeen)'), (1, 2, 'erp/orders', 'order', '\(firstSeen)'),
                (2, 2, 'shop/stock', 'stock', '\(firstSeen)'), (1, 3, 'erp/customs', 'customs', '\(firstSeen)');
            """
        )
    }

    /// One rollup row for each hour of a span; the last ends with `to`.
    func addHours(
        flow: Int,
        host: Int = 0,
        from: String,
        to: String,
        events: Int = 1,
        bytes: Int = 100,
        scoreSum: Double = 0,
        level: Level = .internal
    ) async throws {
        try await run(
            """
            SELECT vigie_ensure_days('\(from)'::timestamptz::date - 1, '\(to)'::timestamptz::date + 1);
            INSERT INTO flow_hour (flow_id, host_id, hour, events, bytes, records, errors, sensitive_bytes, score_sum,
                max_level, timed, duration_ms, bytes_unknown, bytes_public, bytes_internal, bytes_confidential,
                bytes_restricted, bytes_critical)
            SELECT \(flow), \(host), hour, \(events), \(bytes), 0, 0, 0, \(scoreSum), \(level.rawValue), 0, 0, 0, 0,
                \(level == .internal ? bytes : 0), 0, \(level == .restricted ? bytes : 0), 0
            FROM generate_series('\(from)'::timestamptz, '\(to)'::timestamptz - interval '1 hour', '1 hour') AS hour;
            """
        )
    }
}

/// An instant written in a test.
func instant(_ text: String) -> Timestamp {
    guard let instant = Timestamp(rfc3339: text) else { preconditionFailure("not an instant: \(text)") }
    return instant
}
