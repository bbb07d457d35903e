import Domain
import Foundation
import Postgres
import Storage
import Testing

@Suite("vigie serve", .serialized)
struct ServeTests {
    @Test("what was acknowledged survives kill -9, is known again afterwards, and SIGTERM ends with 0")
    func survives() async throws {
        let vigie = try await RunningVigie(name: "survives", port: 18_901)
        try await vigie.start()
        let events = (0..<20).map { Sample.event(id: "e\($0)") }.joined(separator: ",")
        let first = try await vigie.post("[\(events)]")
        #expect(first.status == 202)
        #expect(first.body.contains(#""accepted":20"#))
        vigie.killNow()
        try await vigie.start()
        let second = try await vigie.post("[\(events)]")
        #expect(second.body.contains(#""duplicates":20"#), "\(second.body)")
        #expect(await vigie.terminate() == 0)
    }

    @Test("an event can be looked at again, with what was found in it and where")
    func explains() async throws {
        let vigie = try await RunningVigie(name: "explains", port: 18_902)
        try await vigie.start()
        let answer = try await vigie.post(Sample.event(id: "one"))
        let ids = try JSONDecoder().decode(Taken.self, from: Data(answer.body.utf8)).ids
        let event = try await vigie.get("/v1/events/\(try #require(ids.first))")
        #expect(event.status == 200)
        #expect(event.body.contains("/items/*/cost_price"))
        #expect(event.body.contains("commercial.unit_cost"))
        #expect(await vigie.terminate() == 0)
    }

    @Test("no value of a payload, no secret and no key is in the database or the log")
    func keepsNoValue() async throws {
        let vigie = try await RunningVigie(name: "private", port: 18_903)
        try await vigie.start()
        _ = try await vigie.post(Sample.event(id: "secretive"))
        _ = try await vigie.post(Sample.event(id: "broken") + "}}}")
        _ = try await vigie.get("/v1/events/ev_" + Sample.values[0])
        #expect(await vigie.terminate() == 0)
        let everything = try await dump(vigie.database) + String(contentsOf: vigie.log, encoding: .utf8)
        #expect(everything.contains("odoo-ventes"))
        for value in Sample.values + [String(vigie.key.suffix(30)), RunningVigie.pepper] {
            #expect(!everything.contains(value), "found: \(value)")
        }
    }

    @Test("Prometheus accepts the metrics")
    func metrics() async throws {
        let vigie = try await RunningVigie(name: "metrics", port: 18_904)
        try await vigie.start()
        _ = try await vigie.post(Sample.event(id: "measured"))
        let text = try await vigie.get("/metrics", accept: "*/*").body
        #expect(text.contains("vigie_ingest_events_total"))
        #expect(await vigie.terminate() == 0)
        let promtool = Process()
        promtool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        promtool.arguments = ["promtool", "check", "metrics"]
        let input = Pipe()
        let output = Pipe()
        promtool.standardInput = input
        promtool.standardOutput = output
        promtool.standardError = output
        try promtool.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        await promtool.end()
        if promtool.terminationStatus == 127 {
            print("skipped: promtool is not installed")
        } else {
            #expect(promtool.terminationStatus == 0, "\(said)")
        }
    }

    @Test(
        "a bad setting ends the start with a sentence that names it",
        arguments: [
            (["VIGIE_ADDRESS": "nonsense"], "address"), (["VIGIE_PEPPER": "short"], "pepper"),
            (["VIGIE_HASH_KEY": "short"], "hash.key"), (["VIGIE_HASH_KEY_FILE": "/nowhere"], "hash.key.file"),
            (["VIGIE_TIME_ZONE": "Quebec/Levis"], "time.zone"), (["VIGIE_TIME_ZONE": "GMT"], "time.zone"),
            (["VIGIE_DETECTION": "loud"], "detection"),
            (["VIGIE_LOG_LEVEL": "loud"], "log.level"),
            (["VIGIE_EVENT_DAYS": "0"], "event.days"), (["VIGIE_EVENT_TYPES": "a.,=b"], "event.types"),
            (["VIGIE_SECURE_COOKIES": "yes"], "secure.cookies"),
            (["VIGIE_DATABASE_URL": "mysql://x"], "database.url"),
            ([:], "database.url"),
        ]
    )
    func refuses(environment: [String: String], setting: String) async throws {
        let result = try await Program.run(["serve"], environment)
        #expect(result.status == 78)
        #expect(result.errors.contains(setting), "\(result.errors)")
    }

    private func dump(_ database: PrivateDatabase) async throws -> String {
        let connection = try await PostgresConnection.connect(database.ownerConfiguration)
        let text = try await connection.perform { (session) throws(PostgresError) -> String in
            let tables = try session.query(
                "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            ) { (row) throws(PostgresError) in try row.decode(String.self, at: 0) }
            var text = ""
            for table in tables {
                let rows = try session.query("SELECT t::text FROM \(identifier: table) t") {
                    (row) throws(PostgresError) in
                    try row.decodeIfPresent(String.self, at: 0) ?? ""
                }
                text += rows.joined(separator: "\n") + "\n"
            }
            return text
        }
        await connection.close()
        return text
    }

    private struct Taken: Decodable { var ids: [String] }
}

/// One event with all that must not be kept.
enum Sample {
    /// Values of its payload.
    static let values = [
        "gaston.lagaffe@exemple.ca", "4532015112830366", "046454286", "sk_live_9hGq2Zx81LmNoP", "19731.42",
    ]

    static func event(id: String) -> String {
        """
        {"id":"\(id)","source":"odoo-ventes/price_feed","time":"\(Timestamp(seconds: Int64(Date().timeIntervalSince1970)).rfc3339)",\
        "url":"https://gw.open.1688.com/openapi/param2/1/ns/api/\(values[3])?access_token=\(values[3])",\
        "doc_type":"price_list","payload":{"items":[{"sku":"QC-1","cost_price":\(values[4])}],\
        "buyer":{"email":"\(values[0])","card_number":"\(values[1])","nas":"\(values[2])"},"api_key":"\(values[3])"}}
        """
    }
}
