import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Subscriptions over HTTP")
struct SubscriptionRoutesTests {
    private let webhook = #"{"name":"SecOps","channel":"webhook","url":"https://hooks.example/vigie"}"#

    private func made(_ desk: Desk, _ body: String? = nil) async throws -> String {
        let answer = try await desk.ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: body ?? webhook)
        #expect(answer.status == .created, "\(answer.text)")
        return "/v1/subscriptions/" + (answer.json["id"]?.string ?? "")
    }

    @Test("a subscription is active once its endpoint answered, and its secret is shown once")
    func create() async throws {
        let desk = Desk()
        let answer = try await desk.ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: webhook)
        #expect(answer.status == .created && answer.json["status"]?.string == "active")
        #expect(answer.json["secret"]?.string == MemorySubscriptions.secret)
        #expect(answer.json["verification"]?["status"]?.integer == 204)
        #expect(answer.header("Location") == "/v1/subscriptions/" + (answer.json["id"]?.string ?? "?"))
        let again = try await desk.ask(.get, answer.header("Location") ?? "", scope: .subscriptionsRead)
        #expect(again.status == .ok && again.json["secret"] == nil && again.headers[.eTag] != nil)
        var headers = HTTPFields()
        headers[.ifNoneMatch] = again.headers[.eTag]
        let known = try await desk.ask(
            .get,
            answer.header("Location") ?? "",
            scope: .subscriptionsRead,
            headers: headers
        )
        #expect(known.status == .notModified)
    }

    @Test("one whose endpoint does not answer is pending, and says why; verify:false asks nothing")
    func pending() async throws {
        let desk = Desk()
        desk.probe.answer.withLock { $0 = Attempt(at: Desk.noon, milliseconds: 15_000, error: "timeout") }
        let answer = try await desk.ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: webhook)
        #expect(answer.json["status"]?.string == "pending" && answer.json["status_reason"]?.string == "unverified")
        #expect(answer.json["verification"]?["error"]?.string == "timeout")
        let unverified = #"{"name":"b","channel":"webhook","url":"https://hooks.example/","verify":false}"#
        let active = try await desk.ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: unverified)
        #expect(active.json["status"]?.string == "active" && active.json["verification"] == nil)
        #expect(desk.probe.pings.withLock { $0.count } == 1)
    }

    @Test(
        "faults are all named with their places",
        arguments: [
            (#"{}"#, ["/name", "/channel"]), (#"{"name":"a","channel":"fax"}"#, ["/channel"]),
            (#"{"name":"a","channel":"webhook"}"#, ["/url"]),
            (#"{"name":"a","channel":"email","url":"https://x.example/"}"#, ["/url", "/to"]),
            (#"{"name":"a","channel":"pagerduty","group":true,"digest":"1h"}"#, ["/routing_key", "/group", "/digest"]),
            (
                #"{"name":"a","channel":"webhook","url":"https://x.example/","events":["alrt.*"],"filter":["sevrity:x"],"detail":"fat","lang":"de","quiet":{"tz":"EST","hours":"22-6"},"digest":"1s","max_per_hour":0,"verify":"no","what":1}"#,
                [
                    "/what", "/events/0", "/filter/0", "/detail", "/lang", "/quiet", "/digest", "/max_per_hour",
                    "/verify",
                ]
            ),
            (#"{"name":"a","channel":"webhook","url":"https://127.0.0.1/"}"#, ["/url"]),
        ]
    )
    func faults(body: String, pointers: [String]) async throws {
        let answer = try await Desk().ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: body)
        #expect(answer.status == .unprocessableContent)
        #expect(Set((answer.json["errors"]?.elements ?? []).compactMap { $0["pointer"]?.string }) == Set(pointers))
        #expect(!answer.text.contains("sevrity"))
    }

    @Test("an unsafe address is its own problem, in the reader's language")
    func unsafe() async throws {
        let body = #"{"name":"a","channel":"webhook","url":"https://127.0.0.1/"}"#
        let answer = try await Desk().ask(.post, "/v1/subscriptions", scope: .subscriptionsWrite, body: body)
        #expect(answer.json["code"]?.string == "unsafe_url")
        #expect(answer.json["errors"]?.elements.first?["code"]?.string == "address")
    }

    @Test("what is as good as a password is not shown again")
    func masked() async throws {
        let desk = Desk()
        let slack = try await made(
            desk,
            #"{"name":"s","channel":"slack","url":"https://hooks.slack.example/T0PSECRET"}"#
        )
        let pager = try await made(desk, #"{"name":"p","channel":"pagerduty","routing_key":"R0UT1NGK3Y1234"}"#)
        for path in [slack, pager] {
            let text = try await desk.ask(.get, path, scope: .subscriptionsRead).text
            #expect(!text.contains("T0PSECRET") && !text.contains("R0UT1NGK3Y"), "\(text)")
        }
        let list = try await desk.ask(.get, "/v1/subscriptions?limit=1", scope: .subscriptionsRead)
        #expect(list.json["data"]?.elements.count == 1 && list.header("Link")?.contains("rel=\"next\"") == true)
    }

    @Test("a sealed key goes to no new address: whoever changes the address brings the key")
    func newAddress() async throws {
        let desk = Desk()
        let pager = try await made(desk, #"{"name":"p","channel":"pagerduty","routing_key":"R0UT1NGK3Y1234"}"#)
        let refused = try await desk.ask(
            .patch,
            pager,
            scope: .subscriptionsWrite,
            body: #"{"url":"https://collector.example/"}"#
        )
        #expect(refused.status == .unprocessableContent && refused.text.contains("/routing_key"), "\(refused.text)")
    }

    @Test("a change keeps to its revision; a new endpoint proves itself again")
    func change() async throws {
        let desk = Desk()
        let path = try await made(desk)
        var headers = HTTPFields()
        headers[.ifMatch] = "\"r1\""
        let stale = try await desk.ask(
            .patch,
            path,
            scope: .subscriptionsWrite,
            headers: headers,
            body: #"{"group":true}"#
        )
        #expect(stale.status == .preconditionFailed)
        let changed = try await desk.ask(
            .patch,
            path,
            scope: .subscriptionsWrite,
            body: #"{"group":true,"digest":null}"#
        )
        #expect(changed.status == .ok && changed.json["group"] == .bool(true))
        #expect(desk.probe.pings.withLock { $0.count } == 1)
        let same = try await desk.ask(.patch, path, scope: .subscriptionsWrite, body: #"{"status":"active"}"#)
        #expect(same.json["status"]?.string == "active" && desk.probe.pings.withLock { $0.count } == 1)
        desk.probe.answer.withLock { $0 = Attempt(at: Desk.noon, status: 500) }
        let moved = try await desk.ask(
            .patch,
            path,
            scope: .subscriptionsWrite,
            body: #"{"url":"https://new.example/"}"#
        )
        #expect(moved.json["status"]?.string == "pending" && moved.json["verification"]?["status"]?.integer == 500)
        let paused = try await desk.ask(.patch, path, scope: .subscriptionsWrite, body: #"{"status":"disabled"}"#)
        #expect(paused.json["status"]?.string == "disabled" && paused.json["status_reason"]?.string == "by_hand")
        let channel = try await desk.ask(.patch, path, scope: .subscriptionsWrite, body: #"{"channel":"slack"}"#)
        #expect(channel.status == .unprocessableContent)
        #expect(try await desk.ask(.delete, path, scope: .subscriptionsWrite).status == .noContent)
        #expect(try await desk.ask(.delete, path, scope: .subscriptionsWrite).status == .notFound)
    }

    @Test("tests, rotations, the log and replays")
    func log() async throws {
        let desk = Desk()
        let path = try await made(desk)
        let test = try await desk.ask(.post, path + "/test", scope: .subscriptionsWrite)
        #expect(test.json["ok"] == .bool(true) && test.json["status"]?.integer == 204)
        let rotated = try await desk.ask(.post, path + "/rotate-secret", scope: .subscriptionsWrite)
        #expect(rotated.json["secret"]?.string == MemorySubscriptions.secret)
        let log = try await desk.ask(
            .get,
            path + "/deliveries?filter=outcome:failed&from=-7d",
            scope: .subscriptionsRead
        )
        #expect(
            log.json["data"]?.elements.first?["attempts"]?.elements.first?["response_excerpt"]?.string == "Bad Gateway"
        )
        let none = try await desk.ask(.get, path + "/deliveries?filter=-outcome:failed", scope: .subscriptionsRead)
        #expect(none.json["data"]?.elements.isEmpty == true)
        let wrong = try await desk.ask(.get, path + "/deliveries?filter=outcome:fialed", scope: .subscriptionsRead)
        #expect(wrong.status == .badRequest && wrong.json["nearest"]?.elements.first?.string == "failed")
        let one = path + "/deliveries/" + MemorySubscriptions.delivery.text
        #expect(try await desk.ask(.get, one, scope: .subscriptionsRead).json["outcome"]?.string == "failed")
        #expect(try await desk.ask(.post, one + "/replay", scope: .subscriptionsWrite).status == .accepted)
        let span = #"{"from":"2026-11-14T00:00:00Z","outcome":"failed"}"#
        let replayed = try await desk.ask(.post, path + "/replay", scope: .subscriptionsWrite, body: span)
        #expect(replayed.status == .accepted && replayed.json["replayed"]?.integer == 12)
        #expect(
            desk.subscriptions.replays.withLock { $0 } == [
                MemorySubscriptions.delivery.text,
                "\(Timestamp(rfc3339: "2026-11-14T00:00:00Z") ?? Desk.noon)–\(Desk.noon) [\"failed\"]",
            ]
        )
        let backwards = try await desk.ask(
            .post,
            path + "/replay",
            scope: .subscriptionsWrite,
            body: #"{"from":"now"}"#
        )
        #expect(backwards.status == .unprocessableContent)
        for target in [path + "/deliveries/dl_x", "/v1/subscriptions/x", "/v1/subscriptions/sub_x/deliveries"] {
            #expect(try await desk.ask(.get, target, scope: .subscriptionsRead).status == .notFound, "\(target)")
        }
    }
}
