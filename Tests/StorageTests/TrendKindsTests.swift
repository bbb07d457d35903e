import Domain
import Query
import Storage
import Testing

@Suite("Trends of every kind")
struct TrendKindsTests {
    private let now: Now = { instant("2026-12-01T00:00:00Z") }

    private func query(
        _ from: String,
        _ to: String,
        _ metrics: [TrendQuery.Metric],
        by dimensions: [TrendQuery.Dimension] = [],
        interval: TrendQuery.Interval = .day,
        zone: String = "UTC"
    ) -> TrendQuery {
        TrendQuery(
            metrics: metrics,
            dimensions: dimensions,
            from: instant(from),
            to: instant(to),
            interval: interval,
            timeZone: zone
        )
    }

    @Test("a comparison has as many buckets, by the zone's calendar, and a change of what is over")
    func compared() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            // Ten an hour in the last week of clocks an hour ahead, twenty after.
            try await database.addHours(flow: 1, from: "2026-10-25T04:00:00Z", to: "2026-11-01T04:00:00Z", bytes: 10)
            try await database.addHours(flow: 1, from: "2026-11-01T04:00:00Z", to: "2026-11-08T05:00:00Z", bytes: 20)
            let trends = TrendQueries(pool: database.pool, now: now)
            var week = query(
                "2026-11-01T04:00:00Z",
                "2026-11-08T05:00:00Z",
                [.bytes],
                by: [.system],
                zone: "America/Toronto"
            )
            week.comparison = .previous
            let previous = try await trends.trend(week)
            let compared = try #require(previous.series.first?.measures.first?.comparison)
            #expect(previous.series[0].values == [500, 480, 480, 480, 480, 480, 480])
            #expect(compared.values == Array(repeating: 240, count: 7) && compared.total == 1_680)
            #expect(compared.change.map { abs($0 - (3_380.0 / 1_680 - 1)) < 1e-9 } == true)

            week.comparison = .days(7)
            #expect(try await trends.trend(week).series[0].measures[0].comparison?.values == compared.values)
            week.comparison = .years(1)
            let nothing = try #require(try await trends.trend(week).series.first?.measures.first?.comparison)
            #expect(nothing.values == Array(repeating: 0, count: 7) && nothing.change == nil)
        }
    }

    @Test("keys come by growth, by name, or the smallest first")
    func orders() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            for (flow, before, after) in [(1, 100, 110), (2, 10, 40), (4, 0, 5)] {
                let day = "2026-11-20T00:00:00Z"
                if before > 0 {
                    try await database.addHours(
                        flow: flow,
                        from: "2026-11-19T00:00:00Z",
                        to: "2026-11-19T01:00:00Z",
                        bytes: before
                    )
                }
                try await database.addHours(flow: flow, from: day, to: "2026-11-20T01:00:00Z", bytes: after)
            }
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", [.bytes], by: [.platform])
            query.comparison = .previous
            for (order, keys) in [
                (TrendQuery.Order.changeDescending, ["ewtp", "amazon", "alibaba"]),
                (.name, ["alibaba", "amazon", "ewtp"]), (.total, ["ewtp", "amazon", "alibaba"]),
                (.totalDescending, ["alibaba", "amazon", "ewtp"]),
            ] {
                query.order = order
                #expect(try await trends.trend(query).series.map(\.key) == keys, "\(order)")
            }
        }
    }

    @Test("an empty bucket is what the fill says, and several metrics share keys and buckets")
    func fills() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.addHours(
                flow: 1,
                from: "2026-11-20T01:00:00Z",
                to: "2026-11-20T02:00:00Z",
                events: 4,
                scoreSum: 100
            )
            try await database.addAlert(number: 1, platform: "amazon", system: "shop", seen: "2026-11-20T02:10:00Z")
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query(
                "2026-11-20T00:00:00Z",
                "2026-11-20T03:00:00Z",
                [.events, .sensitivity, .alerts],
                interval: .hour
            )
            func values(_ fill: TrendQuery.Fill?) async throws -> [[Double?]] {
                query.fill = fill
                return try await trends.trend(query).series[0].measures.map(\.values)
            }
            #expect(try await values(nil) == [[0, 4, 0], [nil, 25, nil], [0, 0, 1]])
            #expect(try await values(.zero) == [[0, 4, 0], [0, 25, 0], [0, 0, 1]])
            #expect(try await values(.null) == [[nil, 4, nil], [nil, 25, nil], [nil, nil, 1]])
            #expect(try await values(.previous) == [[nil, 4, 4], [nil, 25, 25], [nil, nil, 1]])
            #expect(try await values(TrendQuery.Fill.none) == [[4, nil], [25, nil], [nil, 1]])

            query.fill = nil
            query.dimensions = [.platform]
            let keyed = try await trends.trend(query)
            #expect(keyed.series.map(\.key) == ["alibaba"] && keyed.rollup == "flow_hour+alert")
            query.metrics = [.alerts, .events]
            let led = try await trends.trend(query)
            #expect(led.series.map(\.key) == ["amazon"] && led.series[0].measures[1].total == 0)
        }
    }

    @Test("two dimensions make pairs, and a concentration is told of platforms")
    func pairs() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            for (flow, bytes) in [(1, 30), (2, 10), (3, 60)] {
                try await database.addHours(
                    flow: flow,
                    from: "2026-11-20T00:00:00Z",
                    to: "2026-11-20T01:00:00Z",
                    bytes: bytes
                )
            }
            let trends = TrendQueries(pool: database.pool, now: now)
            let pairs = try await trends.trend(
                query(
                    "2026-11-20T00:00:00Z",
                    "2026-11-21T00:00:00Z",
                    [.bytes],
                    by: [.system, .platform],
                    interval: .all
                )
            )
            #expect(
                pairs.series.map { "\($0.key) \($0.total)" } == [
                    "shop · amazon 60.0", "erp · alibaba 30.0", "erp · amazon 10.0",
                ]
            )
            let concentration = try await trends.trend(
                query("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", [.hhi], by: [.system])
            )
            // Ranked by bytes: of erp three quarters go to one of two, of shop everything to one.
            #expect(concentration.series.map(\.key) == ["shop", "erp"])
            #expect(concentration.series.map(\.total) == [1, 0.625])
        }
    }

    @Test("a path is new once, in the flow and bucket that first had it")
    func newFields() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            try await database.run(
                """
                INSERT INTO field (flow_id, path, category, detector, first_seen, last_seen) VALUES
                    (1, '/a', 11, 0, '2026-11-20T01:00:00Z', now()), (1, '/a', 24, 0, '2026-11-21T01:00:00Z', now()),
                    (1, '/b', 11, 0, '2026-11-21T02:00:00Z', now()), (2, '/a', 11, 0, '2026-11-21T03:00:00Z', now());
                """
            )
            let trends = TrendQueries(pool: database.pool, now: now)
            var query = query("2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z", [.newFields])
            #expect(try await trends.trend(query).series[0].values == [1, 2])
            query.dimensions = [.field]
            #expect(try await trends.trend(query).series.map { "\($0.key) \($0.total)" } == ["/a 2.0", "/b 1.0"])
            query.dimensions = [.category]
            let categories = try await trends.trend(query)
            #expect(
                categories.series.map { "\($0.key) \($0.total)" } == [
                    "commercial.price 3.0", "commercial.unit_cost 1.0",
                ]
            )
        }
    }
}
