import Capture
import Domain
import Intake
import Postgres
import Storage
import Testing

@Suite("Upkeep")
struct UpkeepTests {
    @Test("partitions are made a week ahead; those past their retention go, and the newest batch's number stays")
    func keepsHouse() async throws {
        try await WritingDatabase.with { database in
            let writing = instant("2026-08-01T12:00:00Z")
            try await database.running(database.writer()) { writer in
                let outcomes = try await writer.store(
                    [database.event("old") { $0.time = writing }, database.event("new")],
                    under: WriteTerms()
                )
                #expect(outcomes.map(\.word) == ["accepted", "accepted"])
            }
            let now = database.now
            let upkeep = Upkeep(pool: database.pool, now: { now })
            let dropped = try await upkeep.pass()
            #expect(dropped == ["outbound_event_20260801", "flow_minute_20260801"])
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 1)
            #expect(try await database.number("SELECT sum(events) FROM flow_hour") == 2)
            let days = try await database.texts(
                """
                SELECT right(relname, 8) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                WHERE inhparent = 'outbound_event'::regclass ORDER BY 1
                """
            )
            #expect(days == (19...27).map { "202611\($0)" })

            // The service may drop what is old, and nothing that is not over, whatever its clock says.
            let later = now.advanced(bySeconds: 365 * 86_400)
            await #expect(throws: StoreError.self) {
                _ = try await Upkeep(pool: database.pool, now: { later }).pass()
            }
            #expect(try await database.number("SELECT count(*) FROM outbound_event") == 1)
            #expect(try await database.number("SELECT max(id) FROM ingest_batch") == 1)
        }
    }
}
