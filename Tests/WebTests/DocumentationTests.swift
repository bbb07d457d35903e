import Query
import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Documentation")
struct DocumentationTests {
    private func document(_ desk: Desk, _ language: String = "en") async throws -> JSONValue {
        try await desk.ask(.get, "/openapi.json?lang=\(language)").json
    }

    @Test("the document has every route of the table and no other, and each has its scope")
    func complete() async throws {
        let desk = Desk()
        let document = try await document(desk)
        var described: Set<String> = []
        for path in document["paths"]?.members ?? [] {
            for operation in path.value.members { described.insert("\(operation.name.uppercased()) \(path.name)") }
        }
        #expect(described == Set(desk.routes.map { "\($0.method.rawValue) \($0.path)" }))
        for route in desk.routes {
            guard case .scope(let scope) = route.access else { continue }
            let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
            let scopes = operation?["security"]?.elements.first?["key"]?.elements.compactMap(\.string)
            #expect(scopes == [scope.rawValue])
        }
    }

    @Test("it has the shape of OpenAPI 3.1")
    func shape() async throws {
        let document = try await document(Desk())
        #expect(document["openapi"]?.string == "3.1.0")
        #expect(document["info"]?["title"]?.string == "Vigie" && document["info"]?["version"]?.string != nil)
        var ids: Set<String> = []
        for path in document["paths"]?.members ?? [] {
            #expect(path.name.hasPrefix("/"))
            for operation in path.value.members {
                let id = try #require(operation.value["operationId"]?.string)
                #expect(ids.insert(id).inserted, "\(id) twice")
                let responses = operation.value["responses"]?.members ?? []
                #expect(!responses.isEmpty && responses.allSatisfy { $0.value["description"]?.string != nil })
                #expect(responses.allSatisfy { (200...599).contains(Int($0.name) ?? 0) })
                let parameters = operation.value["parameters"]?.elements ?? []
                for parameter in parameters {
                    #expect(parameter["schema"]?["type"] != nil && parameter["example"] != nil)
                }
                let named = parameters.filter { $0["in"]?.string == "path" }
                #expect(named.count == path.name.count { $0 == "{" })
                #expect(
                    named.allSatisfy {
                        $0["required"] == .bool(true) && path.name.contains("{\($0["name"]?.string ?? "?")}")
                    }
                )
            }
        }
        let codes = document["components"]?["schemas"]?["Problem"]?["properties"]?["code"]?["enum"]?.elements
        #expect(codes?.compactMap(\.string) == ProblemCode.allCases.map(\.rawValue))
    }

    @Test("every example that says it is JSON is JSON")
    func examples() {
        for route in Desk().routes {
            let examples =
                route.bodies.map { ($0.mediaType, $0.example) }
                + route.replies.compactMap { reply in
                    reply.mediaType.flatMap { type in reply.example.map { (type, $0) } }
                }
            for (type, example) in examples where type.hasSuffix("json") && !type.contains("ndjson") {
                #expect(JSONValue(parsing: example) != nil, "\(route.method) \(route.path): \(example)")
            }
        }
    }

    @Test("both languages have every sentence, and they differ")
    func languages() async throws {
        let desk = Desk()
        for route in desk.routes {
            #expect(!route.summary.fr.isEmpty && route.summary.fr != route.summary.en, "\(route.path)")
        }
        #expect(try await document(desk, "fr") != document(desk, "en"))
    }

    @Test("the page lists every route as a command and loads nothing from elsewhere")
    func page() async throws {
        let desk = Desk()
        let page = try await desk.ask(.get, "/docs?lang=en")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        for route in desk.routes where route.path.hasPrefix("/v1/") {
            #expect(page.text.contains("<code>\(route.method.rawValue) \(route.path)</code>"))
        }
        for code in ProblemCode.allCases { #expect(page.text.contains("id=\"\(code.rawValue)\"")) }
        #expect(!page.text.contains("//cdn") && !page.text.contains("<script") && !page.text.contains("style=\""))
    }
}
