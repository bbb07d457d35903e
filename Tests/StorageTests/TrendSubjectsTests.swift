import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Trends of persons")
struct TrendSubjectsTests {
    private func sketch(_ people: Range<Int>) -> [UInt8] {
        let key = KeyedHash(key: (1, 2))
        var sketch = HyperLogLog()
        for person in people {
            let name = Array("personne \(person)".utf8)
            sketch.insert(key.hash(name.span, 0..<name.count))
        }
        return sketch.bytes
    }

    private func add(_ database: ReadingDatabase, _ day: String, flow: Int32, _ people: Range<Int>, key: Int64)
        async throws
    {
        let bytes = sketch(people)
        try await database.pool.perform { (session) throws(PostgresError) in
            _ = try session.execute(
                "INSERT INTO flow_day_subject VALUES (\(day)::date, \(flow), 1, \(key), \(bytes), \(Int64(people.count)))"
            )
        }
    }

    @Test("who is seen twice counts once within a key, and twice under two")
    func joined() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await add(database, "2026-11-20", flow: 1, 0..<10, key: 1)
            try await add(database, "2026-11-21", flow: 1, 5..<15, key: 1)
            try await add(database, "2026-11-21", flow: 2, 0..<4, key: 1)
            let trends = TrendQueries(pool: database.pool, now: { instant("2026-12-05T00:00:00Z") })
            var query = TrendQuery(
                metrics: [.subjects],
                dimensions: [.platform],
                from: instant("2026-11-20T00:00:00Z"),
                to: instant("2026-11-22T00:00:00Z"),
                interval: .day,
                timeZone: "UTC"
            )
            let days = try await trends.trend(query)
            #expect(days.series.map { "\($0.key) \($0.total)" } == ["alibaba 15.0", "amazon 4.0"])
            #expect(days.series[0].values == [10, 10] && days.warnings.isEmpty)
            query.top = 1
            query.interval = .all
            let first = try await trends.trend(query)
            #expect(first.series.map(\.values) == [[15]] && first.other?.total == 4 && first.otherKeys == 1)

            try await add(database, "2026-12-01", flow: 1, 0..<10, key: 2)
            query.to = instant("2026-12-02T00:00:00Z")
            let months = try await trends.trend(query)
            #expect(months.series[0].total == 25 && months.warnings == [.subjectsOfSeveralKeys(2)])
            query.timeZone = "America/Toronto"
            await #expect(throws: StoreError.conflict("time_zone")) { try await trends.trend(query) }
        }
    }
}
