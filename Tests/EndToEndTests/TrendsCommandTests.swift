import Foundation
import Postgres
import Storage
import Testing

@testable import vigie

@Suite("vigie trends")
struct TrendsCommandTests {
    @Test("a running service is asked, and its answer drawn, or given as it is")
    func asks() async throws {
        let vigie = try await RunningVigie(name: "trends", port: 18_942)
        try await vigie.start()
        let environment = ["VIGIE_URL": "http://127.0.0.1:18942", "VIGIE_KEY": vigie.key, "COLUMNS": "90"]
        let now = Date.now.formatted(.iso8601)
        _ = try await vigie.post(
            """
            {"id":"trend-1","source":"erp/orders","time":"\(now)","platform":"amazon_spapi","doc_type":"order","bytes":1234567}
            """
        )
        let drawn = try await Program.run(
            ["trends", "bytes", "events", "--by", "platform", "--from", "-6h"],
            environment
        )
        #expect(drawn.status == 0, "\(drawn.errors)")
        #expect(drawn.output.contains("Volume by platform · 1m") && drawn.output.contains("1.2\u{A0}MB"))
        #expect(drawn.output.contains("█") && drawn.output.contains("Events by platform"))
        let french = environment.merging(["VIGIE_LANG": "fr"]) { $1 }
        let levels = try await Program.run(
            ["trends", "--by", "sensitivity", "--interval", "1d", "--from", "-2d"],
            french
        )
        #expect(
            levels.output.hasPrefix("Volume par niveau · 1d · ") && levels.output.contains("Inconnu"),
            "\(levels.output)"
        )
        // Days begin at midnight on the clocks of the zone that is named beside them.
        #expect(levels.output.contains(" 00:00 → ") && levels.output.contains(" 00:00 · America/Toronto"))
        let csv = try await Program.run(["trends", "--interval", "1h", "--csv"], environment)
        #expect(csv.output.hasPrefix("time,bytes\r\n"))
        let svg = try await Program.run(["trends", "--svg", "--by", "platform"], environment)
        #expect(svg.output.hasPrefix("<svg ") && svg.output.hasSuffix("</svg>"))
        let json = try await Program.run(["trends", "--json", "--interval", "all"], environment)
        #expect(json.output.contains("\"total\":1234567"))

        let wrong = try await Program.run(["trends", "octets"], environment)
        #expect(wrong.status == 65 && wrong.errors.contains("metric"), "\(wrong.errors)")
        let nobody = try await Program.run(["trends"], ["VIGIE_URL": "http://127.0.0.1:9", "VIGIE_KEY": "vg_x_y"])
        #expect(nobody.status == 69 && !nobody.errors.contains("vg_x_y"))
        _ = await vigie.terminate()
    }

    @Test("retention shows what would go, and drops nothing of what is kept")
    func retention() async throws {
        let vigie = try await RunningVigie(name: "retention", port: 18_943)
        let environment = [
            "VIGIE_DATABASE_URL": vigie.database.url(user: PrivateDatabase.login), "VIGIE_EVENT_DAYS": "10",
        ]
        func run(_ arguments: [String]) async throws -> String {
            try await Program.run(["retention"] + arguments, environment).output
        }
        #expect(try await run(["--dry-run"]).contains("Nothing is past its retention."))
        let connection = try await PostgresConnection.connect(vigie.database.ownerConfiguration)
        _ = try await connection.perform { (session) throws(PostgresError) in
            try session.run(script: "SELECT vigie_ensure_days(current_date - 20, current_date - 19)")
        }
        await connection.close()
        let due = try await run(["--dry-run", "--json"]).split(separator: "\n")
        #expect(due.count == 2 && due.allSatisfy { $0.contains("outbound_event_") && $0.contains("\"dropped\":false") })
        #expect(try await run([]).contains("2 partitions dropped"))
        #expect(try await run(["--dry-run"]).contains("Nothing is past its retention."))
    }

    @Test(
        "a course is a row of blocks: the highest is full, something is never nothing, a gap is empty",
        arguments: [
            ([0, 1, 100, nil, 50], 9, "▁▂█ ▅"), ([], 5, ""), ([0, 0], 5, "▁▁"), ([nil, nil], 5, "  "),
            ([1, 3, 10, 10], 2, "▂█"), ([.infinity, 1], 4, " █"), ([5], 0, ""),
        ] as [([Double?], Int, String)]
    )
    func sparkline(values: [Double?], width: Int, text: String) {
        #expect(Sparkline.text(values, width: width) == text)
    }
}
