import Domain
import Query
import Storage
import Testing

@Suite("Trends")
struct TrendQueriesTests {
    private let now: Now = { instant("2026-12-01T00:00:00Z") }

    private func query(
        _ from: String,
        _ to: String,
        _ interval: TrendQuery.Interval = .day,
        metric: TrendQuery.Metric = .events,
        by dimension: TrendQuery.Dimension? = nil
    ) -> TrendQuery {
        TrendQuery(
            metric: metric,
            dimension: dimension,
            from: instant(from),
            to: instant(to),
            interval: interval,
            timeZone: "America/Toronto"
        )
    }

    @Test("days start at the zone's midnights: one has 23 hours in March, one 25 in November")
    func daylightSaving() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(flow: 1, from: "2026-03-07T00:00:00Z", to: "2026-03-11T00:00:00Z")
            try await database.addHours(flow: 1, from: "2026-10-31T00:00:00Z", to: "2026-11-04T00:00:00Z")
            let trends = TrendQueries(pool: database.pool, now: now)

            let spring = try await trends.trend(query("2026-03-07T12:00:00Z", "2026-03-10T04:00:00Z"))
            #expect(
                spring.times.map(\.rfc3339) == ["2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"]
            )
            #expect(spring.series[0].values == [24, 23, 24])

            let autumn = try await trends.trend(query("2026-10-31T04:00:00Z", "2026-11-02T05:00:01Z"))
            #expect(
                autumn.times.map(\.rfc3339) == ["2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"]
            )
            #expect(autumn.series[0].values == [24, 25, 24])

            let quarters = try await trends.trend(query("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", .sixHours))
            #expect(quarters.series[0].values == [7, 6, 6, 6])
            let week = try await trends.trend(query("2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z", .week))
            #expect(week.times.map(\.rfc3339) == ["2026-10-26T04:00:00Z"])
        }
    }

    @Test("every bucket is there: counts are 0 and means nil where nothing was sent; to is exclusive")
    func dense() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(
                flow: 1,
                from: "2026-11-30T20:00:00Z",
                to: "2026-11-30T21:00:00Z",
                events: 4,
                scoreSum: 100
            )
            try await database.addHours(flow: 1, from: "2026-11-30T23:00:00Z", to: "2026-12-01T01:00:00Z", events: 2)
            let trends = TrendQueries(pool: database.pool, now: now)
            let count = try await trends.trend(query("2026-11-30T20:30:00Z", "2026-12-01T00:00:00Z", .hour))
            #expect(count.series.map(\.values) == [[4, 0, 0, 2]])
            #expect(count.partial == [] && count.rollup == "flow_hour")
            let mean = try await trends.trend(
                query("2026-11-30T20:00:00Z", "2026-12-01T00:00:01Z", .hour, metric: .sensitivity)
            )
            #expect(mean.series[0].values == [25, nil, nil, 0, 0])
            #expect(mean.series[0].total == 12.5)
            #expect(mean.partial == [4])
            let nothing = try await trends.trend(query("2026-06-01T00:00:00Z", "2026-06-01T02:00:00Z", .hour))
            #expect(nothing.series.map(\.values) == [[0, 0]])
            let table = try await trends.trend(
                query("2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z", .all, by: .system)
            )
            #expect(table.series.map(\.values) == [[6]])
        }
    }

    @Test("the largest keys come first, the rest is added up, and a merged platform counts for its target")
    func topAndOther() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            for (flow, bytes) in [(1, 50), (2, 30), (3, 40), (4, 10)] {
                let (from, to) = ("2026-11-20T00:00:00Z", "2026-11-20T02:00:00Z")
                try await database.addHours(flow: flow, from: from, to: to, bytes: bytes)
            }
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query("2026-11-20T00:00:00Z", "2026-11-20T02:00:00Z", .hour, metric: .bytes, by: .platform)
            query.top = 1
            let trend = try await trends.trend(query)
            #expect(trend.series.map(\.key) == ["amazon"] && trend.series[0].label == "Amazon SP-API")
            #expect(trend.series[0].values == [70, 70] && trend.series[0].total == 140)
            #expect(trend.otherKeys == 2 && trend.other?.values == [60, 60])

            query.top = 10
            query.dimension = .source
            let sources = try await trends.trend(query)
            #expect(sources.series.map(\.key) == ["erp/orders", "shop/stock", "erp/customs"])
            #expect(sources.other == nil)

            try await database.run("UPDATE platform SET status = 'merged', merged_into = 1 WHERE slug = 'amazon'")
            query.dimension = .platform
            let merged = try await trends.trend(query)
            #expect(merged.series.map(\.key) == ["alibaba", "ewtp"] && merged.series[0].values == [120, 120])
            query.filters = [Filter(.platform, .equals, ["amazon"])]
            #expect(try await trends.trend(query).series.map(\.key) == ["alibaba"])
        }
    }

    @Test("jurisdiction is the host's, else the platform's; sensitivity takes the bytes of those levels only")
    func jurisdictionsAndLevels() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            let (from, to) = ("2026-11-20T00:00:00Z", "2026-11-20T01:00:00Z")
            try await database.addHours(flow: 2, host: 2, from: from, to: to, bytes: 7, level: .restricted)
            try await database.addHours(flow: 2, from: from, to: to, bytes: 5)
            try await database.addHours(flow: 4, from: from, to: to, bytes: 3)
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query(from, to, .hour, metric: .bytes, by: .jurisdiction)
            let places = try await trends.trend(query)
            #expect(places.series.map(\.key) == ["US", "unknown", "MY"])
            query.filters = [Filter(.sensitivity, .atLeast, ["confidential"])]
            query.dimension = nil
            #expect(try await trends.trend(query).series[0].values == [7])
            query.metric = .records
            await #expect(throws: StoreError.conflict("filter.sensitivity")) { try await trends.trend(query) }
        }
    }

    @Test("categories have their own rollup; minutes are read as far back as they are kept")
    func otherRollups() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.run(
                """
                SELECT vigie_ensure_days('2026-11-20', '2026-11-21');
                INSERT INTO flow_hour_category VALUES
                    (1, 0, '2026-11-20T00:00:00Z', 11, 2, 9, 300), (1, 0, '2026-11-20T00:00:00Z', 24, 1, 4, 200);
                INSERT INTO flow_minute VALUES
                    (1, 0, '2026-11-20T00:04:00Z', 2, 20, 0, 0, 0, 0, 2), (1, 0, '2026-11-20T00:05:00Z', 3, 20, 0, 0, 0, 0, 2);
                """
            )
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query("2026-11-20T00:00:00Z", "2026-11-20T01:00:00Z", .hour, metric: .bytes, by: .category)
            let categories = try await trends.trend(query)
            #expect(categories.series.map(\.key) == ["commercial.price", "commercial.unit_cost"])
            #expect(categories.rollup == "flow_hour_category")
            query.filters = [Filter(.category, .equals, ["*.unit_cost"])]
            #expect(try await trends.trend(query).series.map(\.total) == [200])
            query.metric = .records
            await #expect(throws: StoreError.conflict("metric")) { try await trends.trend(query) }

            let minutes = self.query("2026-11-20T00:00:00Z", "2026-11-20T00:10:00Z", .fiveMinutes)
            #expect(try await trends.trend(minutes).series[0].values == [2, 3])
            let old = self.query("2026-10-20T00:00:00Z", "2026-10-20T00:10:00Z", .fiveMinutes)
            await #expect(throws: StoreError.conflict("interval")) { try await trends.trend(old) }
        }
    }

    @Test("what cannot be asked is refused by the name of the parameter")
    func refusals() async throws {
        try await ReadingDatabase.with { database in
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z")
            for zone in ["America/Montréal", "Mars5", "", "x'; DROP TABLE alert; --"] {
                query.timeZone = zone
                await #expect(throws: StoreError.conflict("time_zone")) { try await trends.trend(query) }
            }
            query.timeZone = "UTC"
            query.filters = [Filter(.severity, .equals, ["high"])]
            await #expect(throws: StoreError.conflict("filter.severity")) { try await trends.trend(query) }
            query.filters = []
            query.to = query.from
            await #expect(throws: StoreError.conflict("time_range")) { try await trends.trend(query) }
            query.to = Timestamp(microseconds: .max)
            await #expect(throws: StoreError.conflict("time_range")) { try await trends.trend(query) }
            query.to = instant("9000-01-01T00:00:00Z")
            await #expect(throws: StoreError.conflict("interval")) { try await trends.trend(query) }
        }
    }
}
