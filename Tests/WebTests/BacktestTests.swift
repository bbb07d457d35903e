import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Back-tests over HTTP")
struct BacktestTests {
    private let desk = Desk()

    private func post(_ body: String, prefer: String? = nil, to desk: Desk? = nil) async throws -> (
        status: Int, json: JSONValue, location: String?, applied: String?
    ) {
        var headers: HTTPFields = [:]
        if let prefer { headers[HTTPField.Name("Prefer")!] = prefer }
        let answer = try await (desk ?? self.desk)
            .ask(.post, "/v1/backtests", scope: .policiesRead, headers: headers, body: body)
        return (answer.status.code, answer.json, answer.header("Location"), answer.header("Preference-Applied"))
    }

    @Test("a run is queued: 202 with its place, and what was asked for is what is run")
    func queued() async throws {
        let answer = try await post(
            #"{"detector":"volume.platform","change":{"sensitivity":"keen"},"from":"-90d","to":"now","filter":["-platform:amazon*"]}"#
        )
        #expect(answer.status == 202)
        #expect(answer.location == "/v1/backtests/bt_1")
        #expect(answer.json["state"]?.string == "queued")
        let asked = desk.backtests.asked.withLock { $0 }
        let request = try #require(asked.last)
        #expect(request.scope == .volumePlatform)
        #expect(request.sensitivity == "keen")
        #expect(request.to == Desk.noon)
        #expect(request.from == Desk.noon.advanced(bySeconds: -90 * 86_400))
        #expect(request.filters == [Filter(.platform, .equals, ["amazon*"], negated: true)])
    }

    @Test("who would rather wait gets the result at once, as members of the run")
    func waits() async throws {
        let answer = try await post(#"{"change":{"false_alerts_per_week":0.5}}"#, prefer: "wait=10")
        #expect(answer.status == 200)
        #expect(answer.applied == "wait=10")
        #expect(answer.json["state"]?.string == "done")
        #expect(answer.json["events"]?.integer == 12)
        #expect(answer.json["added"]?.elements.first?["kind"]?.string == "volume.spike")
        let asked = desk.backtests.asked.withLock { $0 }
        #expect(asked.last?.falseAlertsPerWeek == 0.5)
    }

    @Test(
        "what cannot be run is refused at its place",
        arguments: [
            ("{}", "/change"), (#"{"change":{}}"#, "/change"),
            (#"{"change":{"sensitivity":"loud"}}"#, "/change/sensitivity"),
            (#"{"change":{"false_alerts_per_week":-1}}"#, "/change/false_alerts_per_week"),
            (#"{"change":{"sensitivity":"keen","false_alerts_per_week":1}}"#, "/change"),
            (#"{"change":{"sensitivity":"keen"},"detector":"volume.moon"}"#, "/detector"),
            (#"{"change":{"sensitivity":"keen"},"from":"yesterday"}"#, "/from"),
            (#"{"change":{"sensitivity":"keen"},"from":"now"}"#, "/from"),
            (#"{"change":{"sensitivity":"keen"},"from":"-3y"}"#, "/from"),
            (#"{"change":{"sensitivity":"keen"},"filter":["colour:red"]}"#, "/filter"),
            (#"{"change":{"sensitivity":"keen"},"mode":1}"#, "/mode"),
        ]
    )
    func refused(body: String, pointer: String) async throws {
        let answer = try await post(body)
        #expect(answer.status == 422)
        #expect(answer.json["errors"]?.elements.first?["pointer"]?.string == pointer)
    }

    @Test("a full queue says when to come back; a key of another scope and an unknown run get nothing")
    func turnedAway() async throws {
        desk.backtests.isFull.withLock { $0 = true }
        let full = try await desk.ask(
            .post,
            "/v1/backtests",
            scope: .policiesRead,
            body: #"{"change":{"sensitivity":"keen"}}"#
        )
        #expect(full.status == .tooManyRequests)
        #expect(full.header("Retry-After") == "10")
        #expect(try await desk.ask(.get, "/v1/backtests", scope: .alertsRead).status == .forbidden)
        #expect(try await desk.ask(.get, "/v1/backtests/bt_9", scope: .policiesRead).status == .notFound)
    }

    @Test("the list pages by its cursor, the newest first")
    func pages() async throws {
        let first = try await desk.ask(.get, "/v1/backtests?limit=2", scope: .policiesRead)
        #expect(first.json["data"]?.elements.compactMap { $0["id"]?.string } == ["bt_3", "bt_2"])
        let link = try #require(first.header("Link"))
        let next = try #require(link.split(separator: ">").first?.dropFirst())
        let second = try await desk.ask(.get, String(next), scope: .policiesRead)
        #expect(second.json["data"]?.elements.compactMap { $0["id"]?.string } == ["bt_1"])
        #expect(second.json["has_more"] == .bool(false))
    }
}
