import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension BadInput {
    @Suite("Naughty strings in events", .serialized)
    struct NaughtyEventTests {
        @Test(
            "each through every text of an event: taken and kept byte for byte, or refused by name; never repeated",
            .enabled(if: SharedCorpus.has(SharedCorpus.naughty), "no ../shared beside the repository"),
            .timeLimit(.minutes(2))
        )
        func everyText() async throws {
            let vigie = try await RunningVigie(name: "naughty_events", port: 18_962)
            try await vigie.start()
            let strings = try SharedCorpus.naughtyStrings()
            #expect(strings.count == 515)
            let events = NaughtyEvents(strings: strings)
            var taken: [String: [String]] = [:]
            for batch in events.native + events.cloudEvents {
                taken[batch.name] = try await send(batch, of: strings, to: vigie)
            }
            try await binary(strings, to: vigie.asker)

            let kept = try await keptTexts(vigie)
            for name in [
                "source", "doc_type", "method", "actor", "correlation_id", "ce actor", "ce correlationid", "ce doctype",
            ] {
                let member =
                    ["ce doctype": "doc_type", "ce correlationid": "correlation_id", "ce actor": "actor"][name] ?? name
                let lost = taken[name, default: []]
                    .filter { !$0.isEmpty && !kept[member, default: []].contains(Array($0.utf8)) }
                #expect(lost.isEmpty, "\(name): \(lost.prefix(3).map(\.debugDescription))")
                #expect(taken[name, default: []].count > 200, "\(name)")
            }
            try await checkPages(vigie, strings)
            #expect(await vigie.terminate() == 0)
            #expect(try !String(contentsOf: vigie.log, encoding: .utf8).hasRawControl())
        }

        /// The strings whose events were taken.
        private func send(_ batch: NaughtyEvents.Batch, of strings: [String], to vigie: RunningVigie) async throws
            -> [String]
        {
            let answer = try await vigie.asker.ask(
                .POST,
                "/v1/events",
                [("Content-Type", batch.type)],
                body: batch.body
            )
            #expect(
                [202, 400, 422].contains(answer.status),
                "\(batch.name): \(answer.status) \(answer.body.prefix(200))"
            )
            let told = try JSONDecoder().decode(BatchAnswer.self, from: Data(answer.body.utf8))
            let errors = told.errors ?? []
            #expect((told.accepted ?? 0) + (told.duplicates ?? 0) + errors.count == strings.count, "\(batch.name)")
            for error in errors {
                let string = strings[try #require(error.place, "\(batch.name): \(error.pointer)")]
                // What is shorter may be a part of any sentence.
                guard string.utf8.count >= 8 else { continue }
                #expect(!error.detail.contains(string) && !error.pointer.contains(string), "\(batch.name): \(error)")
            }
            let refused = Set(errors.compactMap(\.place))
            return strings.enumerated().filter { !refused.contains($0.offset) }.map(\.element)
        }

        /// CloudEvents in binary mode: their attributes are headers, percent-encoded.
        private func binary(_ strings: [String], to vigie: Asker) async throws {
            let groups = [
                ["ce-source"], ["ce-subject"], ["ce-actor", "ce-correlationid"], ["ce-type"], ["ce-time", "ce-url"],
            ]
            for group in groups {
                try await vigie.askAll(strings, "\(group)") { place, string in
                    var headers = [
                        "ce-specversion": "1.0", "ce-id": "\(group)\(place)".percentEncoded,
                        "ce-source": "/naughty/binary",
                        "ce-type": "vigie.outbound.order", "ce-subject": "coupa", "Content-Type": "text/plain",
                    ]
                    for name in group { headers[name] = string.percentEncoded }
                    let sent = headers.map { (name: $0.key, value: $0.value) }
                    return try await vigie.ask(.POST, "/v1/events", sent, body: Array(string.utf8))
                }
            }
        }

        private struct List: Decodable {
            struct Event: Decodable {
                var source: String
                var doc_type: String
                var method: String?
                var actor: String?
                var correlation_id: String?
            }
            var data: [Event]
        }

        /// All that the API gives back of stored events, as bytes: two spellings that Swift calls equal are two.
        private func keptTexts(_ vigie: RunningVigie) async throws -> [String: Set<[UInt8]>] {
            var kept: [String: Set<[UInt8]>] = [:]
            var path: String? = "/v1/events?limit=500&from=-1d"
            while let next = path {
                let page = try await vigie.page(of: next)
                for event in try JSONDecoder().decode(List.self, from: Data(page.body.utf8)).data {
                    let texts = [
                        "source": event.source, "doc_type": event.doc_type, "method": event.method,
                        "actor": event.actor,
                        "correlation_id": event.correlation_id,
                    ]
                    for (name, text) in texts { if let text { kept[name, default: []].insert(Array(text.utf8)) } }
                }
                path = page.next
            }
            return kept
        }

        /// Markup among the strings is text on every page and in every picture.
        private func checkPages(_ vigie: RunningVigie, _ strings: [String]) async throws {
            let markup = strings.filter { $0.contains("<") && $0.utf8.count >= 8 }
            #expect(markup.count > 100)
            let cookie = try await vigie.signIn()
            var pages: [String] = []
            for path in ["/?lang=fr", "/?lang=en"] { pages.append(try await vigie.page(path, cookie: cookie)) }
            for path in ["/v1/flows?format=csv", "/v1/trends?by=source&format=csv&top=50&from=-1d"] {
                let table = try await vigie.get(path).body
                #expect(!table.split(separator: "\r\n").contains { "=+-@\t".contains($0.first ?? "x") }, "\(path)")
            }
            for page in pages {
                #expect(page.contains("naughty"))
                #expect(!page.hasRawControl(besides: [9, 10, 13]))
                for string in markup { #expect(!page.contains(string), "\(string.debugDescription)") }
            }
        }
    }
}
