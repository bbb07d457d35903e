import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Filters of the event list")
struct EventFilterTests {
    /// Sources with the signs of LIKE in them; the second event has a host, the fourth is critical.
    private func fill(_ database: ReadingDatabase) async throws {
        try await database.addNames()
        try await database.run(
            """
            SELECT vigie_ensure_days('2026-05-01', '2026-05-01');
            INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen) VALUES
                (1, 1, 'a_b', 'x', now()), (1, 1, 'axb', 'x', now()), (1, 1, 'a%b', 'x', now()),
                (1, 1, 'a\\b', 'x', now());
            INSERT INTO outbound_event (occurred_at, event_key, batch_id, bytes, categories, flow_id, host_id, records,
                score, level, condition)
            SELECT '2026-05-01T00:00:00Z'::timestamptz + place * interval '1 minute',
                ('00000000-0000-0000-0000-00000000000' || place)::uuid, 1, place * 1000, 1 << place, place + 4,
                CASE WHEN place = 2 THEN 1 END, 1, 0, CASE WHEN place = 4 THEN 5 ELSE 2 END, 0
            FROM generate_series(1, 4) AS place;
            """
        )
    }

    private func sources(_ database: ReadingDatabase, _ filters: [Filter]) async throws -> [String] {
        let query = EventQuery(
            filters: filters,
            from: instant("2026-05-01T00:00:00Z"),
            to: instant("2026-05-02T00:00:00Z")
        )
        return try await EventQueries(pool: database.pool).events(query).elements.map(\.source)
    }

    @Test("values mean what they say: only * is a glob, and a negated filter keeps rows without the member")
    func filters() async throws {
        try await ReadingDatabase.with { database in
            try await fill(database)
            let all = ["a\\b", "a%b", "axb", "a_b"]
            #expect(try await sources(database, []) == all)
            #expect(try await sources(database, [Filter(.source, .equals, ["a_*"])]) == ["a_b"])
            #expect(try await sources(database, [Filter(.source, .equals, ["a%*"])]) == ["a%b"])
            #expect(try await sources(database, [Filter(.source, .equals, ["*\\b"])]) == ["a\\b"])
            #expect(try await sources(database, [Filter(.source, .equals, ["a%b", "ax*"])]) == ["a%b", "axb"])
            #expect(try await sources(database, [Filter(.host, .equals, ["api.*"])]) == ["axb"])
            #expect(
                try await sources(database, [Filter(.host, .equals, ["api.*"], negated: true)])
                    == ["a\\b", "a%b", "a_b"]
            )
            #expect(try await sources(database, [Filter(.sensitivity, .above, ["internal"])]) == ["a\\b"])
            #expect(try await sources(database, [Filter(.bytes, .atMost, ["2000"])]) == ["axb", "a_b"])
            // Bits 1 and 4: product.description and organization.name.
            #expect(try await sources(database, [Filter(.category, .equals, ["organization.*"])]) == ["a\\b"])
            #expect(
                try await sources(
                    database,
                    [Filter(.platform, .equals, ["alibaba"]), Filter(.bytes, .above, ["3000"])]
                )
                    == ["a\\b"]
            )
        }
    }

    @Test(
        "a filter that makes no sense among events is refused by name",
        arguments: [
            Filter(.kind, .equals, ["volume.spike"]), Filter(.severity, .atLeast, ["high"]),
            Filter(.state, .equals, ["open"]), Filter(.eventType, .equals, ["alert.opened"]),
            Filter(.sensitivity, .equals, ["secret"]), Filter(.bytes, .above, ["many"]),
            Filter(.source, .above, ["a"]), Filter(.platform, .equals, []), Filter(.host, .equals, ["a\0"]),
        ]
    )
    func refuses(filter: Filter) async throws {
        // Before any connection is opened: there is nobody at that address.
        let pool = PostgresPool(configuration: try PostgresConfiguration(url: "postgresql://nobody.invalid/x"), size: 1)
        let query = EventQuery(filters: [filter], from: Timestamp(seconds: 0), to: Timestamp(seconds: 1))
        await #expect(throws: StoreError.conflict("filter.\(filter.field.rawValue)")) {
            try await EventQueries(pool: pool).events(query)
        }
    }
}
