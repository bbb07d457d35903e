import Alerting
import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Stored events")
struct EventQueriesTests {
    private let key = EventKey(high: 0x8000_0000_0000_0001, low: 7)

    private func add(_ database: ReadingDatabase, at: Timestamp, key: EventKey, findings: [UInt8] = []) async throws {
        try await database.pool.perform { (session) throws(PostgresError) in
            try session.execute(
                """
                INSERT INTO outbound_event (occurred_at, event_key, batch_id, bytes, categories, flow_id, host_id,
                    records, duration_ms, score, unexpected, status, level, condition, findings, method, actor, correlation_id)
                VALUES (\(SQLTimestamp(at)), \(SQLUUID(key)), 3, 48211, 0, 1, 1, 240, 12, 81.5, 54, 200, 4, 0, \(findings),
                    'POST', 'svc', 'so-1')
                """
            )
        }
    }

    @Test("an event comes with its names, its batch's rules and the reasons from the field catalogue")
    func whole() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.run(
                """
                SELECT vigie_ensure_days('2026-05-01', '2026-05-01');
                INSERT INTO ingest_batch (id, committed_at, events, rules) VALUES (3, '2026-05-01T10:00:01Z', 1, 'rules-x');
                INSERT INTO field (flow_id, path, category, detector, first_seen, last_seen) VALUES
                    (1, '/items/*/price', 11, 0, '2026-02-01', '2026-05-01'),
                    (1, '/items/*/cost', 24, 0, '2026-05-01', '2026-05-01');
                """
            )
            let id = EventID(occurredAt: instant("2026-05-01T10:00:00Z"), key: key)
            let findings = FindingsCodec.encode(
                .init(
                    entries: [
                        .init(field: FieldID(rawValue: 2), leaves: 240, confidence: 0.97),
                        .init(field: FieldID(rawValue: 1), leaves: 239, confidence: 0.5),
                    ],
                    distinct: [DistinctCount(category: .commercialUnitCost, count: 187)]
                )
            )
            try await add(database, at: id.occurredAt, key: key, findings: findings)
            try await database.addAlert(number: 1)
            try await database.addAlert(number: 2, evidence: id)
            let events = EventQueries(pool: database.pool)

            let event = try await events.event(id)
            #expect(event.id == id)
            #expect(event.alerts == [AlertID(firstSeen: instant("2026-11-20T00:00:00Z"), number: 2)])
            #expect([event.source, event.system, event.platform] == ["erp/orders", "erp", "alibaba"])
            #expect([event.host, event.jurisdiction, event.documentType] == ["api.alibaba.com", "CN", "order"])
            #expect(event.receivedAt == instant("2026-05-01T10:00:01Z"))
            #expect(event.rules == "rules-x" && event.level == .restricted && event.score == 81.5)
            #expect(event.reasons.map(\.path) == ["/items/*/cost", "/items/*/price"])
            #expect(event.reasons.map(\.category) == [.commercialUnitCost, .commercialPrice])
            #expect(event.reasons.map(\.count) == [240, 239])
            // The prices' is not stored: there are as many as leaves.
            #expect(event.distinct.map(\.category) == [.commercialPrice, .commercialUnitCost])
            #expect(event.distinct.map(\.count) == [239, 187])
            #expect(event.unexpected == 54)
            #expect(
                event.reasons[0].confidence == 0.97 && event.reasons[0].firstSeen == instant("2026-05-01T00:00:00Z")
            )

            let other = EventID(occurredAt: id.occurredAt, key: EventKey(high: 0, low: 0))
            await #expect(throws: StoreError.notFound) { try await events.event(other) }
        }
    }

    @Test("pages neither repeat nor skip a row while newer events come in")
    func keyset() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.run("SELECT vigie_ensure_days('2026-05-01', '2026-05-02')")
            // Five at one instant: only the key tells them apart, and its order is that of its bytes.
            let at = instant("2026-05-01T10:00:00Z")
            let keys = [1, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 2]
                .map {
                    EventKey(high: $0, low: 0)
                }
            for key in keys { try await add(database, at: at, key: key) }
            let events = EventQueries(pool: database.pool)
            var query = EventQuery(from: at, to: instant("2026-05-02T00:00:00Z"), limit: 2)
            var seen: [EventKey] = []
            var pages = 0
            repeat {
                let page = try await events.events(query)
                seen += page.elements.map(\.id.key)
                query.after = page.next
                pages += 1
                try await add(database, at: at.advanced(bySeconds: Int64(pages)), key: EventKey(high: 5, low: 5))
            } while query.after != nil
            #expect(seen == keys.sorted().reversed())
            #expect(pages == 3)

            query.after = Cursor(words: [1])
            await #expect(throws: StoreError.conflict("cursor")) { try await events.events(query) }
        }
    }
}
