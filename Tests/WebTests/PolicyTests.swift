import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Testing

@testable import Web

@Suite("Mutes and policies over HTTP")
struct PolicyTests {
    private let desk = Desk()

    private func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        ifMatch: String? = nil,
        scope: Scope = .policiesWrite
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        headers[.ifMatch] = ifMatch
        return try await desk.ask(method, path, scope: scope, headers: headers, body: body)
    }

    @Test("a policy is made, read with its tag, changed under it, and removed")
    func life() async throws {
        let made = try await ask(.post, "/v1/policies", PolicyJSON.change)
        #expect(made.status == .created && made.headers[.location] == "/v1/policies/pol_couts_hors_canada")
        #expect(try await ask(.post, "/v1/policies", PolicyJSON.change).json["code"]?.string == "slug_taken")
        let path = "/v1/policies/pol_couts_hors_canada"
        let read = try await ask(.get, path, scope: .policiesRead)
        #expect(read.headers[.eTag] == "\"r1\"" && read.json["severity"]?.string == "critical")
        #expect(try await ask(.patch, path, #"{"enabled":false}"#).status == .preconditionRequired)
        #expect(try await ask(.patch, path, #"{"enabled":false}"#, ifMatch: "\"r9\"").status == .preconditionFailed)
        let off = try await ask(.patch, path, #"{"enabled":false,"message":null}"#, ifMatch: "\"r1\"")
        #expect(off.status == .ok && off.json["enabled"] == .bool(false) && off.json["message"] == .null)
        #expect(off.json["basis"]?["ref"]?.string == "POL-SEC-014")
        #expect(try await ask(.put, path, PolicyJSON.change).status == .preconditionRequired)
        #expect(try await ask(.delete, path).status == .preconditionRequired)
        #expect(try await ask(.delete, path, ifMatch: "\"r2\"").status == .noContent)
        #expect(try await ask(.get, path, scope: .policiesRead).status == .notFound)
        #expect(try await ask(.put, path, PolicyJSON.change).status == .created)
        #expect(try await ask(.get, "/v1/policies", scope: .policiesRead).json["data"]?.elements.count == 1)
        #expect(try await ask(.get, "/v1/policies", scope: .alertsRead).status == .forbidden)
    }

    @Test("a dry run says how many and keeps nothing; a time without one is no question")
    func dryRun() async throws {
        let tried = try await ask(.post, "/v1/policies?dry_run=true&from=-90d", PolicyJSON.change)
        #expect(tried.status == .ok && tried.json["events"] == .integer(2))
        #expect(try await ask(.get, "/v1/policies", scope: .policiesRead).json["data"]?.elements.isEmpty == true)
        #expect(
            try await ask(.post, "/v1/policies?from=-90d", PolicyJSON.change).json["code"]?.string == "bad_parameter"
        )
    }

    @Test(
        "what is wrong with a policy is told by its place",
        arguments: [
            (#"{"name":"x"}"#, ["/when"]), (#"{"when":["category:personal.*"]}"#, ["/name"]),
            (#"{"name":"x","when":[]}"#, ["/when"]), (#"{"name":"x","when":["host:a"]}"#, ["/when/0"]),
            (#"{"name":"x","when":["category:nothing"]}"#, ["/when/0"]),
            (#"{"id":"couts","name":"x","when":["category:*"],"then":"stop"}"#, ["/id", "/then"]),
            (#"{"name":"x","when":["category:*"],"severity":"huge","basis":{"kind":"god"}}"#, ["/severity", "/basis"]),
            (#"{"name":"x","when":["category:*"],"message":{"fr":"un"}}"#, ["/message"]),
            (#"{"name":"a\u0000b","when":["category:*"],"enabled":"yes"}"#, ["/name", "/enabled"]),
        ]
    )
    func faults(body: String, pointers: [String]) async throws {
        let answer = try await ask(.post, "/v1/policies", body)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["errors"]?.elements.compactMap { $0["pointer"]?.string } == pointers)
    }

    @Test("a mute is planned, listed and ended; days are the organization's")
    func mutes() async throws {
        let body = #"{"filter":["kind:volume.*"],"from":"2026-11-27","to":"2026-12-01","reason":"Vendredi fou"}"#
        let made = try await ask(.post, "/v1/mutes", body, scope: .alertsWrite)
        #expect(made.status == .created && made.json["active"] == .bool(false))
        let location = try #require(made.headers[.location])
        #expect(try await ask(.get, location, scope: .alertsRead).json["reason"]?.string == "Vendredi fou")
        #expect(try await ask(.get, "/v1/mutes?past=true", scope: .alertsRead).json["data"]?.elements.count == 1)
        #expect(try await ask(.delete, location, scope: .alertsRead).status == .forbidden)
        #expect(try await ask(.delete, location, scope: .alertsWrite).status == .noContent)
        #expect(try await ask(.delete, location, scope: .alertsWrite).status == .notFound)
    }

    @Test(
        "a mute of everything, of no time, or for no reason is refused",
        arguments: [
            (#"{"filter":[],"to":"+4h","reason":"x"}"#, "/filter"), (#"{"to":"+4h","reason":"x"}"#, "/filter"),
            (#"{"filter":["kind:*"],"reason":"x"}"#, "/to"), (#"{"filter":["kind:*"],"to":"-4h","reason":"x"}"#, "/to"),
            (#"{"filter":["kind:*"],"to":"+400d","reason":"x"}"#, "/to"),
            (#"{"filter":["kind:*"],"to":"+4h"}"#, "/reason"),
            (#"{"filter":["state:open"],"to":"+4h","reason":"x"}"#, "/filter/0"),
            (#"{"filter":["kind:*"],"to":"+4h","reason":"x","include_critical":1}"#, "/include_critical"),
        ]
    )
    func badMutes(body: String, pointer: String) async throws {
        let answer = try await ask(.post, "/v1/mutes", body, scope: .alertsWrite)
        #expect(answer.json["errors"]?.elements.map { $0["pointer"]?.string } == [pointer])
    }

    @Test("what a platform has on file is read with it; a day is one, null takes it away")
    func agreement() throws {
        func read(_ json: String) throws -> PlatformChange {
            try PlatformChange(merging: try #require(JSONValue(parsing: json)))
        }
        let given = try read(#"{"agreement":{"status":"signed","ref":"DPA-1","pia":"EFVP-2","expires":"2027-02-01"}}"#)
        let expires = Timestamp(rfc3339: "2027-02-01T00:00:00Z")
        #expect(
            given.agreement
                == .some(PlatformAgreement(status: .signed, reference: "DPA-1", assessment: "EFVP-2", expires: expires))
        )
        #expect(try read(#"{"agreement":null}"#).agreement == .some(nil))
        #expect(try read(#"{"name":"x"}"#).agreement == nil)
        #expect(throws: Problem.self) { try read(#"{"agreement":{"expires":"demain"}}"#) }
    }
}
