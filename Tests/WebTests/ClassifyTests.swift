import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Query
import Synchronization
import Testing

@testable import Web

@Suite("POST /v1/classify")
struct ClassifyTests {
    private let desk = Desk()

    private static let event =
        #"{"id":"exch-1","source":"erp/orders","platform":"amazon","payload":{"buyer":{"email":"ada.tremblay@exemple.ca"},"cost_price":11.2}}"#

    private func post(
        _ body: String,
        _ query: String = "",
        headers: [String: String] = [:]
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[optional: HTTPField.Name(name)] = value }
        return try await desk.ask(.post, "/v1/classify" + query, scope: .eventsWrite, headers: fields, body: body)
    }

    private func words(_ event: JSONValue?) -> Set<String> {
        Set((event?["classification"]?["categories"]?.elements ?? []).compactMap { $0["category"]?.string })
    }

    @Test("an event is answered with its level, score, terms, categories, places and rules, and nothing is stored")
    func event() async throws {
        let answer = try await post(ClassifyTests.event)
        #expect(answer.status == .ok)
        let event = try #require(answer.json["data"]?.elements.first)
        #expect(event["id"]?.string == "exch-1")
        #expect(words(event).isSuperset(of: ["personal.contact", "commercial.unit_cost"]))
        let classification = event["classification"]
        #expect(classification?["sensitivity"]?.string == "restricted")
        #expect(classification?["condition"]?.string == "whole")
        #expect(classification?["format"]?.string == "json")
        #expect(classification?["model"]?.string == Domain.Classification.rules)
        #expect(classification?["spans"] == nil, "only when asked")
        let email = classification?["reasons"]?.elements.first { $0["path"]?.string == "/buyer/email" }
        #expect(email?["detector"]?.string == "email" && email?["count"]?.integer == 1)
        #expect(answer.json["rejected"]?.integer == 0)
        #expect(desk.intake.state.withLock { $0.bodies.isEmpty })
    }

    @Test("the points of the terms add up to the score")
    func terms() async throws {
        let classification = try await post(ClassifyTests.event).json["data"]?.elements.first?["classification"]
        func number(_ value: JSONValue?) -> Double {
            switch value {
            case .integer(let whole): Double(whole)
            case .number(let number): number
            default: .nan
            }
        }
        let terms = classification?["terms"]?.elements ?? []
        let sum = terms.reduce(0.0) { $0 + number($1["points"]) }
        // Each term is rounded to a hundredth.
        #expect(!terms.isEmpty && abs(sum - number(classification?["score"])) < 0.01 * Double(terms.count + 1))
    }

    @Test("spans=1 adds places in bytes of the message, with their kinds")
    func spans() async throws {
        let message = "{\"é\":\"😀\",\"courriel\":\"ada.tremblay@exemple.ca\"}"
        let answer = try await post(message, "?message=1&spans=1")
        let span = answer.json["data"]?.elements.first?["classification"]?["spans"]?.elements.first
        // é has two bytes and 😀 four.
        #expect(span?["start"]?.integer == 25 && span?["end"]?.integer == 48)
        #expect(span?["type"]?.string == "EMAIL" && span?["path"]?.string == "/courriel")
    }

    @Test("arrays, NDJSON and CloudEvents in their three modes are the same events")
    func forms() async throws {
        let payload = #"{"courriel":"ada.tremblay@exemple.ca"}"#
        let native = #"{"id":"1","source":"a/b","platform":"amazon","payload":\#(payload)}"#
        let cloud =
            #"{"specversion":"1.0","id":"1","source":"/a/b","type":"vigie.outbound.order","subject":"amazon","data":\#(payload)}"#
        let binary = [
            "Content-Type": "application/json", "ce-specversion": "1.0", "ce-id": "1", "ce-source": "/a/b",
            "ce-type": "vigie.outbound.order", "ce-subject": "amazon",
        ]
        let bodies: [(String, [String: String])] = [
            (native, [:]), ("[\(native)]", [:]), (native + "\n", ["Content-Type": "application/x-ndjson"]),
            (cloud, ["Content-Type": "application/cloudevents+json"]),
            ("[\(cloud)]", ["Content-Type": "application/cloudevents-batch+json"]), (payload, binary),
        ]
        for (body, headers) in bodies {
            let answer = try await post(body, headers: headers)
            let data = answer.json["data"]?.elements ?? []
            #expect(answer.status == .ok && data.count == 1, "\(headers)")
            #expect(data.first?["id"]?.string == "1" && words(data.first) == ["personal.contact"], "\(headers)")
        }
    }

    @Test(
        "any other media type is the message itself",
        arguments: [
            ("application/xml", "<o><email>ada.tremblay@exemple.ca</email></o>", "xml"),
            ("text/csv", "email,total\nada.tremblay@exemple.ca,3\nb.roy@exemple.ca,4\n", "table"),
        ]
    )
    func message(type: String, body: String, format: String) async throws {
        let answer = try await post(body, "?platform=amazon&doc_type=orders", headers: ["Content-Type": type])
        let event = answer.json["data"]?.elements.first
        #expect(event?["id"] == .null)
        #expect(event?["classification"]?["format"]?.string == format)
        // In XML between businesses a contact is a business contact.
        #expect(!words(event).isDisjoint(with: ["personal.contact", "organization.contact"]))
    }

    @Test("a format without a reader is unread and its level unknown, never public")
    func unread() async throws {
        let answer = try await post("\u{1}\u{2}", headers: ["Content-Type": "image/png"])
        let classification = answer.json["data"]?.elements.first?["classification"]
        #expect(classification?["condition"]?.string == "unread")
        #expect(classification?["sensitivity"]?.string == "unknown")
        #expect(classification?["format"] == .null)
    }

    @Test("labels and shapes are classified as they are when they are sent for good")
    func declared() async throws {
        let head = #"{"id":"1","source":"a/b","platform":"amazon","#
        let labels = try await post(head + #""categories":{"financial.card":3}}"#)
        #expect(words(labels.json["data"]?.elements.first) == ["financial.card"])
        let shape = try await post(
            head
                + #""fields":[{"path":"/a","count":2,"category":"commercial.bom"},{"path":"/cost_price","count":4},{"path":"/email","count":3,"category":null}]}"#
        )
        let event = shape.json["data"]?.elements.first
        // A null category was looked for and not found: the name does not speak any more.
        #expect(words(event) == ["commercial.bom", "commercial.unit_cost"])
        #expect(event?["classification"]?["leaves"]?.integer == 9)
    }

    @Test("good events are answered and bad ones named; only bad ones are 422")
    func mixed() async throws {
        let bad = #"{"id":"2","platform":"amazon"}"#
        let mixed = try await post("[\(bad),\(ClassifyTests.event)]", headers: ["Accept-Language": "en"])
        #expect(mixed.status == .ok && mixed.json["data"]?.elements.count == 1)
        #expect(mixed.json["rejected"]?.integer == 1)
        #expect(mixed.json["errors"]?.elements.first?["pointer"]?.string == "/0/source")
        let refused = try await post("[\(bad)]")
        #expect(refused.status == .unprocessableContent && refused.json["code"]?.string == "validation")
        let empty = try await post("[]")
        #expect(empty.status == .ok && empty.json["data"]?.elements.isEmpty == true)
    }

    @Test(
        "what cannot be read is refused as at /v1/events",
        arguments: [
            ("{", "application/json", "", 400, "malformed_json"),
            ("{}", "application/json; charset=utf-16", "", 415, "unsupported_media_type"),
            ("{}", "application/cloudevents+avro", "", 415, "unsupported_media_type"),
            ("{}", "application/json", "?spans=perhaps", 400, "bad_parameter"),
            ("[]", "application/json", "?platform=amazon", 400, "bad_parameter"),
            ("<a/>", "application/xml", "?span=1", 400, "unknown_parameter"),
        ]
    )
    func refused(body: String, type: String, query: String, status: Int, code: String) async throws {
        let answer = try await post(body, query, headers: ["Content-Type": type])
        #expect(answer.status.code == status)
        #expect(answer.json["code"]?.string == code)
    }

    @Test("a body over 4 MiB is refused, and so is an encoding that is not taken")
    func bounds() async throws {
        let large = try await post(String(repeating: " ", count: (4 << 20) + 1))
        #expect(large.status == .contentTooLarge)
        let encoded = try await post("{}", headers: ["Content-Encoding": "br"])
        #expect(encoded.status == .unsupportedMediaType)
    }

    @Test("a key that has tried its minute's worth is told when to come back, and may still send")
    func rate() async throws {
        let desk = Desk { $0.eventsPerMinute = 2 }
        let batch = "[\(ClassifyTests.event),\(ClassifyTests.event),\(ClassifyTests.event)]"
        try await desk.router { client in
            let headers: HTTPFields = [.authorization: "Bearer \(MemoryKeys.token(.eventsWrite))"]
            func post(_ path: String) async throws -> TestResponse {
                try await client.execute(uri: path, method: .post, headers: headers, body: .init(string: batch))
            }
            let first = try await post("/v1/classify")
            #expect(first.status == .ok && first.header("RateLimit")?.hasPrefix("\"classify\";r=0;") == true)
            let second = try await post("/v1/classify")
            #expect(second.status == .tooManyRequests && second.json["code"]?.string == "rate_limited")
            #expect(second.headers[.retryAfter] != nil)
            #expect(try await post("/v1/events").status != .tooManyRequests)
        }
    }

    @Test("no value of a message stands in an answer, spans and errors included")
    func values() async throws {
        let values = ["ada.tremblay@exemple.ca", "4111 1111 1111 1111", "Tremblay-Lévesque", "046 454 286"]
        let message =
            #"{"courriel":"\#(values[0])","carte":"\#(values[1])","nom":"\#(values[2])","nas":"\#(values[3])","\#(values[0])":1}"#
        for body in [message, String(message.dropLast(9)), "[" + message + ",", message + message] {
            for query in ["?message=1&spans=1", "?spans=1"] {
                let text = try await post(body, query).text
                for value in values { #expect(!text.contains(value), "\(query)") }
            }
        }
    }
}
