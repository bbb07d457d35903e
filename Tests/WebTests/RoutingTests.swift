import Telemetry
import Query
import NIOCore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Routing")
struct RoutingTests {
    private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options, .trace]

    @Test("a method that a known path does not have is 405 with Allow; an unknown path is 404")
    func methods() async throws {
        let desk = Desk()
        let byPath = Dictionary(grouping: desk.routes, by: \.path)
        try await desk.router { client in
            for (path, routes) in byPath {
                let known = Set(routes.map(\.method))
                let target = path.replacing(#/\{[^}]*\}/#, with: "x")
                for method in RoutingTests.methods where !known.contains(method) {
                    let answer = try await client.execute(uri: target, method: method)
                    #expect(answer.status == .methodNotAllowed, "\(method) \(path)")
                    let allow = Set((answer.headers[.allow] ?? "").split(separator: ", ").map(String.init))
                    #expect(allow == Set(known.map(\.rawValue)).union(known.contains(.get) ? ["HEAD"] : []))
                }
            }
            for target in ["/nothing", "/v1", "/v1/alerts/", "/v1/alerts/a/b", "/v1/alerts/%", "//", "/V1/alerts"] {
                let answer = try await client.execute(uri: target, method: .get)
                #expect(answer.status == .notFound, "\(target)")
                #expect(answer.json["code"]?.string == "not_found")
            }
        }
    }

    @Test("every answer carries the headers of safety and its request id, errors too")
    func headers() async throws {
        let desk = Desk()
        try await desk.router { client in
            for route in desk.routes where route.method == .get {
                let target = route.path.replacing(#/\{[^}]*\}/#, with: "x")
                let answer = try await client.execute(uri: target, method: .get)
                #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(target)")
                #expect(answer.header("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
                #expect(answer.header("Content-Security-Policy")?.contains("unsafe") == false)
                #expect(answer.header("Referrer-Policy") == "no-referrer")
                #expect(answer.header("Vigie-Request-Id")?.hasPrefix("req_") == true)
                #expect(answer.headers[.cacheControl] != nil)
            }
        }
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        let answer = try await Desk().ask(.head, "/version")
        #expect(answer.status == .ok && answer.body.readableBytes == 0)
        #expect(answer.headers[.contentLength] != "0")
    }

    @Test("operations answer without a key")
    func operations() async throws {
        let desk = Desk()
        #expect(try await desk.ask(.get, "/healthz").text == #"{"status":"ok"}"#)
        #expect(
            try await desk.ask(.get, "/readyz").text
                == #"{"status":"ready","checks":{"database":"ok","migrations":"ok","worker_lag_seconds":0.5,"accepting":true}}"#
        )
        #expect(
            try await desk.ask(.get, "/version").text
                == #"{"version":"0.0.0","revision":"test","built":"never","swift":"6","schema":4}"#
        )
    }

    @Test("what clients write in a path never becomes a label")
    func boundedLabels() async throws {
        let desk = Desk()
        for number in 0..<20 { _ = try await desk.ask(.get, "/made-up-\(number)\"\n") }
        let text = try await desk.ask(.get, "/metrics").text
        #expect(!text.contains("made-up"))
        #expect(text.contains("vigie_web_requests_total{method=\"other\",route=\"none\",status=\"404\"} 20\n"))
        #expect(text.contains("process_resident_memory_bytes "))
        let guarded = Desk { $0.metricsNeedKey = true }
        #expect(try await guarded.ask(.get, "/metrics").status == .unauthorized)
        #expect(try await guarded.ask(.get, "/metrics", scope: .admin).status == .ok)
    }
}
