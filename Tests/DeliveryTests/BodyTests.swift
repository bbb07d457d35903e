import Domain
import Foundation
import Query
import Testing

@testable import Delivery

@Suite("What is sent")
struct BodyTests {
    private let wording = Wording(.french, publicURL: "https://vigie.example")

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("a webhook carries the message as the stream does, signed, with its name")
    func webhook() async throws {
        let stand = Stand()
        let reply = await stand.courier().attempt(Stand.delivery(to: "https://hooks.example/vigie"))
        #expect(reply.attempt.isSuccess)
        let request = try #require(stand.requests.first)
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name.lowercased(), $0.value) })
        #expect(headers["webhook-id"] == DeliveryID(raw: 1 << 40).webhookID)
        #expect(headers["webhook-timestamp"] == "1794668400")
        #expect(
            headers["webhook-signature"]
                == WebhookSignature.header(
                    id: DeliveryID(raw: 1 << 40).webhookID,
                    seconds: 1_794_668_400,
                    body: request.body,
                    keys: [[UInt8](repeating: 9, count: 32)]
                )
        )
        let body = try object(request.body)
        #expect(body["type"] as? String == "alert.opened")
        #expect((body["data"] as? [String: Any])?["number"] as? Int == 1_042)
    }

    @Test("a thin webhook has names only; several messages come as a digest with what is left out")
    func thinAndDigest() throws {
        var thin = Stand.delivery(to: "https://hooks.example/")
        thin.subscription.detail = .thin
        let data = try #require(try object(WebhookBody.json(thin))["data"] as? [String: Any])
        #expect(Set(data.keys) == ["id", "number", "severity", "platform"])
        var several = Stand.delivery(
            to: "https://hooks.example/",
            .webhook,
            [Stand.message(), Stand.message()],
            more: 3
        )
        several.bundle = "group:g1"
        let digest = try object(WebhookBody.json(several))
        #expect(digest["type"] as? String == "alert.digest")
        let content = try #require(digest["data"] as? [String: Any])
        #expect((content["alerts"] as? [Any])?.count == 2 && content["more"] as? Int == 3)
        #expect(content["count"] as? Int == 5 && content["reason"] as? String == "group")
    }

    @Test("an Alertmanager alert keeps its labels for life and ends when it is resolved")
    func alertmanager() throws {
        let bytes = AlertmanagerBody.json([Stand.message(), Stand.message("alert.resolved")], wording, at: Stand.noon)
        let alerts = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        #expect(alerts[0]["labels"] as? [String: String] == alerts[1]["labels"] as? [String: String])
        #expect((alerts[0]["labels"] as? [String: String])?["alertname"] == "sensitivity.spike")
        #expect(alerts[0]["endsAt"] as? String == Stand.noon.advanced(bySeconds: 300).rfc3339)
        #expect(alerts[1]["endsAt"] as? String == Stand.noon.rfc3339)
        #expect(alerts[0]["generatorURL"] as? String == "https://vigie.example/a/1042")
        #expect(alerts[0]["startsAt"] as? String == "2026-11-13T14:00:00Z")
    }

    @Test("Slack's markup cannot be entered by a name; French has its signs")
    func slack() throws {
        let text = String(decoding: SlackBody.json([Stand.message()], more: 0, wording), as: UTF8.self)
        #expect(text.contains("&lt;Alibaba&gt;") && !text.contains("<Alibaba>"))
        #expect(text.contains("[Critique] Alerte nº\u{A0}1042\u{A0}: Alibaba.com"))
        #expect(text.contains("<https://vigie.example/a/1042|Ouvrir dans Vigie>"))
        let many = try object(SlackBody.json((0..<30).map { _ in Stand.message() }, more: 5, wording))
        #expect(many["text"] as? String == "Vigie\u{A0}: 35 messages")
        let blocks = try #require(many["blocks"] as? [[String: Any]])
        #expect(blocks.count == 21)
        #expect(((blocks.last?["text"] as? [String: Any])?["text"] as? String)?.contains("et 15 autres") == true)
    }

    @Test("a Teams workflow gets one adaptive card")
    func teams() throws {
        let message = try object(TeamsBody.json([Stand.message()], more: 0, Wording(.english, publicURL: nil)))
        let attachment = try #require((message["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let card = try #require(attachment["content"] as? [String: Any])
        #expect(card["version"] as? String == "1.4" && card["actions"] == nil)
        let texts = (card["body"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
        #expect(texts.first == "\\[Critical\\] Alert \\#1042: Alibaba.com")
        #expect(texts.contains { $0.contains("\\<Alibaba\\>") })
    }

    @Test(
        "PagerDuty's incident lives as the alert does",
        arguments: [
            ("alert.opened", "trigger"), ("alert.escalated", "trigger"), ("alert.reopened", "trigger"),
            ("alert.acknowledged", "acknowledge"), ("alert.snoozed", "acknowledge"), ("alert.resolved", "resolve"),
            ("test.ping", "resolve"), ("alert.commented", nil),
        ]
    )
    func pagerDuty(type: String, action: String?) throws {
        let bytes = PagerDutyBody.json(Stand.message(type), wording, routingKey: "R0")
        #expect((bytes == nil) == (action == nil))
        guard let bytes else { return }
        let event = try object(bytes)
        #expect(event["event_action"] as? String == action && event["routing_key"] as? String == "R0")
        #expect(event["dedup_key"] as? String == "vigie/al_01h5n3k0q7ye8")
        #expect((event["payload"] != nil) == (action == "trigger"))
    }

    @Test("whatever is said of an alert that has ended, its incident stays ended")
    func pagerDutyAfterTheEnd() throws {
        let ended = Stand.message("alert.updated").json.replacing("\"state\":\"open\"", with: "\"state\":\"resolved\"")
        let bytes = PagerDutyBody.json(Stand.message("alert.updated", ended), wording, routingKey: "R0")
        #expect(try object(#require(bytes))["event_action"] as? String == "resolve")
    }

    @Test("no name or summary begins another header of an e-mail")
    func mail() throws {
        let json = #"{"number":7,"subject":{"platform_name":"Éva\r\nBcc: thief@evil.example\r\n\r\nbody"}}"#
        let mail = MailMessage(
            [Stand.message("alert.opened", json)],
            more: 2,
            wording,
            id: "msg_1",
            from: "vigie@acme.example",
            to: ["a@acme.example", "b@acme.example"],
            at: Stand.noon
        )
        let single = MailMessage(
            [Stand.message("alert.opened", json)],
            more: 0,
            wording,
            id: "msg_1",
            from: "vigie@acme.example",
            to: ["a@acme.example"],
            at: Stand.noon
        )
        for mail in [mail, single] {
            let text = String(decoding: mail.bytes, as: UTF8.self)
            let head = text.components(separatedBy: "\r\n\r\n")[0]
            let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
                .map { String($0.prefix { $0 != ":" }) }
            #expect(
                names == [
                    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                    "Content-Transfer-Encoding", "Content-Language",
                ]
            )
            #expect(!text.contains("thief") && mail.bytes.allSatisfy { $0 < 0x80 })
            #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        }
        #expect(String(decoding: single.bytes, as: UTF8.self).contains("Date: Sat, 14 Nov 2026 15:00:00 +0000"))
    }

    @Test(
        "an address of an e-mail is plain",
        arguments: [
            ("a@acme.example", true), ("m.tremblay+vigie@acme.example", true), ("a@b", false),
            ("a b@acme.example", false),
            ("a@acme.example\r\nBcc: x@y.z", false), ("<a@acme.example>", false), ("\"a\"@acme.example", false),
            ("a@acme.example>", false), ("a@@acme.example", false), ("@acme.example", false), ("é@acme.example", false),
            ("-oQ@acme.example", false), ("a@-acme.example", false), ("a..b@acme.example", false), ("", false),
        ]
    )
    func mailAddresses(text: String, isGood: Bool) { #expect(MailMessage.isAddress(text) == isGood) }

    @Test("what a receiver answers is kept short and without control characters")
    func excerpts() {
        let long = String(repeating: "é", count: 500)
        #expect(Courier.excerpt(Array(long.utf8))?.count == 200)
        #expect(Courier.excerpt(Array("a\r\nb\u{1B}[31m\u{202E}c".utf8)) == "a  b [31m c")
        #expect(Courier.excerpt([0xFF, 0x41])?.hasSuffix("A") == true)
        #expect(Courier.excerpt([]) == nil)
    }

    @Test(
        "Retry-After is seconds or a date",
        arguments: [
            ("120", 120), ("0", 0), ("Sat, 14 Nov 2026 15:02:00 GMT", 120), ("Sat, 14 Nov 2026 14:00:00 GMT", 0),
            ("-1", nil), ("soon", nil), ("", nil), ("9223372036854775808", nil),
        ] as [(String, Int64?)]
    )
    func retryAfter(text: String, seconds: Int64?) {
        #expect(RetryAfter.seconds(text, at: Timestamp(seconds: 1_794_668_400)) == seconds)
    }
}
