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

    @Test("the register has every column that an auditor asks for, in the file and in the document")
    func columns() async throws {
        let desk = Desk()
        let csv = try await desk.ask(.get, "/v1/reports/cross-border?format=csv", scope: .reportsRead).text
        let header = csv.split(separator: "\r\n")[0].split(separator: ",").map(String.init)
        let asked: Set<String> = [
            "platform", "jurisdiction", "category", "level", "first_seen", "last_seen", "events", "bytes", "records",
            "persons", "declared", "purpose", "owner", "agreement", "agreement_expires", "assessment", "missing",
            "remedies", "laws", "operator", "systems", "doc_types", "hosts",
        ]
        #expect(asked.isSubset(of: header) && Set(header).count == header.count)
        let report = try await desk.ask(.get, "/v1/reports/cross-border", scope: .reportsRead).json["report"]
        let row = try #require(report?["rows"]?.elements.first)
        #expect(Set(row.members.map(\.name)).isSuperset(of: asked))
        for member in ["gaps", "policy_revision", "rules", "as_of", "omitted_rows", "small_counts_suppressed"] {
            #expect(report?[member] != nil, "\(member)")
        }
        #expect(row["persons"]?.string == "<5", "three people are not told to a viewer")
    }

    @Test("a document to keep stands by itself; one to look at does not")
    func download() async throws {
        let desk = Desk()
        let path = "/v1/reports/quality?format=html&lang=en"
        let shown = try await desk.ask(.get, path, scope: .reportsRead)
        #expect(shown.text.contains("/assets/vigie.css") && shown.header("Content-Disposition") == nil)
        let kept = try await desk.ask(.get, path + "&download=true", scope: .reportsRead)
        #expect(kept.text.contains("<style>") && !kept.text.contains("/assets/"))
        #expect(kept.header("Content-Disposition") == "attachment; filename=\"vigie-quality.html\"")
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
