import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Sends documents in all the ways there are, and keeps what is answered.
struct PrivacySender {
    let vigie: RunningVigie
    /// Whole seconds: a fraction would be six digits, as a tariff code is.
    let time = Timestamp(seconds: Int64(Date().timeIntervalSince1970)).rfc3339
    private static let platforms = ["amazon_spapi", "alibaba", "coupa", "temu", "shopify"]

    /// By turns as native JSON, NDJSON and CloudEvents; all are asked about as well, which stores nothing.
    func send(_ documents: [PrivacyDocument]) async throws -> [PrivacyText] {
        var answers: [PrivacyText] = []
        var accepted = 0
        for start in stride(from: 0, to: documents.count, by: 60) {
            let batch = documents[start..<min(start + 60, documents.count)]
            let (body, type) = body(of: batch, from: start, turn: start / 60 % 3)
            let answer = try await vigie.post(body, type: type)
            answers.append(PrivacyText("answer to POST /v1/events", answer.body))
            accepted += answer.body.contains("\"accepted\":\(batch.count)") ? batch.count : 0
            let asked = try await RunningVigie.post(
                body,
                type: type,
                to: vigie.port,
                as: vigie.key,
                path: "/v1/classify"
            )
            answers.append(PrivacyText("answer to POST /v1/classify", asked.body))
        }
        #expect(accepted == documents.count, "some documents were not taken")
        return answers
    }

    /// Each by itself and in every way: some are broken, and would keep the others from being read.
    func sendApart(_ documents: [PrivacyDocument]) async throws -> [PrivacyText] {
        var answers: [PrivacyText] = []
        for (place, document) in documents.enumerated() {
            var asText = document
            if asText.format == "json" { asText.format = "text" }
            for (turn, document) in [document, document, document, asText].enumerated() {
                let (body, type) = body(of: [document], from: 4 * place + turn, turn: turn % 3)
                for path in ["/v1/events", "/v1/classify"] {
                    let answer = try await RunningVigie.post(
                        body,
                        type: type,
                        to: vigie.port,
                        as: vigie.key,
                        path: path
                    )
                    answers.append(PrivacyText("answer to POST " + path, answer.body))
                }
            }
        }
        return answers
    }

    private func body(of batch: ArraySlice<PrivacyDocument>, from start: Int, turn: Int) -> (String, String) {
        let events = batch.enumerated()
            .map { place, document in
                let id = "d\(start + place)"
                let platform = PrivacySender.platforms[(start + place) % PrivacySender.platforms.count]
                return turn == 2
                    ? document.cloudEvent(id: id, platform: platform, time: time)
                    : document.event(id: id, platform: platform, time: time)
            }
        switch turn {
        case 0: return ("[" + events.joined(separator: ",") + "]", "application/json")
        case 1:
            return (
                events.map { $0.replacingOccurrences(of: "\n", with: " ") }.joined(separator: "\n"),
                "application/x-ndjson"
            )
        default: return ("[" + events.joined(separator: ",") + "]", "application/cloudevents-batch+json")
        }
    }

    func send(_ request: PrivacyRequest) async throws -> PrivacyText {
        var message = HTTPClientRequest(url: "http://127.0.0.1:\(vigie.port)/v1/events")
        message.method = .POST
        message.headers.add(name: "Authorization", value: "Bearer \(vigie.key)")
        message.headers.add(name: "Content-Type", value: request.type)
        for (name, value) in request.headers { message.headers.add(name: name, value: value) }
        message.body = .bytes(ByteBuffer(string: request.body))
        let response = try await HTTPClient.shared.execute(message, timeout: .seconds(20))
        return PrivacyText(
            "answer to a wrong request",
            "\(response.headers)\n" + String(buffer: try await response.body.collect(upTo: 16 << 20))
        )
    }
}
