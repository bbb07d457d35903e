import Capture
import Domain
import Intake
import Postgres
import Storage
import TestSupport
import Testing

@Suite("Writer")
struct WriterTests {
    @Test("an event is stored as it was described, and its name leads to its row")
    func storesEvent() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let outcomes = try await writer.store(
                    [
                        database.event("88121") {
                            $0.status = 503
                            $0.durationMilliseconds = 250
                            $0.actor = "svc"
                            $0.records = 240
                        }
                    ],
                    under: WriteTerms()
                )
                let key = EventKey(source: "erp/orders", id: Array("88121".utf8))
                #expect(outcomes == [.accepted(EventID(occurredAt: database.now, key: key))])
                let row = try await database.texts(
                    """
                    SELECT concat_ws(' ', e.bytes, e.records, e.status, e.duration_ms, e.actor, f.source, f.doc_type,
                        p.slug, h.name, h.jurisdiction, e.level, e.score, e.batch_id)
                    FROM outbound_event e JOIN flow f ON f.id = e.flow_id JOIN platform p ON p.id = f.platform_id
                        JOIN host h ON h.id = e.host_id
                    WHERE e.event_key = \(SQLUUID(key)) AND e.occurred_at = \(SQLTimestamp(database.now))
                    """
                )
                #expect(
                    row == [
                        "1000 240 503 250 svc erp/orders order amazon_spapi sellingpartnerapi-na.amazon.com US 2 20 1"
                    ]
                )
                let findings = try await database.pool.perform { (session) throws(PostgresError) in
                    try session.first("SELECT findings FROM outbound_event") { (row) throws(PostgresError) in
                        try row.decode([UInt8].self, at: 0)
                    }
                }
                let field = try await database.number("SELECT id FROM field WHERE path = '/items/*/price'")
                let entry = FindingsCodec.Entry(field: FieldID(rawValue: Int32(field)), leaves: 3, confidence: 0.97)
                #expect(findings.flatMap(FindingsCodec.decode) == FindingsCodec.Content(entries: [entry]))
            }
        }
    }

    @Test("a duplicate is told apart within a request, across batches, with another time, and after a restart")
    func duplicates() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let twice = try await writer.store([database.event("a"), database.event("a")], under: WriteTerms())
                #expect(twice.map(\.word) == ["accepted", "duplicate"])
                let later = try await writer.store(
                    [database.event("a") { $0.time = database.now.advanced(bySeconds: -3_600) }, database.event("b")],
                    under: WriteTerms()
                )
                #expect(later.map(\.word) == ["duplicate", "accepted"])
            }
            try await database.running(database.writer()) { writer in
                let again = try await writer.store(
                    [database.event("b") { $0.time = database.now.advanced(bySeconds: -60) }],
                    under: WriteTerms()
                )
                #expect(again.map(\.word) == ["duplicate"])
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 2)
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 2)
        }
    }

    @Test("a duplicate that memory has forgotten is found in the table, and counts once")
    func duplicateInTable() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer { $0.recentKeys = 1 }) { writer in
                _ = try await writer.store([database.event("a")], under: WriteTerms())
                _ = try await writer.store([database.event("b")], under: WriteTerms())
                let mixed = try await writer.store(
                    [database.event("c"), database.event("a"), database.event("d")],
                    under: WriteTerms()
                )
                #expect(mixed.map(\.word) == ["accepted", "duplicate", "accepted"])
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 4)
            #expect(try await database.number("SELECT sum(events) FROM flow_minute") == 4)
            #expect(try await database.number("SELECT sum(leaves) FROM flow_hour_category") == 12)
            #expect(try await database.number("SELECT sum(events) FROM ingest_batch") == 4)
        }
    }

    @Test("one bad row is turned away alone; a strict request goes with it")
    func badRow() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let bad = database.event("bad") {
                    $0.place = 9
                    $0.actor = "nul\0"
                }
                let good = (0..<9).map { database.event("\($0)") }
                let lenient = try await writer.store(good + [bad] + [database.event("last")], under: WriteTerms())
                #expect(
                    lenient.map(\.word) == [
                        "accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "accepted",
                        "accepted", "invalid_value /9 -", "accepted",
                    ]
                )
                let strict = try await writer.store([database.event("s"), bad], under: WriteTerms(strict: true))
                #expect(strict.last?.word == "invalid_value /9 -")
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 10)
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 10)
        }
    }

    @Test("strict keeps everything out when one name is unknown; lenient keeps the rest")
    func strict() async throws {
        try await WritingDatabase.with { database in
            let unknown = database.event("x") {
                $0.place = 1
                $0.platform = "shopfy"
                $0.host = nil
            }
            try await database.running(database.writer()) { writer in
                let strict = try await writer.store([database.event("a"), unknown], under: WriteTerms(strict: true))
                #expect(strict.last?.word == "unknown_platform /1/platform shopify")
                #expect(try await database.number("SELECT count(*) FROM outbound_event") == 0)
                let lenient = try await writer.store([database.event("a"), unknown], under: WriteTerms())
                #expect(lenient.map(\.word) == ["accepted", "unknown_platform /1/platform shopify"])
            }
        }
    }

    @Test("an event of long ago gets its partition, is counted by the hour, and no longer by the minute")
    func partitionOnDemand() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer()) { writer in
                let old = database.now.advanced(bySeconds: -40 * 86_400)
                let outcomes = try await writer.store(
                    [
                        database.event("old") { $0.time = old }, database.event("new"),
                        database.event("ancient") {
                            $0.place = 2
                            $0.time = database.now.advanced(bySeconds: -731 * 86_400)
                        },
                    ],
                    under: WriteTerms()
                )
                #expect(outcomes.map(\.word) == ["accepted", "accepted", "too_old /2/time 730 d"])
            }
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 2)
            #expect(try await database.number("SELECT sum(events) FROM flow_minute") == 1)
        }
    }

    @Test("who finds the queue full is told so at once, and nothing of the others is lost")
    func overloaded() async throws {
        try await WritingDatabase.with { database in
            let writer = database.writer { $0.queueEvents = 3 }
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await writer.store((0..<3).map { database.event("\($0)") }, under: WriteTerms())
                }
                while writer.depth < 3 { await Task.yield() }
                await #expect(throws: StoreError.overloaded(retryAfter: 1)) {
                    try await writer.store([database.event("more")], under: WriteTerms())
                }
                try await database.running(writer) { _ in
                    let outcomes = try await group.next() ?? []
                    #expect(outcomes.map(\.word) == ["accepted", "accepted", "accepted"])
                }
            }
            #expect(writer.depth == 0)
            await #expect(throws: StoreError.unavailable(retryAfter: 2)) {
                try await writer.store([database.event("late")], under: WriteTerms())
            }
        }
    }

    @Test("a second writer waits until the first has ended")
    func oneWriter() async throws {
        try await WritingDatabase.with { database in
            let second = database.writer()
            try await withThrowingTaskGroup { group in
                try await database.running(database.writer()) { first in
                    _ = try await first.store([database.event("a")], under: WriteTerms())
                    group.addTask { try await second.run() }
                    group.addTask {
                        _ = try await second.store([database.event("a"), database.event("b")], under: WriteTerms())
                    }
                    while second.depth < 2 { await Task.yield() }
                    #expect(try await database.number("SELECT count(*) FROM ingest_batch") == 1)
                }
                while try await database.number("SELECT count(*) FROM ingest_batch") < 2 { await Task.yield() }
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 2)
        }
    }

    @Test("planted bugs do what they say: a dropped batch is promised and not there")
    func plantedBug() async throws {
        try await WritingDatabase.with { database in
            try await database.running(database.writer { $0.faults = WriterFaults(dropsEveryNthBatch: 2) }) { writer in
                for id in ["a", "b", "c"] {
                    let outcomes = try await writer.store([database.event(id)], under: WriteTerms())
                    #expect(outcomes.map(\.word) == ["accepted"])
                }
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 2)
        }
    }

    @Test(
        "the service may add what happened, and neither change, remove nor make tables",
        arguments: [
            "DELETE FROM outbound_event", "UPDATE outbound_event SET bytes = 0", "DELETE FROM alert_occurrence",
            "UPDATE audit_entry SET actor = ''", "DELETE FROM audit_entry", "UPDATE ingest_batch SET events = 0",
            "CREATE TABLE mine (id int)", "DROP TABLE outbound_event", "ALTER TABLE outbound_event ADD x int",
            "SELECT vigie_ensure_partition('outbound_event', '2026-01-01', '2026-01-02')",
        ]
    )
    func leastPrivilege(statement: String) async throws {
        try await WritingDatabase.with { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.pool.perform { (session) throws(PostgresError) in
                    try session.run(script: statement)
                }
            }
            #expect(error?.sqlState == "42501")
        }
    }
}
