import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Testing

@testable import Web

@Suite("Reports over HTTP")
struct ReportRouteTests {
    @Test("a report is there as JSON, CSV and HTML, and each ends with the digest of its content")
    func forms() async throws {
        let desk = Desk()
        let json = try await desk.ask(.get, "/v1/reports/cross-border?lang=en", scope: .reportsRead)
        #expect(json.status == .ok && json.json["sha256"]?.string == "c0ffee")
        #expect(json.json["notice"]?.string?.contains("not legal advice") == true)
        #expect(
            json.json["report"]?["rows"]?.elements.first?["missing"]?.elements.compactMap(\.string)
                .contains("assessment") == true
        )
        let csv = try await desk.ask(.get, "/v1/reports/cross-border?format=csv", scope: .reportsRead)
        let lines = csv.text.split(separator: "\r\n")
        #expect(lines.last?.hasPrefix("#sha256,c0ffee") == true)
        let columns = Set(lines.map { $0.count { $0 == "," } })
        #expect(columns.count == 1, "every line has all columns: \(columns)")
        let html = try await desk.ask(.get, "/v1/reports/cross-border?format=html&lang=fr", scope: .reportsRead)
        #expect(html.text.contains("c0ffee") && html.text.contains("avis juridique"))
    }

    @Test("a sender’s name cannot be a formula in the spreadsheet, nor markup on the page")
    func injection() async throws {
        let desk = Desk()
        let csv = try await desk.ask(.get, "/v1/reports/cross-border?format=csv", scope: .reportsRead).text
        #expect(csv.contains("'=cmd|") && !csv.contains(",=cmd|"))
        let html = try await desk.ask(.get, "/v1/reports/cross-border?format=html", scope: .reportsRead).text
        #expect(!html.contains("' /C"))
    }

    @Test("what is no report, no format or no right is refused")
    func refusals() async throws {
        let desk = Desk()
        #expect(try await desk.ask(.get, "/v1/reports/gossip", scope: .reportsRead).status == .notFound)
        #expect(try await desk.ask(.get, "/v1/reports/alerts?format=pdf", scope: .reportsRead).status == .badRequest)
        #expect(try await desk.ask(.get, "/v1/reports/alerts", scope: .trendsRead).status == .forbidden)
        let odd = try await desk.ask(.get, "/v1/reports/alerts", scope: .reportsRead, headers: [.accept: "image/png"])
        #expect(odd.status == .notAcceptable)
    }
}
