import Domain
import Foundation
import Postgres

/// Ninety days of events over fifty flows, made by the database itself, and every rollup of them by the statements that
/// add up raw events: so what is measured on is what the service would have written.
///
/// Flows differ in size, days in their hours; every tenth flow names no host.
struct TrendHistory {
    let pool: PostgresPool
    /// The first instant that nothing has happened at.
    let end: Timestamp

    static let days = 90
    static let flows = 50
    private static let minuteDays = 29

    /// Names, expectations, fields, sketches: what does not grow with the events.
    func prepare() async throws {
        try await run(TrendHistory.names)
        try await run("SELECT vigie_ensure_days((\(first))::date - 1, (\(last))::date + 1)")
        try await addSketches()
    }

    /// Adds so many events, spread over all days; `round` keeps their keys apart.
    func add(_ count: Int, round: Int) async throws {
        let daily = max(1, count / TrendHistory.days)
        for day in 0..<TrendHistory.days {
            try await run(
                """
                INSERT INTO outbound_event (occurred_at, event_key, batch_id, bytes, categories, flow_id, host_id, records,
                    duration_ms, score, status, level, condition)
                SELECT at, md5('\(round)-\(day)-' || i)::uuid, 1, 200 + (i * 7919) % 4000,
                    CASE i % 5 WHEN 0 THEN 2048 WHEN 1 THEN 2048 + 16384 WHEN 2 THEN 1 ELSE 18432 END, flow,
                    CASE WHEN nth % 10 > 0 THEN host END, 1 + i % 7, 20 + i % 300, (i * 31) % 100,
                    CASE WHEN i % 97 = 0 THEN 503 ELSE 200 END, 1 + (i * 31) % 100 / 25, 0
                FROM (
                    SELECT i, \(first) + interval '1 day' * (\(day) + ((i + 0.1 * \(round)) / \(daily + 1))) AS at,
                        -- Square numbers: few flows have most of it.
                        1 + floor(\(TrendHistory.flows) * power(((i * 40503) % 9973) / 9973.0, 2))::int AS nth
                    FROM generate_series(1::bigint, \(daily)) AS i
                ) AS made JOIN vigie_lab_flow USING (nth)
                """
            )
        }
    }

    /// Adds every rollup up anew, from raw events.
    func rollUp() async throws {
        try await run(
            """
            TRUNCATE flow_minute, flow_hour, flow_hour_category, flow_day, flow_day_category, rollup_day, rollup_late,
                expectation_hour
            """
        )
        for day in 0..<TrendHistory.days {
            let span =
                "occurred_at >= \(first) + interval '\(day) days' AND occurred_at < \(first) + interval '\(day + 1) days'"
            try await run(TrendHistory.hours(span))
            try await run(TrendHistory.categories(span))
            if day >= TrendHistory.days - TrendHistory.minuteDays { try await run(TrendHistory.minutes(span)) }
        }
        try await run(TrendHistory.expectations)
        for table in ["flow_minute", "flow_hour", "flow_hour_category", "outbound_event", "expectation_hour"] {
            try await run("VACUUM (ANALYZE) \(table)")
        }
    }

    /// One row, as if a single batch had brought everything and detection had seen it.
    func close(events: Int) async throws {
        try await run(
            """
            INSERT INTO ingest_batch (id, committed_at, events, rules) VALUES (1, now(), \(events), 'lab')
                ON CONFLICT (id) DO UPDATE SET events = excluded.events;
            INSERT INTO detector_checkpoint VALUES (true, 1) ON CONFLICT (singleton) DO UPDATE SET batch_id = 1;
            """
        )
    }

    func number(_ statement: SQL) async throws -> Int {
        try await pool.perform { (session) throws(PostgresError) in
            try session.first(statement) { (row) throws(PostgresError) in try row.decode(Int.self, at: 0) } ?? 0
        }
    }

    private var first: String { "timestamptz '\(end.advanced(bySeconds: -Int64(TrendHistory.days) * 86_400).rfc3339)'" }
    private var last: String { "timestamptz '\(end.rfc3339)'" }

    private func run(_ script: String) async throws {
        try await pool.perform { (session) throws(PostgresError) in
            try session.run(script: "SET synchronous_commit = off")
            try session.run(script: script)
        }
    }

    /// A few hundred persons a flow and day, under one key a month.
    private func addSketches() async throws {
        let key = KeyedHash(key: (1, 2))
        let start = end.advanced(bySeconds: -Int64(TrendHistory.days) * 86_400)
        for day in 0..<TrendHistory.days {
            let instant = start.advanced(bySeconds: Int64(day) * 86_400)
            let date = String(instant.rfc3339.prefix(10))
            let month = Int64(instant.calendarDate.month)
            for flow in 1...TrendHistory.flows {
                var sketch = HyperLogLog()
                for person in 0..<(40 + flow * 9) {
                    let name = Array("\(flow % 7)-\((person * 31 + day * 17) % 2_000)".utf8)
                    sketch.insert(key.hash(name.span, 0..<name.count))
                }
                let (bytes, estimate) = (sketch.bytes, sketch.distinct)
                try await pool.perform { (session) throws(PostgresError) in
                    _ = try session.execute(
                        """
                        INSERT INTO flow_day_subject SELECT \(date)::date, flow_id, 1, \(month), \(bytes), \(estimate)
                        FROM vigie_lab_flow WHERE nth = \(Int32(flow))
                        """
                    )
                }
            }
        }
    }
}
