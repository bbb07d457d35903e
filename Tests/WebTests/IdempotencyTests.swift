import Domain
import HTTPTypes
import HummingbirdTesting
import Query
import Synchronization
import Testing

@testable import Web

@Suite("Requests that are sent again")
struct IdempotencyTests {
    private let desk = Desk()
    private static let subscription =
        #"{"name":"hook","channel":"webhook","url":"https://hooks.example/x","verify":false}"#

    private func post(
        _ path: String,
        _ body: String?,
        key: String?,
        scope: Scope = .subscriptionsWrite
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        return try await desk.ask(.post, path, scope: scope, headers: headers, body: body)
    }

    @Test("the same request with the same key is done once and answered the same, the secret included")
    func once() async throws {
        let first = try await post("/v1/subscriptions", Self.subscription, key: "\"a-1\"")
        #expect(first.status == .created && first.header("Idempotency-Replayed") == nil)
        let again = try await post("/v1/subscriptions", Self.subscription, key: "a-1")
        #expect(again.status == .created && again.text == first.text)
        #expect(again.json["secret"]?.string == MemorySubscriptions.secret)
        #expect(again.header("Idempotency-Replayed") == "true")
        for name in ["Location", "ETag", "Content-Type"] {
            #expect(again.header(name) == first.header(name), "\(name)")
        }
        #expect(again.header("Vigie-Request-Id") != first.header("Vigie-Request-Id"))
        #expect(desk.subscriptions.all.withLock { $0.count } == 1)
        // Another key, and none, are other requests.
        _ = try await post("/v1/subscriptions", Self.subscription, key: "a-2")
        _ = try await post("/v1/subscriptions", Self.subscription, key: nil)
        #expect(desk.subscriptions.all.withLock { $0.count } == 3)
    }

    @Test("a key with another request is refused, one whose request is under way is to be asked again")
    func conflicts() async throws {
        _ = try await post("/v1/subscriptions", Self.subscription, key: "k")
        let other = try await post(
            "/v1/subscriptions",
            Self.subscription.replacing("hook\"", with: "hook2\""),
            key: "k"
        )
        #expect(other.status == .unprocessableContent && other.json["code"]?.string == "idempotency_key_reused")
        let elsewhere = try await post("/v1/subscriptions/sub_x/test", Self.subscription, key: "k")
        #expect(elsewhere.json["code"]?.string == "idempotency_key_reused")
        desk.answers.entries.withLock { entries in for name in entries.keys { entries[name]?.answer = nil } }
        let early = try await post("/v1/subscriptions", Self.subscription, key: "k")
        #expect(early.status == .conflict && early.json["code"]?.string == "idempotency_in_progress")
        #expect(early.header("Retry-After") == "1")
    }

    @Test("what was refused is not kept: put right, the request is done under the same key")
    func refusals() async throws {
        let refused = try await post("/v1/subscriptions", #"{"name":"x"}"#, key: "k")
        #expect(refused.status == .unprocessableContent && refused.json["code"]?.string != "idempotency_key_reused")
        #expect(try await post("/v1/subscriptions", Self.subscription, key: "k").status == .created)
    }

    @Test(
        "a key that is none is refused with its name",
        arguments: ["", "\"\"", "é", String(repeating: "k", count: 256)]
    )
    func badKeys(key: String) async throws {
        let answer = try await post("/v1/subscriptions", Self.subscription, key: key)
        #expect(answer.status == .badRequest)
        #expect(answer.json["parameter"]?.elements.first?.string == "Idempotency-Key")
    }

    @Test("every POST of the API that changes something takes a key, and what brings events does not")
    func routes() {
        let posts = desk.routes.filter { $0.method == .post && $0.path.hasPrefix("/v1/") }
        let taking = Set(
            posts.filter { route in route.parameters.contains { $0.name == "Idempotency-Key" } }.map(\.path)
        )
        #expect(Set(posts.map(\.path)).subtracting(taking) == ["/v1/events", "/v1/classify"])
        #expect(taking.count >= 10)
        #expect(!desk.routes.contains { $0.method != .post && $0.parameters.contains { $0.name == "Idempotency-Key" } })
    }
}
