import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Postgres
import Storage
import Testing

@Suite("vigie backtest", .serialized)
struct BacktestCommandTests {
    /// A hundred days of one flow up to now, with a fivefold hour ten days ago.
    private static let history = """
        INSERT INTO system (name, first_seen) VALUES ('erp', now() - interval '100 days');
        INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen)
            SELECT s.id, p.id, 'erp/orders', 'order', now() FROM system s, platform p
            WHERE s.name = 'erp' AND p.slug = 'ebay';
        SELECT vigie_ensure_days(current_date - 110, current_date + 1);
        INSERT INTO flow_hour SELECT f.id, 0, date_trunc('hour', now()) - n * interval '1 hour', e, e * 1000, e, 0, 0, 0,
            2, 0, 0, 0, 0, e * 1000, 0, 0, 0
        FROM flow f, generate_series(1, 2400) n,
            LATERAL (SELECT (25 + abs(hashtext('h' || n)) % 11) * CASE WHEN n = 240 THEN 5 ELSE 1 END AS e) c
        WHERE f.source = 'erp/orders';
        """

    private struct Run: Decodable {
        struct Side: Decodable {
            var alerts: Int
            var per_week: Double
        }

        struct Alert: Decodable {
            var kind: String
            var platform: String
        }

        var id: String?
        var state: String?
        var events: Int?
        var closes: Int?
        var before: Side?
        var after: Side?
        var added: [Alert]?
        var lost: [Alert]?
    }

    private func run(_ text: String) throws -> Run { try JSONDecoder().decode(Run.self, from: Data(text.utf8)) }

    private func post(_ body: String, wait: String, to vigie: RunningVigie) async throws -> (status: Int, body: String)
    {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(vigie.port)/v1/backtests")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(vigie.key)")
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Prefer", value: wait)
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(40))
        return (Int(response.status.code), String(buffer: try await response.body.collect(upTo: 1 << 20)))
    }

    @Test("the running service and the command find the same in the hours that are stored, with the service's role")
    func service() async throws {
        let vigie = try await RunningVigie(name: "backtest", port: 18_941)
        try await vigie.start()
        let owner = try await PostgresConnection.connect(vigie.database.ownerConfiguration)
        try await owner.perform { (session) throws(PostgresError) in
            try session.run(script: BacktestCommandTests.history)
        }
        await owner.close()

        let answer = try await post(
            #"{"detector":"volume","change":{"false_alerts_per_week":0.001},"from":"-30d"}"#,
            wait: "wait=30",
            to: vigie
        )
        #expect(answer.status == 200, "\(answer.body)")
        let served = try run(answer.body)
        #expect(served.state == "done")
        #expect((served.before?.alerts ?? 0) >= 1)
        #expect((served.events ?? 0) > 40_000)
        let read = try await vigie.get("/v1/backtests/\(served.id ?? "")")
        #expect(try run(read.body).before?.alerts == served.before?.alerts)
        #expect(try await vigie.get("/v1/backtests?limit=1").body.contains(served.id ?? "none"))

        let arguments = ["backtest", "--false-alerts-per-week", "0.001", "--from", "-30d"]
        let told = try await Program.run(arguments + ["--json"], vigie.environment)
        #expect(told.status == 0, "\(told.errors)")
        let command = try run(told.output)
        #expect(command.before?.alerts == served.before?.alerts)
        #expect(command.after?.alerts == served.after?.alerts)
        #expect(command.lost?.map(\.platform) == served.lost?.map(\.platform))

        let table = try await Program.run(arguments + ["--platform", "ebay"], vigie.environment)
        #expect(table.output.contains("balanced"))
        #expect(table.output.contains("Lost with 0.001"))
        let nowhere = try await Program.run(arguments + ["--json", "--platform", "amazon*"], vigie.environment)
        #expect(try run(nowhere.output).before?.alerts == 0)
        #expect(await vigie.terminate() == 0)
    }

    @Test(
        "a file of events goes through the whole engine, with what is known of it; a folder of series through its own"
    )
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-bt-\(UUID())")
        let series = folder.appendingPathComponent("series")
        try FileManager.default.createDirectory(at: series, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let start = 1_780_272_000.0
        func event(_ id: String, _ second: Double) -> String {
            let time = Date(timeIntervalSince1970: start + second).ISO8601Format()
            return
                #"{"id":"\#(id)","source":"erp/shop","time":"\#(time)","platform":"acme","doc_type":"order","bytes":900}"#
        }
        let ordinary = (0..<720).map { event("o-\($0)", Double($0 * 3_600 + $0 * 37 % 600)) }
        let burst = (0..<80).map { event("b-\($0)", 720 * 3_600 + Double($0) * 20) }
        let events = folder.appendingPathComponent("events.ndjson")
        try Data((ordinary + burst).joined(separator: "\n").utf8).write(to: events)
        let labels = folder.appendingPathComponent("labels.ndjson")
        let burstAt = Date(timeIntervalSince1970: start + 720 * 3_600).ISO8601Format()
        let label =
            #"{"kind":"volume_spike","platform":"acme","source":"erp/shop","start":"\#(burstAt)","end":"\#(burstAt)","expected_kinds":["volume.spike"]}"#
        try Data(label.utf8).write(to: labels)
        let told = try await Program.run([
            "backtest", "--events", events.path, "--setting", "keen", "--labels", labels.path, "--json",
        ])
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output.contains(#""incidents":[{"kind":"volume_spike","count":1,"found":1"#), "\(told.output)")
        #expect(try run(told.output).events == 800)

        let points = (0..<2_000).map { "\(Int(start) + $0 * 300),\(10 + $0 % 7 + ($0 == 1_800 ? 900 : 0))" }
        try Data(("timestamp,value\n" + points.joined(separator: "\n")).utf8)
            .write(to: series.appendingPathComponent("a.csv"))
        let scored = try await Program.run(["backtest", "--series", series.path, "--setting", "quiet", "--json"])
        #expect(scored.status == 0, "\(scored.errors)")
        #expect(try run(scored.output).closes == 2_000)
        #expect((try run(scored.output).before?.alerts ?? 0) >= 1)
    }

    @Test(
        "a command that says too little, too much or nonsense ends with a sentence",
        arguments: [
            ["backtest"], ["backtest", "--setting", "loud"],
            ["backtest", "--setting", "keen", "--false-alerts-per-week", "1"],
            ["backtest", "--false-alerts-per-week", "0"], ["backtest", "--setting", "keen"],
            ["backtest", "--setting", "keen", "--events", "a", "--series", "b"],
            ["backtest", "--setting", "keen", "--events", "/nowhere"],
            ["backtest", "--setting", "keen", "--from", "yesterday"],
            ["backtest", "--setting", "keen", "--labels", "/nowhere"],
        ]
    )
    func refused(arguments: [String]) async throws {
        let result = try await Program.run(arguments)
        #expect(result.status != 0)
        #expect(!result.errors.isEmpty)
        #expect(result.output.isEmpty)
    }
}
