import Foundation
import NIOHTTP1
import Postgres
import TestSupport
import Testing

extension BadInput {
    @Suite("Poisoned events", .serialized)
    struct PoisonTests {
        @Test(
            "each gets the answer that it has to get; nothing of it does harm afterwards",
            .enabled(if: SharedCorpus.has(SharedCorpus.poison), "no ../shared beside the repository"),
            .timeLimit(.minutes(2))
        )
        func list() async throws {
            let vigie = try await RunningVigie(name: "poison", port: 18_961)
            try await vigie.start(["VIGIE_EVENT_TYPES": "t=alibaba", "VIGIE_LOG_LEVEL": "trace"])
            let events = try PoisonEvent.all()
            #expect(events.count == 45)
            var stored: Int64 = 0
            var right = 0
            for event in events {
                let answer = event.isBomb ? try await bomb(vigie) : try await send([UInt8](event.body), to: vigie)
                #expect(
                    event.statuses.contains(answer.status),
                    "\(event.name): \(answer.status) \(answer.body.prefix(300))"
                )
                #expect(answer.isClear, "\(event.name)")
                if event.statuses.contains(answer.status) { right += 1 }
                if answer.status == 202 {
                    #expect(answer.body.contains(#""accepted":1,"duplicates":0,"rejected":0"#), "\(event.name)")
                    stored += 1
                }
            }
            print("poison events answered as expected: \(right) of \(events.count)")
            let start = ContinuousClock.now
            let next = #"{"specversion":"1.0","id":"next","source":"/next","type":"t"}"#
            #expect(try await send(Array(next.utf8), to: vigie).status == 202)
            #expect(ContinuousClock.now - start < .seconds(1))
            try await checkKept(stored + 1, vigie)
            try await checkShown(vigie)
            #expect(await vigie.terminate() == 0)
            try checkLog(vigie)
        }

        private func send(_ body: [UInt8], to vigie: RunningVigie) async throws -> Answer {
            try await vigie.asker.ask(
                .POST,
                "/v1/events",
                [("Content-Type", "application/cloudevents+json")],
                body: body
            )
        }

        private func bomb(_ vigie: RunningVigie) async throws -> Answer {
            let body = try await PoisonEvent.bomb()
            #expect(!body.isEmpty && body.count < 80_000)
            let headers = [("Content-Type", "application/cloudevents+json"), ("Content-Encoding", "gzip")]
            // Some are refused while they are still being sent: the answer has to come through then, too.
            for _ in 0..<20 {
                let again = try await vigie.asker.ask(.POST, "/v1/events", headers, body: body)
                #expect(again.status == 413)
            }
            return try await vigie.asker.ask(.POST, "/v1/events", headers, body: body)
        }

        /// Just what was acknowledged, whole, and no time ahead of the clock.
        private func checkKept(_ stored: Int64, _ vigie: RunningVigie) async throws {
            #expect(try await vigie.count("SELECT count(*) FROM outbound_event") == stored)
            #expect(try await vigie.count("SELECT sum(events)::bigint FROM flow_hour") == stored)
            #expect(try await vigie.count("SELECT sum(events)::bigint FROM ingest_batch") == stored)
            #expect(try await vigie.count("SELECT count(*) FROM outbound_event WHERE occurred_at > now()") == 0)
            #expect(try await vigie.count("SELECT count(*) FROM flow WHERE source ~ '[\\x01-\\x1F\\x7F-\\x9F]'") == 0)
            let dump = try await PrivacyReader(vigie: vigie).everythingKept()
                .map { String(decoding: $0.bytes, as: UTF8.self) }
            for value in ["9223372036854775808", "9007199254740993"] {
                #expect(!dump.contains { $0.contains(value) }, "\(value)")
            }
        }

        private func checkShown(_ vigie: RunningVigie) async throws {
            let listed = try await vigie.get("/v1/events?limit=500&from=-1d").body
            let sources = [
                #""/a%0D%0A2026-01-01 ERROR forged","confusable":false"#, #""/a%1B[2J","confusable":false"#,
                "\"/s\u{430}p\",\"confusable\":true", "\"/\u{202E}txt.exe\",\"confusable\":true",
                #""'; drop table events;--""#,
            ]
            for source in sources { #expect(listed.contains("\"source\":" + source), "\(source)") }
            #expect(listed.contains(#""time_source":"arrival""#) && !listed.contains(#""time":"9999"#))

            let table = try await vigie.get("/v1/trends?by=source&metric=events&top=50&from=-1d&format=csv").body
            #expect(table.contains("'=HYPERLINK"))
            #expect(
                !table.split(whereSeparator: { ",\r\n".contains($0) })
                    .contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") }
            )

            let cookie = try await vigie.signIn()
            for language in ["fr", "en"] {
                let page = try await vigie.page("/?lang=\(language)", cookie: cookie)
                #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
                #expect(
                    !page.contains("<img") && !page.contains("\u{202E}") && !page.hasRawControl(besides: [9, 10, 13])
                )
            }
        }

        /// One JSON object a line, and no line that somebody else wrote.
        private func checkLog(_ vigie: RunningVigie) throws {
            let log = try String(contentsOf: vigie.log, encoding: .utf8)
            #expect(!log.hasRawControl())
            for line in log.utf8.split(separator: UInt8(ascii: "\n")) {
                #expect((try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any], "\(Substring(line))")
            }
        }
    }
}
