import Alerting
import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Testing

@testable import Web

@Suite("Alerts that people act on")
struct AlertTimelineTests {
    private let desk = Desk()
    private let alert = "/v1/alerts/\(MemoryAlerts.sample.id.text)"

    private func post(_ path: String, _ body: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        return try await desk.ask(.post, path, scope: .alertsWrite, headers: headers, body: body)
    }

    private func patch(_ body: String) async throws -> TestResponse {
        try await desk.ask(
            .patch,
            alert,
            scope: .alertsWrite,
            headers: [.contentType: "application/merge-patch+json"],
            body: body
        )
    }

    @Test("a remark of several paragraphs is a line of the timeline, which comes in pages that end")
    func comments() async throws {
        let made = try await post(alert + "/comments", #"{"text":"Vu.\n« À suivre »"}"#)
        #expect(made.status == .created && made.json["action"]?.string == "commented")
        #expect(made.json["detail"]?["text"]?.string == "Vu.\n« À suivre »")
        #expect(try await post(alert + "/comments", #"{"text":"2"}"#, headers: prefer).status == .noContent)
        let first = try await desk.ask(.get, alert + "/timeline?limit=1", scope: .alertsRead)
        #expect(first.json["data"]?.elements.count == 1)
        let link = try #require(first.header("Link"))
        let next = String(link.dropFirst().prefix { $0 != ">" })
        let last = try await desk.ask(.get, next, scope: .alertsRead)
        #expect(last.json["data"]?.elements.first?["detail"]?["text"]?.string == "2")
        #expect(last.header("Link") == nil)
        let bad = try await desk.ask(.get, alert + "/timeline?cursor=AQE", scope: .alertsRead)
        #expect(bad.json["code"]?.string == "bad_cursor")
        #expect(try await desk.ask(.get, "/v1/alerts/al_x/timeline", scope: .alertsRead).status == .notFound)
        #expect(try await desk.ask(.get, alert + "/timeline", scope: .eventsRead).status == .forbidden)
    }

    private var prefer: HTTPFields {
        var fields = HTTPFields()
        if let name = HTTPField.Name("Prefer") { fields[name] = "return=minimal" }
        return fields
    }

    @Test(
        "a remark that is none is refused with its place, and nothing of it comes back",
        arguments: [
            (#"{}"#, "/text missing_attribute"), (#"{"text":""}"#, "/text invalid_value"),
            (#"{"text":"a\u0007b"}"#, "/text invalid_value"), (#"{"text":"a\u0085b"}"#, "/text invalid_value"),
            (#"{"text":7}"#, "/text invalid_value"),
            (#"{"text":"\#(String(repeating: "x", count: 4_001))"}"#, "/text invalid_value"),
            (#"{"text":"a","by":"b"}"#, "/by unknown_attribute"),
        ]
    )
    func badComments(body: String, fault: String) async throws {
        let answer = try await post(alert + "/comments", body)
        #expect(answer.status == .unprocessableContent)
        let first = answer.json["errors"]?.elements.first
        #expect("\(first?["pointer"]?.string ?? "") \(first?["code"]?.string ?? "")" == fault)
        #expect(!answer.text.contains("xxxx"))
    }

    @Test("an order that is none is refused with its place")
    func order() async throws {
        for (order, nearest) in [("-severty", "-severity"), ("severity,,number", nil), ("", nil)] {
            let answer = try await desk.ask(.get, "/v1/alerts?order=\(order)", scope: .alertsRead)
            #expect(answer.status == .badRequest && answer.json["code"]?.string == "bad_parameter", "\(order)")
            #expect(answer.json["parameter"]?.elements.first?.string == "order", "\(order)")
            if let nearest { #expect(answer.json["nearest"]?.elements.first?.string == nearest) }
        }
        let twice = try await desk.ask(.get, "/v1/alerts?order=number,-number", scope: .alertsRead)
        #expect(twice.status == .badRequest && twice.json["parameter"]?.elements.first?.string == "order")
        let good = try await desk.ask(.get, "/v1/alerts?order=last_seen,-severity", scope: .alertsRead)
        #expect(good.status == .ok && good.json["data"]?.elements.count == 1)
    }

    @Test("a snooze takes an instant, a span from now or the word that it grows worse; an accepted risk an end")
    func snooze() async throws {
        let snoozed = try await patch(#"{"state":"snoozed","snooze":{"until":"+4h","until_escalates":true}}"#)
        #expect(snoozed.status == .ok)
        #expect(snoozed.json["snooze"]?["until"]?.string == Desk.noon.advanced(bySeconds: 4 * 3_600).rfc3339)
        #expect(snoozed.json["snooze"]?["until_escalates"] == .bool(true))
        #expect(try await patch(#"{"state":"open","snooze":null}"#).json["snooze"] == .null)
        let risk = #"{"state":"resolved","resolution":{"reason":"accepted_risk","note":"signé","until":"+90d"}}"#
        let accepted = try await patch(risk)
        #expect(accepted.json["resolution"]?["until"]?.string == Desk.noon.advanced(bySeconds: 90 * 86_400).rfc3339)
    }

    @Test(
        "what a move lacks or has too much of is told by its place",
        arguments: [
            (#"{"state":"snoozed"}"#, "/snooze"), (#"{"state":"snoozed","snooze":{}}"#, "/snooze"),
            (#"{"state":"snoozed","snooze":{"until":"hier"}}"#, "/snooze/until"),
            (#"{"state":"snoozed","snooze":{"until":"-1h"}}"#, "/snooze/until"),
            (#"{"state":"snoozed","snooze":{"until":"+9000d"}}"#, "/snooze/until"),
            (#"{"state":"resolved"}"#, "/resolution"),
            (#"{"state":"resolved","resolution":{"reason":"accepted_risk","until":"+1d"}}"#, "/resolution/note"),
            (#"{"state":"resolved","resolution":{"reason":"accepted_risk","note":"x"}}"#, "/resolution/until"),
            (#"{"state":"open","resolution":{"reason":"fixed"}}"#, "/resolution"),
        ]
    )
    func faults(body: String, pointer: String) async throws {
        let answer = try await patch(body)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["errors"]?.elements.map { $0["pointer"]?.string } == [pointer])
    }

    @Test("one change to many takes a filter and a patch; a dry run changes nothing")
    func actions() async throws {
        let body = #"{"filter":["state:open","severity>=high"],"patch":{"state":"acknowledged"},"dry_run":true}"#
        let dry = try await post("/v1/alerts/actions", body)
        #expect(dry.status == .ok && dry.json["matched"] == .integer(1))
        #expect(try await desk.ask(.get, alert, scope: .alertsRead).json["state"]?.string == "open")
        let done = try await post("/v1/alerts/actions", body.replacing("true", with: "false"))
        #expect(done.json["changed"]?.elements.compactMap(\.string) == [MemoryAlerts.sample.id.text])
        #expect(try await desk.ask(.get, alert, scope: .alertsRead).json["state"]?.string == "acknowledged")
        let refused = try await post("/v1/alerts/actions", #"{"filter":["state:*"],"patch":{"state":"resolved"}}"#)
        #expect(refused.json["refused"]?.elements.first?["code"]?.string == "validation")
    }

    @Test("faults of many at once have their places within the whole")
    func badActions() async throws {
        let answer = try await post(
            "/v1/alerts/actions",
            #"{"filter":["severty>=high"],"patch":{"state":"gone"},"dry_run":1}"#
        )
        let found = answer.json["errors"]?.elements.compactMap { $0["pointer"]?.string }
        #expect(found.map(Set.init) == ["/filter/0", "/patch/state", "/dry_run"])
        let nothing = try await post("/v1/alerts/actions", #"{"patch":{"state":"open"}}"#)
        #expect(nothing.json["errors"]?.elements.map { $0["pointer"]?.string } == ["/filter"])
    }
}
