import Domain
import Foundation
import Query
import Testing

@testable import Delivery

/// The limits that the receivers publish, met with documents that have none.
@Suite("What is sent, at the limits of who takes it")
struct BodyLimitTests {
    private let wording = Wording(.french, publicURL: "https://vigie.example")

    /// Texts in which a limit would be missed: signs that grow when they are written out, letters of several units,
    /// one letter with thousands of accents, and signs that mean something somewhere.
    private static let texts = [
        String(repeating: "a", count: 4_500), String(repeating: "&<>", count: 1_500),
        String(repeating: "é👩🏽‍🚀", count: 600), "e" + String(repeating: "\u{301}", count: 4_500),
        String(repeating: "*_~`[]()!|\\", count: 400), String(repeating: "\"\\\u{0}\u{1B}\n\u{202E}", count: 700), "",
        " ",
    ]

    private func message(_ text: String, type: String = "alert.opened", reasons: Int = 7) throws -> OutboxMessage {
        let content: [String: Any] = [
            "id": "al_01h5n3k0q7ye8", "number": 1_042, "kind": "volume.spike", "severity": "critical", "state": "open",
            "first_seen": "2026-11-13T14:00:00Z",
            "subject": ["platform": "p", "platform_name": text, "system": text, "source": text, "doc_type": text],
            "summary": ["fr": text, "en": text],
            "explanation": [
                "why": ["fr": Array(repeating: text, count: reasons), "en": []],
                "contributors": Array(repeating: ["key": text], count: reasons),
            ],
            "suggested_action": ["fr": text, "en": text], "links": ["html": "/a/1042?x=1&y=<2>|3"],
        ]
        let json = try JSONSerialization.data(withJSONObject: content)
        return Stand.message(type, String(decoding: json, as: UTF8.self))
    }

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func isClean(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E || $0.value == 0x7F }
    }

    @Test("Slack: 50 blocks, 3,000 characters each, no markup of others, and the link whole", arguments: texts)
    func slack(text: String) throws {
        for count in [1, 20, 100] {
            let messages = Array(repeating: try message(text), count: count)
            let body = try object(SlackBody.json(messages, more: 7, wording))
            let blocks = try #require(body["blocks"] as? [[String: Any]])
            #expect(1...50 ~= blocks.count)
            let title = try #require(body["text"] as? String)
            #expect(1...300 ~= title.utf16.count && isClean(title))
            for (place, block) in blocks.enumerated() {
                let inner = try #require(block["text"] as? [String: Any])
                let shown = try #require(inner["text"] as? String)
                #expect(1...3_000 ~= shown.utf16.count && isClean(shown))
                #expect(inner["verbatim"] as? Bool == true)
                guard place < min(count, 20) else { continue }
                let link = "<https://vigie.example/a/1042?x=1&amp;y=%3C2%3E%7C3|Ouvrir dans Vigie>"
                #expect(shown.hasSuffix(link))
                // Every other sign of the markup is written out, and whole.
                let rest = shown.dropLast(link.count)
                #expect(!rest.contains("<") && !rest.contains(">"))
                let marks = rest.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
                #expect(marks.allSatisfy { $0.hasPrefix("amp;") || $0.hasPrefix("lt;") || $0.hasPrefix("gt;") })
            }
        }
    }

    @Test("Teams: 28 kB of one card, whatever is in it, and what is left out is counted", arguments: texts)
    func teams(text: String) throws {
        for count in [1, 10, 100] {
            let bytes = TeamsBody.json(Array(repeating: try message(text), count: count), more: 7, wording)
            #expect(bytes.count <= 28_672, "\(count)")
            let attachments = try #require(try object(bytes)["attachments"] as? [[String: Any]])
            let card = try #require(attachments.first?["content"] as? [String: Any])
            let body = try #require(card["body"] as? [[String: Any]])
            let titles = body.count { $0["weight"] as? String == "Bolder" }
            #expect(titles >= 1 && titles <= min(count, 10))
            let last = try #require(body.last?["text"] as? String)
            #expect(last.contains("\(count - titles + 7)"), "\(last)")
            for block in body {
                let facts = (block["facts"] as? [[String: String]] ?? []).compactMap { $0["value"] }
                for text in [block["text"] as? String].compactMap(\.self) + facts {
                    #expect(isClean(text))
                    // No sign of Markdown stands by itself.
                    let plain = text.replacing("\\\\", with: "").replacing(try Regex(#"\\[`*_~\[\]()!<>#|]"#), with: "")
                    #expect(!plain.contains { "`*_~[]()!<>#|\\".contains($0) })
                }
            }
        }
    }

    @Test("PagerDuty: summary, names and severity are what the Events API takes", arguments: texts)
    func pagerDuty(text: String) throws {
        let event = try object(#require(PagerDutyBody.json(try message(text), wording, routingKey: "R0")))
        let payload = try #require(event["payload"] as? [String: Any])
        let summary = try #require(payload["summary"] as? String)
        #expect(1...1_024 ~= summary.utf16.count && isClean(summary))
        #expect(1...255 ~= (event["dedup_key"] as? String ?? "").count)
        #expect(["critical", "error", "warning", "info"].contains(payload["severity"] as? String))
        #expect(!(payload["source"] as? String ?? "").isEmpty)
        #expect(Timestamp(rfc3339: payload["timestamp"] as? String ?? "") != nil)
        let size = try JSONSerialization.data(withJSONObject: event).count
        #expect(size < 512 << 10)
    }

    @Test(
        "PagerDuty has a word for each severity, and for one that a later build writes",
        arguments: [("critical", "critical"), ("high", "error"), ("medium", "warning"), ("low", "info"), ("x", "info")]
    )
    func severities(word: String, theirs: String) throws {
        var message = Stand.message()
        message.severity = word
        let event = try object(#require(PagerDutyBody.json(message, wording, routingKey: "R0")))
        #expect((event["payload"] as? [String: Any])?["severity"] as? String == theirs)
    }

    @Test("PagerDuty: a long name of what is no alert stays a key, the same from trigger to resolve")
    func longKey() throws {
        let json = #"{"id":"\#(String(repeating: "k", count: 600))"}"#
        let keys = try ["platform.discovered", "alert.resolved"]
            .map { type in
                try object(#require(PagerDutyBody.json(Stand.message(type, json), wording, routingKey: "R")))[
                    "dedup_key"
                ]
                    as? String
            }
        #expect(keys[0]?.count == 255 && keys[0] == keys[1])
    }

    @Test("Alertmanager: names of labels, and an end that is not before the start", arguments: texts)
    func alertmanager(text: String) throws {
        let messages = try [message(text), message(text, type: "alert.resolved")]
        let bytes = AlertmanagerBody.json(messages, wording, at: Stand.noon)
        let alerts = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        let name = try Regex("[a-zA-Z_][a-zA-Z0-9_]*")
        for alert in alerts {
            let labels = try #require(alert["labels"] as? [String: String])
            let annotations = try #require(alert["annotations"] as? [String: String])
            #expect(try (labels.merging(annotations) { $1 }).keys.allSatisfy { try name.wholeMatch(in: $0) != nil })
            #expect(labels["alertname"]?.isEmpty == false && !labels.values.contains(""))
            #expect(annotations.values.allSatisfy { $0.utf16.count <= 4_000 })
        }
        // Its name there is the same from first to last.
        #expect(alerts[0]["labels"] as? [String: String] == alerts[1]["labels"] as? [String: String])
    }

    @Test(
        "an alert of a sender whose clock is ahead is refused nowhere",
        arguments: ["2026-11-14T15:04:00Z", "2027-11-14T15:00:00Z", "nonsense", "2026-11-14T15:00:00.000001Z"]
    )
    func ahead(start: String) throws {
        for type in ["alert.opened", "alert.resolved"] {
            let json = Stand.message().json.replacing("2026-11-13T14:00:00Z", with: start)
            let bytes = AlertmanagerBody.json([Stand.message(type, json)], wording, at: Stand.noon)
            let alert = try #require((JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])?.first)
            let starts = try #require(Timestamp(rfc3339: alert["startsAt"] as? String ?? ""))
            let ends = try #require(Timestamp(rfc3339: alert["endsAt"] as? String ?? ""))
            #expect(starts <= ends)
            #expect(type == "alert.opened" ? ends > Stand.noon : ends <= Stand.noon)
        }
    }

    @Test("mail keeps to its lines and headers with any text", arguments: texts)
    func mail(text: String) throws {
        let mail = MailMessage(
            [try message(text)],
            more: 0,
            wording,
            id: "msg_1",
            from: "vigie@acme.example",
            to: ["a@acme.example"],
            at: Stand.noon
        )
        let lines = String(decoding: mail.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test("a text is cut between characters, and says so")
    func cut() {
        #expect("abc".limited(to: 3) == "abc" && "abcd".limited(to: 3) == "ab…")
        #expect("👩🏽‍🚀👩🏽‍🚀".limited(to: 8) == "👩🏽‍🚀…" && ("e" + String(repeating: "\u{301}", count: 99)).limited(to: 9) == "…")
        #expect("a\u{0}b\u{202E}c\u{2028}d\u{200D}e".onOneLine == "a b c d\u{200D}e")
    }
}
