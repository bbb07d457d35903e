import AsyncHTTPClient
import Foundation
import NIOCore
import Testing

/// The API as it says that it is, with a reader of OpenAPI documents that other people wrote.
@Suite("The contract, by schemathesis", .serialized)
struct ContractTests {
    /// Requests that were answered, by operation and status.
    private typealias Answers = [String: [Int: Int]]

    private static let methods: Set<String> = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    @Test("every route answers as its document says: no 5xx, no status and no document that is not declared")
    func contract() async throws {
        guard let program = TestTool.path("schemathesis/bin/schemathesis") else { return }
        let vigie = try await RunningVigie(name: "contract", port: 18_977)
        try await vigie.start(["VIGIE_WEBHOOKS_ALLOW_INSECURE_HOSTS": "127.0.0.1"])
        try await furnish(vigie)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-e2e-\(getpid())-contract")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = folder.appendingPathComponent("report.ndjson")
        let run = try await schemathesis(program, vigie, report)
        #expect(run.status == 0, "\(run.output)")
        let answers = try ContractTests.answers(in: report)
        let declared = try await operations(vigie)
        #expect(declared.count > 60)
        // The stream has no end; its own tests read it. The document itself is what schemathesis begins with.
        let apart: Set = ["GET /v1/stream", "GET /openapi.json"]
        for operation in declared where !apart.contains(operation) {
            let statuses = answers[operation] ?? [:]
            #expect(statuses.keys.contains { 200...399 ~= $0 }, "\(operation) never went well: \(statuses)")
            #expect(!statuses.keys.contains { $0 >= 500 }, "\(operation): \(statuses)")
            guard ContractTests.isPage(operation) else { continue }
            #expect(statuses[200] != nil, "\(operation) was never seen by who has signed in: \(statuses)")
        }
        let count = answers.values.flatMap(\.values).reduce(0, +)
        print("contract: \(declared.count) operations, \(count) requests")
        #expect(await vigie.terminate() == 0)
    }

    /// Events, a subscription that is told of them, and what comes of both.
    private func furnish(_ vigie: RunningVigie) async throws {
        let subscription =
            #"{"name":"contract","channel":"webhook","url":"http://127.0.0.1:9/","events":["*"],"verify":false}"#
        let made = try await RunningVigie.post(subscription, to: vigie.port, as: vigie.key, path: "/v1/subscriptions")
        #expect(made.status == 201)
        let time = ISO8601DateFormatter().string(from: Date())
        for number in 1...5 {
            let event = """
                {"id":"c\(number)","source":"erp/feed","time":"\(time)","url":"https://api.contract\(number).example/up",\
                "doc_type":"export","payload":{"items":[{"sku":"A","cost_price":1.5}]}}
                """
            #expect(try await vigie.post(event).status == 202)
        }
        let alerts = try await eventually {
            let page = try await vigie.get("/v1/alerts")
            return page.body.contains("\"id\":\"al_") ? page.body : nil
        }
        #expect(alerts != nil)
        let body = #"{"detector":"volume.platform","change":{"sensitivity":"keen"},"from":"-7d"}"#
        _ = try await RunningVigie.post(body, to: vigie.port, as: vigie.key, path: "/v1/backtests")
    }

    private func schemathesis(
        _ program: String,
        _ vigie: RunningVigie,
        _ report: URL
    ) async throws -> Program.Result {
        let tools = URL(fileURLWithPath: TestTool.receivers).deletingLastPathComponent().path
        let url = "http://127.0.0.1:\(vigie.port)"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "--config-file", tools + "/schemathesis.toml", "run", url + "/openapi.json", "-H",
            "Authorization: Bearer \(vigie.key)", "--exclude-path", "/v1/stream", "--seed", "7", "--max-examples", "12",
            "--phases", "examples,coverage,fuzzing", "--request-timeout", "20", "--continue-on-failure", "--no-color",
            "--warnings", "off", "--suppress-health-check", "all", "--report", "ndjson", "--report-ndjson-path",
            report.path,
        ]
        process.environment = Program.clean.merging([
            "VIGIE_URL": url, "VIGIE_KEY": vigie.key, "SCHEMATHESIS_HOOKS": "contract_hooks", "PYTHONPATH": tools,
            "PYTHONDONTWRITEBYTECODE": "1",
        ]) { $1 }
        process.currentDirectoryURL = report.deletingLastPathComponent()
        return try await Program.end(of: process) {}
    }

    private func operations(_ vigie: RunningVigie) async throws -> [String] {
        let text = try await vigie.get("/openapi.json").body
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: Any]])
        return paths.flatMap { path, item in
            item.keys.map { $0.uppercased() }.filter(Self.methods.contains).map { "\($0) \(path)" }
        }
    }

    /// Whether it shows something to a person; the others point elsewhere.
    private static func isPage(_ operation: String) -> Bool {
        operation.hasPrefix("GET /") && !["GET /v1/", "GET /a/", "GET /problems/"].contains { operation.hasPrefix($0) }
    }

    /// What the report says of each request that was answered.
    private static func answers(in report: URL) throws -> Answers {
        var answers: Answers = [:]
        for line in try String(contentsOf: report, encoding: .utf8).split(separator: "\n") {
            let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let scenario = event?["ScenarioFinished"] as? [String: Any],
                let recorder = scenario["recorder"] as? [String: Any],
                let cases = recorder["cases"] as? [String: [String: Any]],
                let interactions = recorder["interactions"] as? [String: [String: Any]]
            else { continue }
            for (id, interaction) in interactions {
                guard let value = cases[id]?["value"] as? [String: Any], let method = value["method"] as? String,
                    let path = value["path"] as? String,
                    let status = (interaction["response"] as? [String: Any])?["status_code"] as? Int
                else { continue }
                answers["\(method) \(path)", default: [:]][status, default: 0] += 1
            }
        }
        return answers
    }
}
