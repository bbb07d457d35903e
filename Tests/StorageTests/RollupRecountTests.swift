import Capture
import Domain
import Intake
import Postgres
import Storage
import TestSupport
import Testing

@Suite("Rollups")
struct RollupRecountTests {
    /// Rows of a rollup that differ from what a recount of the events gives; floats to a millionth.
    private static let minuteDifference: SQL = """
        SELECT count(*) FROM (
            SELECT flow_id, coalesce(host_id, 0) AS host_id, date_trunc('minute', occurred_at) AS minute,
                count(*) AS events, sum(bytes) AS bytes, sum(records) AS records,
                count(*) FILTER (WHERE status >= 400) AS errors, sum(bytes * score / 100.0) AS sensitive,
                sum(score) AS score, max(level) AS level
            FROM outbound_event GROUP BY 1, 2, 3
        ) AS r FULL JOIN flow_minute AS m USING (flow_id, host_id, minute)
        WHERE (r.events, r.bytes, r.records, r.errors, r.level)
                IS DISTINCT FROM (m.events, m.bytes, m.records, m.errors, m.max_level::int)
            OR abs(r.sensitive - m.sensitive_bytes) > 1e-6 * r.sensitive OR abs(r.score - m.score_sum) > 1e-6 * r.score
        """

    private static let hourDifference: SQL = """
        SELECT count(*) FROM (
            SELECT flow_id, coalesce(host_id, 0) AS host_id, date_trunc('hour', occurred_at) AS hour,
                count(*) AS events, sum(bytes) AS bytes, count(duration_ms) AS timed,
                coalesce(sum(duration_ms), 0) AS duration,
                coalesce(sum(bytes) FILTER (WHERE level = 2), 0) AS internal,
                coalesce(sum(bytes) FILTER (WHERE level = 4), 0) AS restricted
            FROM outbound_event GROUP BY 1, 2, 3
        ) AS r FULL JOIN flow_hour AS h USING (flow_id, host_id, hour)
        WHERE (r.events, r.bytes, r.timed, r.duration, r.internal, r.restricted)
            IS DISTINCT FROM (h.events, h.bytes, h.timed, h.duration_ms, h.bytes_internal, h.bytes_restricted)
        """

    private static let categoryDifference: SQL = """
        SELECT count(*) FROM (
            SELECT flow_id, coalesce(host_id, 0) AS host_id, date_trunc('hour', occurred_at) AS hour, category,
                count(*) AS events, sum(bytes) AS bytes
            FROM outbound_event, generate_series(0, 36) AS category
            WHERE (categories >> category) & 1 = 1 GROUP BY 1, 2, 3, 4
        ) AS r FULL JOIN flow_hour_category AS c USING (flow_id, host_id, hour, category)
        WHERE (r.events, r.bytes) IS DISTINCT FROM (c.events, c.bytes)
        """

    @Test("property: rollups equal a recount after duplicates, late events and concurrent requests", arguments: [1, 2])
    func equalsRecount(seed: UInt64) async throws {
        try await WritingDatabase.with { database in
            var random = SplitMix64(seed: seed)
            let requests = (0..<30)
                .map { _ in
                    (0..<Int(1 + random.next() % 40)).map { _ in event(database, &random) }
                }
            // A small memory, so that both ways of finding duplicates are used.
            try await database.running(database.writer { $0.recentKeys = 50 }) { writer in
                try await withThrowingTaskGroup { group in
                    for request in requests {
                        group.addTask { _ = try await writer.store(request, under: WriteTerms()) }
                    }
                    try await group.waitForAll()
                }
            }
            let distinct = Set(requests.joined().map(\.envelope.id)).count
            #expect(try await database.number("SELECT count(DISTINCT event_key) FROM outbound_event") == distinct)
            #expect(try await database.number(RollupRecountTests.minuteDifference) == 0)
            #expect(try await database.number(RollupRecountTests.hourDifference) == 0)
            #expect(try await database.number(RollupRecountTests.categoryDifference) == 0)
            #expect(
                try await database.number("SELECT sum(events) FROM ingest_batch")
                    == database.number("SELECT count(*) FROM outbound_event")
            )
        }
    }

    private func event(_ database: WritingDatabase, _ random: inout SplitMix64) -> ClassifiedEvent {
        let id = random.next() % 400
        var event = database.event("\(id)") { envelope in
            // Time, flow and host follow from the id, so that a repeat is a repeat.
            envelope.time = database.now.advanced(bySeconds: -Int64(id * id % 90_000))
            envelope.documentType = ["order", "stock", "price"][Int(id % 3)]
            if id.isMultiple(of: 5) { envelope.host = nil }
            envelope.bytes = Int64(random.next() % 100_000)
            envelope.records = Int32(random.next() % 10)
            if random.next().isMultiple(of: 3) { envelope.durationMilliseconds = Int32(random.next() % 1_000) }
            if random.next().isMultiple(of: 4) { envelope.status = Int16(200 + random.next() % 400) }
        }
        if random.next().isMultiple(of: 2) { event.classification.level = .restricted }
        event.classification.score = Float(random.next() % 101)
        return event
    }
}
