import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension BadInput {
    @Suite("Naughty strings in requests", .serialized)
    struct NaughtyRequestTests {
        @Test(
            "each in paths, filters, cursors, headers, platforms and keys: a clear answer, and kept byte for byte",
            .enabled(if: SharedCorpus.has(SharedCorpus.naughty), "no ../shared beside the repository"),
            .timeLimit(.minutes(2))
        )
        func everywhereElse() async throws {
            let vigie = try await RunningVigie(name: "naughty_requests", port: 18_963)
            try await vigie.start()
            let strings = try SharedCorpus.naughtyStrings()
            try await paths(strings, vigie.asker)
            try await filters(strings, vigie.asker)
            try await headers(strings.filter { !$0.hasRawControl(besides: []) }, vigie.asker)
            try await platforms(strings, vigie.asker)
            try await keys(strings, vigie.asker)
            #expect(try await vigie.get("/readyz").status == 200)
            #expect(await vigie.terminate() == 0)
            #expect(try !String(contentsOf: vigie.log, encoding: .utf8).hasRawControl())
        }

        @Test("made-up names of events and made-up places in lists are none, whatever number is in them")
        func madeUpNames() async throws {
            let vigie = try await RunningVigie(name: "made_up", port: 18_964)
            try await vigie.start()
            let numbers = ["0000000000000", "fzzzzzzzzzzzz", "7zzzzzzzzzzzz", "8000000000000", "zzzzzzzzzzzzz"]
            for first in numbers {
                let answer = try await vigie.asker.ask(.GET, "/v1/events/ev_\(first)\(numbers[0])\(numbers[1])")
                #expect(answer.status == 404, "\(first): \(answer)")
                #expect(try await vigie.asker.ask(.GET, "/v1/alerts/al_\(first)").status == 404)
            }
            for (list, number) in [("alerts", 1), ("events", 2), ("platforms", 3)] {
                for fill in [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8] {
                    for count in [1, 8, 24, 64] {
                        let bytes = [1, UInt8(number)] + [UInt8](repeating: fill, count: count)
                        let answer = try await vigie.asker.ask(.GET, "/v1/\(list)?cursor=\(cursor(bytes))")
                        #expect(answer.isClear, "\(list) \(fill) \(count): \(answer)")
                    }
                }
            }
            #expect(await vigie.terminate() == 0)
        }

        private func cursor(_ bytes: [UInt8]) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }

        private func paths(_ strings: [String], _ vigie: Asker) async throws {
            let document = Array(#"{"name":"x"}"#.utf8)
            for (method, path) in [
                (.GET, "/v1/platforms/"), (.GET, "/v1/events/"), (.GET, "/v1/events/ev_"), (.GET, "/v1/alerts/"),
                (.GET, "/a/"),
                (.DELETE, "/v1/keys/"), (.PATCH, "/v1/platforms/"), (.PATCH, "/v1/alerts/"), (.PUT, "/v1/platforms/"),
                (.GET, "/"),
            ] as [(HTTPMethod, String)] {
                try await vigie.askAll(strings, "\(method) \(path)") { _, string in
                    let isChange = method == .PATCH || method == .PUT
                    let headers = method == .PATCH ? [("If-Match", "\"r1\"")] : []
                    let body = isChange ? document : nil
                    return try await vigie.ask(method, path + string.percentEncoded, headers, body: body)
                }
            }
        }

        private func filters(_ strings: [String], _ vigie: Asker) async throws {
            let fields = ["platform", "system", "source", "jurisdiction", "host", "doc_type"]
            for path in ["/v1/events", "/v1/alerts", "/v1/trends", "/v1/flows"] {
                try await vigie.askAll(strings, "filters of \(path)") { place, string in
                    let text = (place % 2 == 0 ? string : string + "*").percentEncoded
                    let filters = fields.map { "filter=\(place % 3 == 0 ? "-" : "")\($0):\(text)" }
                    return try await vigie.ask(.GET, path + "?" + filters.joined(separator: "&"))
                }
            }
            try await vigie.askAll(strings, "cursors") { _, string in
                try await vigie.ask(.GET, "/v1/platforms?limit=1&cursor=" + cursor([1, 3] + Array(string.utf8)))
            }
        }

        /// Only what HTTP lets a header hold.
        private func headers(_ strings: [String], _ vigie: Asker) async throws {
            try await vigie.askAll(strings, "headers") { _, string in
                let names = [
                    "Accept", "Accept-Language", "Prefer", "traceparent", "If-None-Match", "User-Agent", "Origin",
                ]
                let headers = names.map { ($0, string) } + [("Cookie", "vigie_session=" + string)]
                return try await vigie.ask(.GET, "/v1/platforms/alibaba", headers)
            }
            try await vigie.askAll(strings, "Authorization") { _, string in
                try await vigie.ask(.GET, "/v1/platforms", [("Authorization", "Bearer " + string)])
            }
            try await vigie.askAll(strings, "Content-Type") { _, string in
                try await vigie.ask(.POST, "/v1/events", [("Content-Type", string)], body: Array("[]".utf8))
            }
            try await vigie.askAll(strings, "If-Match") { _, string in
                let headers = [("If-Match", string)]
                return try await vigie.ask(.PATCH, "/v1/platforms/alibaba", headers, body: Array(#"{"name":"x"}"#.utf8))
            }
        }

        private func platforms(_ strings: [String], _ vigie: Asker) async throws {
            try await vigie.askAll(strings, "PUT of a platform") { place, string in
                let text = JSONText.quoted(string)
                let host = #"{"pattern":"h\#(place).example","laws":[\#(text)]}"#
                let body = #"{"name":\#(text),"owner":\#(text),"note":\#(text),"hosts":[\#(host)]}"#
                return try await vigie.ask(.PUT, "/v1/platforms/n\(place)", body: Array(body.utf8))
            }
            try await vigie.askAll(strings, "PATCH of a platform") { _, string in
                let text = JSONText.quoted(string)
                let hosts = ["pattern", "jurisdiction", "environment", "evidence"]
                    .map {
                        #"{"pattern":"a.example","\#($0)":\#(text)}"#
                            .replacing(#""pattern":"a.example","pattern""#, with: #""pattern""#)
                    }
                let body =
                    #"{"status":\#(text),"merged_into":\#(text),"hosts":[\#(hosts.joined(separator: ","))],"x":{\#(text):\#(text)}}"#
                return try await vigie.ask(
                    .PATCH,
                    "/v1/platforms/alibaba",
                    [("If-Match", "\"r1\"")],
                    body: Array(body.utf8)
                )
            }
            var taken = 0
            var path: String? = "/v1/platforms?limit=500"
            while let next = path {
                let answer = try await vigie.ask(.GET, next)
                let page = try JSONDecoder().decode(Platforms.self, from: Data(answer.body.utf8))
                for platform in page.data {
                    guard let place = Int(platform.slug.dropFirst()), platform.slug.hasPrefix("n") else { continue }
                    taken += 1
                    let texts = [platform.name, platform.owner ?? "", platform.note ?? ""]
                    #expect(texts.allSatisfy { $0.utf8.elementsEqual(strings[place].utf8) }, "\(platform.slug)")
                }
                path =
                    page.has_more
                    ? page.data.last.map { "/v1/platforms?limit=500&cursor=" + cursor([1, 3] + Array($0.slug.utf8)) }
                    : nil
            }
            #expect(taken > 400)
        }

        private struct Platforms: Decodable {
            struct Platform: Decodable {
                var slug: String
                var name: String
                var owner: String?
                var note: String?
            }
            var data: [Platform]
            var has_more: Bool
        }

        private func keys(_ strings: [String], _ vigie: Asker) async throws {
            try await vigie.askAll(strings, "names of keys") { _, string in
                let text = JSONText.quoted(string)
                let body = #"{"name":\#(text),"scopes":["events:write"],"systems":[\#(text)],"platforms":[\#(text)]}"#
                return try await vigie.ask(.POST, "/v1/keys", body: Array(body.utf8))
            }
            try await vigie.askAll(strings, "limits of keys") { _, string in
                let text = JSONText.quoted(string)
                let body = #"{"name":"x","scopes":[\#(text)],"cidr":[\#(text)],"expires":\#(text),\#(text):1}"#
                return try await vigie.ask(.POST, "/v1/keys", body: Array(body.utf8))
            }
            let nul = #"{"name":"x","scopes":["events:write"],"systems":["a\u0000b"]}"#
            #expect(try await vigie.ask(.POST, "/v1/keys", body: Array(nul.utf8)).status == 422)
            struct Keys: Decodable {
                struct Key: Decodable { var name: String }
                var data: [Key]
            }
            let keys = try JSONDecoder().decode(Keys.self, from: Data(try await vigie.ask(.GET, "/v1/keys").body.utf8))
                .data
            let known = Set(strings.map { Array($0.utf8) })
            let names = Set(keys.map { Array($0.name.utf8) }).subtracting([Array("test".utf8), Array("x".utf8)])
            #expect(names.isSubset(of: known) && names.count > 400)
        }
    }
}
