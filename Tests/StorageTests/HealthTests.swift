import Domain
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("Health")
struct HealthTests {
    private let now: Now = { instant("2026-11-21T00:02:00Z") }

    @Test("ready means an answering database of this schema, detection that keeps up, and open doors")
    func ready() async throws {
        try await ReadingDatabase.with { database in
            let health = HealthQueries(pool: database.pool, isAccepting: { true }, now: now)
            #expect(await health.health().isReady)
            try await database.run(
                """
                INSERT INTO ingest_batch (id, committed_at, events, rules) VALUES (1, '2026-11-21T00:00:30Z', 1, 'r'), (2, '2026-11-21T00:01:30Z', 1, 'r');
                INSERT INTO detector_checkpoint VALUES (true, 1);
                """
            )
            let behind = await health.health()
            #expect(behind.detectionLag == 30 && behind.isReady && behind.schemaVersion == Migrations.all.count)
            try await database.run("UPDATE detector_checkpoint SET batch_id = 0")
            #expect(await health.health().detectionLag == 90)
            #expect(await !health.health().isReady)
            try await database.run("UPDATE detector_checkpoint SET batch_id = 2")
            #expect(await health.health().detectionLag == 0)
            #expect(await !HealthQueries(pool: database.pool, isAccepting: { false }, now: now).health().isReady)
            try await database.run("INSERT INTO vigie_migration VALUES ('9999_later', '', now())")
            #expect(await !health.health().schemaIsCurrent)
        }
    }

    @Test("an empty database answers without a schema; a missing one does not answer")
    func without() async throws {
        let database = try await TestDatabase.make()
        let empty = PostgresPool(configuration: database.configuration, size: 1)
        let health = await HealthQueries(pool: empty, isAccepting: { true }, now: now).health()
        #expect(health.databaseAnswers && !health.schemaIsCurrent && !health.isReady)
        await empty.close()
        try await database.drop()
        let gone = PostgresPool(configuration: database.configuration, size: 1, acquireTimeout: .milliseconds(300))
        #expect(await !HealthQueries(pool: gone, isAccepting: { true }, now: now).health().databaseAnswers)
        await gone.close()
    }
}
