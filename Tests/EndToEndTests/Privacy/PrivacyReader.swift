import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Postgres
import Storage
import Testing

/// Reads everything that Vigie says and keeps.
struct PrivacyReader {
    let vigie: RunningVigie

    /// Every answer to a GET of the API, all stored events one by one, the metrics and the pages.
    func everythingSaid() async throws -> [PrivacyText] {
        var texts: [PrivacyText] = []
        let contract = try await vigie.get("/openapi.json").body
        texts.append(PrivacyText("GET /openapi.json", contract))
        // All there are, so that a new one is read as well; a stream has no end, and what it would say is in the outbox.
        let paths = try readable(contract).filter { !$0.contains("{") && $0 != "/v1/stream" }
        #expect(paths.contains("/v1/events") && paths.contains("/metrics"))
        for path in paths + PrivacyReader.questions {
            let answer = try await vigie.get(path, accept: path == "/metrics" ? "*/*" : "application/json")
            texts.append(PrivacyText("GET " + path, answer.body))
        }
        texts += try await events()
        texts += try await pages()
        return texts
    }

    private static let questions =
        ["platform", "system", "source", "jurisdiction", "doc_type", "category"]
        .flatMap { dimension in
            ["events", "bytes", "sensitivity"].map { "/v1/trends?metric=\($0)&by=\(dimension)&from=-2d&interval=1h" }
        } + ["/v1/trends?by=platform&format=csv", "/v1/trends?by=category&format=svg", "/v1/flows?format=svg"]

    private func readable(_ contract: String) throws -> [String] {
        let document = try JSONSerialization.jsonObject(with: Data(contract.utf8)) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: Any]])
        return paths.filter { $0.value["get"] != nil }.keys.sorted()
    }

    private func events() async throws -> [PrivacyText] {
        var texts: [PrivacyText] = []
        var path: String? = "/v1/events?limit=500&from=-2d"
        while let next = path {
            let page = try await vigie.get(next)
            texts.append(PrivacyText("GET /v1/events", page.body))
            let list = try JSONDecoder().decode(EventList.self, from: Data(page.body.utf8))
            for event in list.data {
                texts.append(PrivacyText("GET /v1/events/{id}", try await vigie.get("/v1/events/\(event.id)").body))
            }
            path = list.has_more ? try await vigie.link(of: next) : nil
        }
        #expect(texts.count > 10)
        return texts
    }

    private struct EventList: Decodable {
        struct Event: Decodable { var id: String }
        var data: [Event]
        var has_more: Bool
    }

    private func pages() async throws -> [PrivacyText] {
        let cookie = try await vigie.signIn()
        var texts: [PrivacyText] = []
        for path in ["/?lang=fr", "/?lang=en", "/alerts/1?lang=fr", "/alerts/1?lang=en", "/login?lang=fr", "/docs"] {
            texts.append(PrivacyText("page " + path, try await vigie.page(path, cookie: cookie)))
        }
        return texts
    }

    /// A dump of the whole database, and the log.
    func everythingKept() async throws -> [PrivacyText] {
        let dump = Process()
        dump.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        dump.arguments = ["pg_dump", "--no-password", vigie.ownerURL]
        dump.environment = Program.clean
        // Beside the server's programs, else wherever it may be.
        let folder = try await ClusterBinaries.find().directory
        dump.environment?["PATH"] = folder + ":" + (Program.clean["PATH"] ?? "/usr/bin:/bin")
        let dumped = try await Program.end(of: dump) {}
        #expect(dumped.status == 0 && dumped.output.contains("COPY public.field"), "\(dumped.errors)")
        // People are counted, so that their sketches are looked into as well.
        #expect(dumped.output.contains("COPY public.flow_day_subject"))
        let log = try String(contentsOf: vigie.log, encoding: .utf8)
        #expect(log.contains("Vigie is listening.") && log.contains("\"level\":\"debug\""))
        return [PrivacyText("pg_dump", dumped.output), PrivacyText("the log", log)]
    }
}

extension RunningVigie {
    var ownerURL: String { database.url(user: PrivateDatabase.owner) }

    /// What the `Link` header of an answer leads to.
    func link(of path: String) async throws -> String? {
        let response = try await response(to: path)
        _ = try await response.body.collect(upTo: 16 << 20)
        guard let link = response.headers.first(name: "Link"), let end = link.firstIndex(of: ">") else { return nil }
        return String(link[link.index(after: link.startIndex)..<end])
    }

    /// A page of a list, and what its `Link` header leads to.
    func page(of path: String) async throws -> (body: String, next: String?) {
        let response = try await response(to: path)
        let body = String(buffer: try await response.body.collect(upTo: 16 << 20))
        guard let link = response.headers.first(name: "Link"), let end = link.firstIndex(of: ">") else {
            return (body, nil)
        }
        return (body, String(link[link.index(after: link.startIndex)..<end]))
    }

    /// Signs in as a person would; the session's cookie.
    func signIn() async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/login")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Origin", value: "http://127.0.0.1:\(port)")
        // Any word will do, as long as the door's cookie and its form agree on it.
        request.headers.add(name: "Cookie", value: "vigie_door=word")
        request.body = .bytes(ByteBuffer(string: "form_token=word&key=\(key)"))
        let client = HTTPClient(configuration: .init(redirectConfiguration: .disallow))
        let response = try await client.execute(request, timeout: .seconds(10))
        try await client.shutdown()
        let cookie = try #require(response.headers.first(name: "Set-Cookie"))
        return String(cookie.prefix { $0 != ";" })
    }

    func page(_ path: String, cookie: String) async throws -> String {
        let response = try await response(to: path, [("Cookie", cookie), ("Accept", "text/html")])
        return String(buffer: try await response.body.collect(upTo: 16 << 20))
    }

    private func response(to path: String, _ headers: [(String, String)]? = nil) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        for (name, value) in headers ?? [("Authorization", "Bearer \(key)")] {
            request.headers.add(name: name, value: value)
        }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(10))
    }
}
