import NIOCore
import Telemetry
import Synchronization
import Capture
import Domain
import HTTPTypes
import HummingbirdTesting
import Intake
import Query
import Testing

@testable import Web

@Suite("POST /v1/events")
struct IntakeTests {
    private let desk = Desk()
    private let id = EventID(occurredAt: Desk.noon, key: EventKey(high: 3, low: 4))

    private func post(_ headers: HTTPFields = [:], _ body: String = "[{}]") async throws -> TestResponse {
        try await desk.ask(.post, "/v1/events", scope: .eventsWrite, headers: headers, body: body)
    }

    private func header(_ name: String, _ value: String) -> HTTPFields {
        var headers = HTTPFields()
        headers[optional: HTTPField.Name(name)] = value
        return headers
    }

    @Test("a mixed batch: what is good is kept, what is bad is named by pointer, code and sentence")
    func mixed() async throws {
        desk.intake.answer(
            Receipt(outcomes: [
                .accepted(id), .duplicate,
                .rejected(Rejection(.unknownPlatform, at: "/2/platform", hint: "alibaba_icbu")),
            ])
        )
        let answer = try await post(header("Accept-Language", "en"))
        #expect(answer.status == .accepted)
        #expect(
            answer.text
                == #"{"accepted":1,"duplicates":1,"rejected":1,"ids":["\#(id.text)"],"errors":[{"pointer":"/2/platform","code":"unknown_platform","detail":"No platform of this name; did you mean “alibaba_icbu”?"}]}"#
        )
        #expect(answer.header("RateLimit-Policy") == "\"ingest\";q=6000000;w=60")
        #expect(answer.header("RateLimit") == "\"ingest\";r=5999997;t=1")
    }

    @Test("a refused request, too, says how the bucket stands")
    func refusedRate() async throws {
        let unread = try await post([.contentType: "text/plain"])
        #expect(unread.status == .unsupportedMediaType && unread.header("RateLimit") == "\"ingest\";r=6000000;t=0")
        desk.intake.answer(Receipt(outcomes: [.rejected(Rejection(.inFuture, at: "/0/time"))]))
        let refused = try await post()
        #expect(refused.status == .unprocessableContent && refused.header("RateLimit") == "\"ingest\";r=5999999;t=1")
        desk.intake.state.withLock { $0.failure = .unavailable(retryAfter: 5) }
        let failed = try await post()
        #expect(failed.status == .serviceUnavailable && failed.headers[.retryAfter] == "5")
        #expect(failed.header("RateLimit-Policy") == "\"ingest\";q=6000000;w=60")
    }

    @Test("none accepted is 422 with every reason; duplicates alone are fine")
    func none() async throws {
        desk.intake.answer(Receipt(outcomes: [.rejected(Rejection(.inFuture, at: "/0/time", hint: "PT10M"))]))
        let refused = try await post()
        #expect(refused.status == .unprocessableContent)
        #expect(refused.json["code"]?.string == "validation")
        #expect(refused.json["detail"]?.string == "1 événement sur 1 a été refusé; rien n’a été gardé.")
        #expect(refused.json["errors"]?.elements.first?["pointer"]?.string == "/0/time")
        desk.intake.answer(Receipt(outcomes: [.duplicate, .duplicate]))
        let again = try await post()
        #expect(again.status == .accepted)
        #expect(again.json["duplicates"]?.integer == 2)
    }

    @Test("strict keeps nothing and says so; the store is told")
    func strict() async throws {
        desk.intake.answer(Receipt(withheld: [Rejection(.missingAttribute, at: "/1/id")], of: 3))
        let answer = try await post(header("Prefer", "return=minimal, handling=strict"))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["detail"]?.string == "1 événement sur 3 a été refusé; rien n’a été gardé.")
        #expect(desk.intake.state.withLock { $0.terms?.strict } == true)
    }

    @Test("return=minimal answers without a body, unless there is something to tell")
    func minimal() async throws {
        desk.intake.answer(Receipt(outcomes: [.accepted(id)]))
        let quiet = try await post(header("Prefer", "return=minimal"))
        #expect(quiet.status == .accepted && quiet.body.readableBytes == 0)
        #expect(quiet.header("Preference-Applied") == "return=minimal")
        desk.intake.answer(Receipt(outcomes: [.accepted(id), .rejected(Rejection(.tooDeep, at: "/1"))]))
        let told = try await post(header("Prefer", "return=minimal"))
        #expect(told.json["errors"]?.elements.count == 1)
        #expect(told.header("Preference-Applied") == nil)
    }

    @Test(
        "a request that cannot be read is one problem",
        arguments: [
            (RequestFault.Reason.malformedJSON, 400, "malformed_json"), (.malformedEncoding, 400, "malformed_encoding"),
            (.batchTooLarge, 413, "batch_too_large"),
        ]
    )
    func faults(reason: RequestFault.Reason, status: Int, code: String) async throws {
        desk.intake.answer(Receipt(fault: RequestFault(reason, offset: 17, hint: "1000")))
        let answer = try await post()
        #expect(answer.status.code == status)
        #expect(answer.json["code"]?.string == code)
    }

    @Test("a full queue and a silent database are 503 with Retry-After")
    func unavailable() async throws {
        desk.intake.state.withLock { $0.failure = .overloaded(retryAfter: 2) }
        let full = try await post()
        #expect(full.status == .serviceUnavailable && full.headers[.retryAfter] == "2")
        #expect(full.json["code"]?.string == "overloaded")
        desk.intake.state.withLock { $0.failure = .unavailable(retryAfter: 5) }
        #expect(try await post().json["code"]?.string == "database_unavailable")
    }

    @Test(
        "media types and encodings that are not taken",
        arguments: [
            (["Content-Type": "text/plain"], "application/x-ndjson"),
            (["Content-Type": "application/json; charset=utf-16"], "json"),
            (["Content-Encoding": "br"], "gzip"), (["Content-Encoding": "gzip, gzip"], "gzip"),
        ]
    )
    func unsupported(headers: [String: String], hint: String) async throws {
        var fields = HTTPFields()
        for (name, value) in headers { fields[optional: HTTPField.Name(name)] = value }
        let answer = try await post(fields)
        #expect(answer.status == .unsupportedMediaType)
        #expect(answer.json["detail"]?.string?.contains(hint) == true)
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
    }

    @Test("a body over 4 MiB is refused whether it says so or not")
    func oversize() async throws {
        let large = String(repeating: " ", count: (4 << 20) + 1)
        let answer = try await post([:], large)
        #expect(answer.status == .contentTooLarge)
        #expect(answer.json["code"]?.string == "payload_too_large")
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
    }

    @Test("a key that has sent its minute's worth is told when to come back")
    func rate() async throws {
        let desk = Desk { $0.eventsPerMinute = 60 }
        desk.intake.answer(Receipt(outcomes: Array(repeating: .duplicate, count: 61)))
        try await desk.router { client in
            let headers: HTTPFields = [.authorization: "Bearer \(MemoryKeys.token(.eventsWrite))"]
            let first = try await client.execute(uri: "/v1/events", method: .post, headers: headers)
            #expect(first.status == .accepted)
            #expect(first.header("RateLimit") == "\"ingest\";r=0;t=61")
            let second = try await client.execute(uri: "/v1/events", method: .post, headers: headers)
            #expect(second.status == .tooManyRequests)
            #expect(second.headers[.retryAfter] == "2")
            #expect(second.json["code"]?.string == "rate_limited")
        }
    }

    @Test("requests are counted here, events where they are kept")
    func metrics() async throws {
        desk.intake.answer(Receipt(outcomes: [.accepted(id), .duplicate, .duplicate]))
        _ = try await post()
        desk.intake.state.withLock { $0.failure = .overloaded(retryAfter: 2) }
        _ = try await post()
        let text = desk.registry.text()
        #expect(!text.contains("ingest_events_total") && !text.contains("vigie_ingest_shed_total"))
        #expect(text.contains("vigie_web_requests_total{method=\"POST\",route=\"/v1/events\",status=\"202\"} 1\n"))
    }
}
