import Foundation
import Storage
import Testing

@testable import vigie

@Suite("vigie report")
struct ReportCommandTests {
    @Test(
        "a running service is asked where there is no database, in the reader's language, and each form has its digest"
    )
    func asks() async throws {
        let vigie = try await RunningVigie(name: "report", port: 18_957)
        try await vigie.start()
        let environment = ["VIGIE_URL": "http://127.0.0.1:18957", "VIGIE_KEY": vigie.key, "VIGIE_LANG": "fr"]
        let now = Date.now.formatted(.iso8601)
        _ = try await vigie.post(
            """
            {"id":"report-1","source":"erp/orders","time":"\(now)","platform":"amazon_spapi","doc_type":"order",\
            "bytes":1812,"content_type":"application/json","payload":{"items":[{"cost_price":11.2}]}}
            """
        )
        let csv = try await Program.run(["report", "cross-border", "--from", "-7d"], environment)
        #expect(csv.status == 0, "\(csv.errors)")
        let lines = csv.output.split(whereSeparator: \.isNewline)
        #expect(lines.first?.hasPrefix("platform,platform_name,") == true)
        #expect(lines.contains { $0.hasPrefix("amazon_spapi,") && $0.contains("commercial.unit_cost,restricted") })
        #expect(lines.contains { $0.contains("avis juridique") && $0.contains("not legal advice") })
        let digest = try #require(ReportCommand.digest(in: csv.output))
        #expect(lines.last?.hasPrefix("#sha256,\(digest)") == true && csv.errors.contains("SHA-256 \(digest)"))

        let json = try await Program.run(["report", "quality", "--json"], environment)
        #expect(json.output.hasPrefix("{\"title\":\"Conformité, intégrité, fluidité\""))
        let file = FileManager.default.temporaryDirectory.appending(path: "vigie-report-\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        let html = try await Program.run(
            ["report", "cross-border", "--format", "html", "--lang", "en", "-o", file.path],
            environment
        )
        #expect(html.status == 0 && html.output.isEmpty)
        let document = try String(contentsOf: file, encoding: .utf8)
        #expect(document.contains("<html lang=\"en\">") && document.contains("<style>"))
        #expect(!document.contains("href=\"/") && !document.contains("src=\""), "the file stands by itself")

        let typo = try await Program.run(["report", "cross-borde"], environment)
        #expect(typo.status == 64 && typo.errors.contains("vouliez-vous dire « cross-border »?"), "\(typo.errors)")
        let refused = try await Program.run(["report", "alerts", "--from", "hier"], environment)
        #expect(refused.status == 65 && refused.errors.contains("AAAA-MM-JJ"), "\(refused.errors)")
        let keyless = try await Program.run(["report", "alerts"], ["VIGIE_URL": "http://127.0.0.1:18957"])
        #expect(keyless.status == 78 && keyless.errors.contains("VIGIE_KEY"))
        _ = await vigie.terminate()
    }

    @Test("the same report straight from the database has the same rows")
    func database() async throws {
        let vigie = try await RunningVigie(name: "report_direct", port: 18_958)
        try await vigie.start()
        _ = try await vigie.post(
            """
            {"id":"report-2","source":"erp/orders","time":"\(Date.now.formatted(.iso8601))","platform":"ups",\
            "doc_type":"label","bytes":500}
            """
        )
        let direct = try await Program.run(
            ["report", "quality", "--from", "-7d"],
            ["VIGIE_DATABASE_URL": vigie.database.url(user: PrivateDatabase.login)]
        )
        let asked = try await Program.run(
            ["report", "quality", "--from", "-7d", "--url", "http://127.0.0.1:18958"],
            ["VIGIE_KEY": vigie.key]
        )
        func rows(_ text: String) -> [Substring] { text.split(separator: "\r\n").filter { !$0.hasPrefix("#") } }
        #expect(direct.status == 0 && rows(direct.output).contains { $0.hasPrefix("ups,") }, "\(direct.output)")
        #expect(rows(direct.output) == rows(asked.output))
        _ = await vigie.terminate()
    }
}
