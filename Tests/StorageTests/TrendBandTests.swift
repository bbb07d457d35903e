import Domain
import Query
import Storage
import Testing

@Suite("What was expected")
struct TrendBandTests {
    private func query(_ interval: TrendQuery.Interval, _ dimension: TrendQuery.Dimension?) -> TrendQuery {
        TrendQuery(
            metric: .bytes,
            dimension: dimension,
            from: instant("2026-11-20T00:00:00Z"),
            to: instant("2026-11-22T00:00:00Z"),
            interval: interval,
            timeZone: "UTC",
            band: true
        )
    }

    /// Expectations of alibaba for 30 hours: 100 within 60 to 150 each.
    private func fill(_ database: ReadingDatabase) async throws {
        try await database.addNames()
        try await database.addHours(flow: 1, from: "2026-11-20T00:00:00Z", to: "2026-11-21T06:00:00Z")
        try await database.run(
            """
            INSERT INTO expectation_hour (series, metric, hour, expected, low, high)
            SELECT 'platform:1', 'bytes', hour, 100, 60, 150
            FROM generate_series('2026-11-20T00:00:00Z'::timestamptz, '2026-11-21T05:00:00Z', '1 hour') AS hour;
            INSERT INTO expectation_hour VALUES ('flow:1', 'bytes', '2026-11-20T00:00:00Z', 9, 9, 9),
                ('platform:1', 'events', '2026-11-20T00:00:00Z', 9, 9, 9);
            """
        )
    }

    @Test("an hour has detection's own numbers; a day their sum, its band the root of the sum of squares")
    func sums() async throws {
        try await ReadingDatabase.with { database in
            try await fill(database)
            let trends = TrendQueries(pool: database.pool, now: { instant("2026-11-21T06:10:00Z") })
            let hours = try await trends.trend(query(.hour, .platform))
            #expect(hours.series[0].expected?.prefix(2) == [100, 100])
            #expect(hours.series[0].low?[0] == 60 && hours.series[0].high?[0] == 150)
            #expect(hours.series[0].expected?.count == 48 && hours.series[0].expected?[30] == .some(nil))

            let days = try await trends.trend(query(.day, .platform))
            // The second day is six hours old: half an expectation would look like a rise.
            #expect(days.series[0].expected == [2_400, nil])
            let low = try #require(days.series[0].low?[0])
            let high = try #require(days.series[0].high?[0])
            #expect(abs(low - (2_400 - 40 * 24.0.squareRoot())) < 1e-6)
            #expect(abs(high - (2_400 + 50 * 24.0.squareRoot())) < 1e-6)
        }
    }

    @Test("one filtered platform has a band, under its other names too; sums over systems have none")
    func scope() async throws {
        try await ReadingDatabase.with { database in
            try await fill(database)
            try await database.run("INSERT INTO platform_alias VALUES ('1688', 1)")
            let trends = TrendQueries(pool: database.pool, now: { instant("2026-11-23T00:00:00Z") })
            var one = query(.hour, nil)
            one.filters = [Filter(.platform, .equals, ["1688"])]
            #expect(try await trends.trend(one).series[0].expected?[0] == 100)
            one.filters = []
            #expect(try await trends.trend(one).series[0].expected == nil)
            #expect(try await trends.trend(query(.hour, .system)).series[0].expected == nil)
            var filtered = query(.hour, .platform)
            filtered.filters = [Filter(.system, .equals, ["erp"])]
            #expect(try await trends.trend(filtered).series[0].expected == nil)
        }
    }
}
