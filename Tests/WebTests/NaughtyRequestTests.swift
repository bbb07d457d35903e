import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Query
import TestSupport
import Testing

@testable import Web

@Suite(
    "Naughty strings, before the database",
    .enabled(if: SharedCorpus.has(SharedCorpus.naughty), "no ../shared beside the repository")
)
struct NaughtyRequestTests {
    private let desk = Desk()

    /// Every key of the routes' own table, so that a new parameter is tested as well.
    @Test("each through every parameter of every query: served, or one problem that does not repeat it")
    func parameters() async throws {
        let strings = try SharedCorpus.naughtyStrings()
        // An endless answer cannot be waited for, and a long one takes long; what they take, others take too.
        let routes = desk.routes.filter {
            !["/v1/stream", "/openapi.json"].contains($0.path) && !$0.path.contains("{")
        }
        let pairs = routes.flatMap { route in
            route.parameters.filter { $0.place == .query }.map { (route, $0.name) }
        }
        #expect(pairs.count > 30)
        let faults = try await desk.router { client in
            var faults: [String] = []
            for (route, name) in pairs {
                let headers = NaughtyRequestTests.headers(of: route)
                for string in strings {
                    let target = route.path + "?" + name + "=" + PercentCoding.encoded(string)
                    let answer = try await client.execute(uri: target, method: route.method, headers: headers)
                    if let fault = NaughtyRequestTests.fault(of: answer, string) {
                        faults.append("\(target): \(fault)")
                    }
                }
            }
            return faults
        }
        #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
    }

    @Test("each as the name of a parameter")
    func names() async throws {
        let strings = try SharedCorpus.naughtyStrings()
        let faults = try await desk.router { client in
            var faults: [String] = []
            for string in strings {
                let target = "/v1/events?" + PercentCoding.encoded(string) + "=1"
                let headers = NaughtyRequestTests.headers(.eventsRead)
                let answer = try await client.execute(uri: target, method: .get, headers: headers)
                if let fault = NaughtyRequestTests.fault(of: answer, string) { faults.append("\(target): \(fault)") }
            }
            return faults
        }
        #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
    }

    @Test("each through every text of a change to an alert")
    func alerts() async throws {
        let strings = try SharedCorpus.naughtyStrings()
        let list = try await desk.ask(.get, "/v1/alerts", scope: .alertsRead)
        let id = try #require(list.json["data"]?.elements.first?["id"]?.string)
        let faults = try await desk.router { client in
            var faults: [String] = []
            for string in strings {
                let text = JSONWriter.text { $0.string(string) }
                for body in [
                    #"{"assignee":\#(text)}"#, #"{"state":\#(text)}"#, #"{\#(text):\#(text)}"#,
                    #"{"state":"resolved","resolution":{"reason":\#(text)}}"#,
                    #"{"state":"resolved","resolution":{"reason":"fixed",\#(text):1}}"#,
                    #"{"state":"resolved","resolution":{"reason":"fixed","note":\#(text)}}"#, text,
                ] {
                    let answer = try await client.execute(
                        uri: "/v1/alerts/\(id)",
                        method: .patch,
                        headers: NaughtyRequestTests.headers(.alertsWrite),
                        body: ByteBuffer(string: body)
                    )
                    if let fault = NaughtyRequestTests.fault(of: answer, string) { faults.append("\(body): \(fault)") }
                }
            }
            return faults
        }
        #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))")
    }

    private static func headers(of route: Route) -> HTTPFields {
        if case .scope(let scope) = route.access { headers(scope) } else { [:] }
    }

    private static func headers(_ scope: Scope) -> HTTPFields {
        [.authorization: "Bearer \(MemoryKeys.token(scope))", .contentType: "application/json"]
    }

    /// What is wrong with an answer; `nil` for a good one.
    private static func fault(of answer: TestResponse, _ string: String) -> String? {
        let status = answer.status.code
        guard status >= 400 else { return nil }
        guard status < 500 else { return "\(status) \(answer.text)" }
        if answer.header("Content-Type")?.hasPrefix("text/html") == true { return nil }
        guard let detail = answer.json["detail"]?.string, answer.json["code"]?.string != nil else {
            return "no problem: \(answer.text)"
        }
        // What is shorter may be a part of any sentence; a pointer may name a member that nobody knows.
        let told = ([detail] + (answer.json["errors"]?.elements.compactMap { $0["detail"]?.string } ?? []))
        return string.utf8.count >= 8 && told.contains { $0.contains(string) } ? "repeats it: \(answer.text)" : nil
    }
}
