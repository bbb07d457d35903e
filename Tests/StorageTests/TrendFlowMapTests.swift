import Domain
import Query
import Storage
import Testing

@Suite("Flow map")
struct TrendFlowMapTests {
    @Test("each way has its weight, highest level, novelty and open alerts; merged platforms are drawn as one")
    func ways() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            let (from, to) = ("2026-11-20T00:00:00Z", "2026-11-20T02:00:00Z")
            try await database.addHours(flow: 1, host: 1, from: from, to: to, bytes: 50, level: .restricted)
            try await database.addHours(flow: 2, host: 2, from: from, to: to, bytes: 30)
            try await database.addHours(flow: 3, host: 2, from: from, to: to, bytes: 20)
            try await database.addHours(flow: 4, from: from, to: to, bytes: 10)
            try await database.run(
                """
                UPDATE flow SET first_seen = '2026-11-20T01:00:00Z' WHERE id = 4;
                INSERT INTO ingest_batch (id, committed_at, events, rules) VALUES (1, '2026-11-20T03:00:00Z', 1, 'r'), (2, '2026-11-20T04:00:00Z', 1, 'r');
                """
            )
            try await database.addAlert(number: 1, platform: "alibaba", system: nil)
            try await database.addAlert(number: 2, platform: "amazon", system: "shop")
            try await database.addAlert(number: 3, platform: "amazon", system: "shop", state: "resolved")
            let trends = TrendQueries(pool: database.pool, now: { instant("2026-11-21T00:00:00Z") })
            let map = try await trends.flows(from: instant(from), to: instant(to), filters: [])
            #expect(map.asOf == instant("2026-11-20T04:00:00Z"))
            #expect(
                map.links.map { "\($0.system) \($0.platform) \($0.jurisdiction) \($0.bytes)" } == [
                    "erp alibaba CN 100", "erp amazon US 60", "shop amazon US 40", "erp ewtp MY 20",
                ]
            )
            #expect(map.links.map(\.level) == [.restricted, .internal, .internal, .internal])
            #expect(map.links.map(\.new) == [false, false, false, true])
            #expect(map.links.map(\.alerts) == [1, 0, 1, 0])

            // Seen from the first day, everything would be new.
            let start = instant("2026-01-01T00:00:00Z")
            #expect(try await trends.flows(from: start, to: instant(to), filters: []).links.allSatisfy { !$0.new })

            try await database.run("UPDATE platform SET status = 'merged', merged_into = 2 WHERE slug = 'ewtp'")
            let merged = try await trends.flows(
                from: instant(from),
                to: instant(to),
                filters: [Filter(.system, .equals, ["e*"]), Filter(.platform, .equals, ["amazon"])]
            )
            #expect(merged.links.map { "\($0.platform) \($0.jurisdiction)" } == ["amazon US", "amazon unknown"])
        }
    }
}
