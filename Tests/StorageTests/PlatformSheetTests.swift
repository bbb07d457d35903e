import Domain
import Query
import Storage
import Testing

@Suite("Sheet of a platform")
struct PlatformSheetTests {
    @Test("it has volume, levels, hours of the week, fields, hosts and quality, each with what it is a part of")
    func whole() async throws {
        try await ReadingDatabase.with { database in
            try await database.addNames()
            // A Friday in UTC; 21 h of Thursday in Toronto at first.
            try await database.addHours(
                flow: 1,
                host: 1,
                from: "2026-11-20T02:00:00Z",
                to: "2026-11-20T04:00:00Z",
                bytes: 60,
                level: .restricted
            )
            try await database.addHours(flow: 1, from: "2026-11-20T02:00:00Z", to: "2026-11-20T03:00:00Z", bytes: 20)
            try await database.addHours(flow: 2, from: "2026-11-20T02:00:00Z", to: "2026-11-20T03:00:00Z", bytes: 999)
            try await database.addAlert(number: 1, platform: "alibaba")
            try await database.run(
                """
                UPDATE flow_hour SET errors = 1, timed = 1, duration_ms = 40 WHERE host_id = 1;
                INSERT INTO flow_hour_category VALUES (1, 1, '2026-11-20T02:00:00Z', 11, 1, 3, 60),
                    (1, 1, '2026-11-20T02:00:00Z', 36, 1, 1, 60);
                INSERT INTO field (flow_id, path, category, detector, first_seen, last_seen, confidence) VALUES
                    (1, '/price', 11, 0, '2026-11-20T02:00:00Z', '2026-11-20T03:00:00Z', 97),
                    (1, '/token', 36, 0, '2026-11-20T02:00:00Z', '2026-11-20T03:00:00Z', 90);
                INSERT INTO platform_alias VALUES ('ali', 1);
                """
            )
            let sheets = PlatformSheetQueries(
                pool: database.pool,
                now: { instant("2026-11-21T00:00:00Z") },
                allowed: { $0 == "alibaba" ? CategorySet(.commercialPrice) : nil }
            )
            let sheet = try await sheets.sheet(
                "ali",
                from: instant("2026-11-20T00:00:00Z"),
                to: instant("2026-11-21T00:00:00Z"),
                timeZone: "America/Toronto"
            )
            #expect(sheet.slug == "alibaba" && sheet.events == 3 && sheet.bytes == 140)
            #expect(sheet.volume.series[0].total == 140 && sheet.volume.times.count == 24)
            #expect(sheet.levels.map { "\($0.level.word) \($0.bytes)" } == ["restricted 120", "internal 20"])
            #expect(sheet.hoursOfWeek[3 * 24 + 21].bytes == 80 && sheet.hoursOfWeek[3 * 24 + 22].bytes == 60)
            #expect(sheet.hoursOfWeek.reduce(0) { $0 + $1.events } == 3)
            #expect(
                sheet.hosts.map { "\($0.name) \($0.jurisdiction) \($0.bytes)" } == ["api.alibaba.com CN 120", " CN 20"]
            )
            #expect(sheet.fields.map(\.path) == ["/token", "/price"] && sheet.fieldCount == 2)
            #expect(sheet.fields.map(\.isAllowed) == [false, true] && sheet.allowed == [.commercialPrice])
            #expect(sheet.unresolvedAlerts == 1 && sheet.quality.alerts == ["volume.spike": 1])

            let quality = sheet.quality
            let figures = (quality.conformity + quality.integrity + quality.fluidity)
                .map { "\($0.part.rawValue) \($0.good)/\($0.of)" }
            #expect(
                figures == [
                    "jurisdiction_known 140/140", "secret_free 2/3", "categories_allowed 1/2", "readable 140/140",
                    "delivered 1/3",
                ]
            )
            #expect(quality.meanDuration == 40 && quality.timed == 2 && quality.events == 3)
            await #expect(throws: StoreError.notFound) {
                try await sheets.sheet("nobody", from: sheet.from, to: sheet.to, timeZone: "UTC")
            }
            let silent = try await sheets.sheet("ewtp", from: sheet.from, to: sheet.to, timeZone: "UTC")
            #expect(silent.events == 0 && silent.allowed == nil && silent.quality.integrity[0].share == nil)
        }
    }
}
