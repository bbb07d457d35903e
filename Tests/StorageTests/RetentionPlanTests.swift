import Domain
import Postgres
import Query
import Storage
import Testing

@Suite("Retention")
struct RetentionPlanTests {
    private let now = instant("2026-11-20T12:00:00Z")

    @Test("each resolution has its own time; what is due is shown before anything goes; days stay")
    func due() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            for day in ["2026-06-01", "2026-07-15", "2026-08-10", "2026-11-19"] {
                try await database.addHours(flow: 1, from: "\(day)T10:00:00Z", to: "\(day)T12:00:00Z", events: 3)
            }
            let retention = Retention(events: 30, minutes: 7, hours: 90)
            let plan = RetentionPlan(pool: database.pool, retention: retention)
            let upkeep = Upkeep(
                pool: database.pool,
                retention: retention,
                timeZone: "America/Toronto",
                now: { [now] in now }
            )
            // Nothing is folded: no hour is due, however old.
            #expect(try await plan.due(at: now).allSatisfy { !$0.table.hasPrefix("flow_hour") })

            let dropped = try await upkeep.pass()
            #expect(
                dropped.filter { $0.hasPrefix("flow_hour_2") } == [
                    "flow_hour_20260501", "flow_hour_20260601", "flow_hour_20260701",
                ]
            )
            #expect(dropped.contains("flow_minute_20260810") && !dropped.contains { $0.hasPrefix("flow_hour_202608") })
            #expect(try await plan.due(at: now).isEmpty)
            // Two hours of three events each; the last day is not over for long enough.
            let days = try await database.text("SELECT string_agg(events::text, ' ' ORDER BY day) FROM flow_day")
            #expect(days == "6 6 6")
            let trends = TrendQueries(pool: database.pool, retention: retention, now: { [now] in now })
            let old = TrendQuery(
                metric: .events,
                from: instant("2026-06-01T04:00:00Z"),
                to: instant("2026-06-02T04:00:00Z"),
                interval: .day,
                timeZone: "America/Toronto"
            )
            #expect(try await trends.trend(old).series[0].values == [6])
            // Another zone's day of that time cannot be told, and is not made up.
            var other = old
            other.timeZone = "UTC"
            await #expect(throws: StoreError.conflict("kept.days")) { try await trends.trend(other) }
        }
    }
}
