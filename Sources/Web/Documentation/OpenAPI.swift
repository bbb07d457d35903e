import Domain
import HTTPTypes
import Query

/// The OpenAPI 3.1 document, written from the route table at start-up: it cannot say what the router does not do.
struct OpenAPI {
    let routes: [Route]
    let version: String
    let language: Language

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("openapi", "3.1.0")
            json.member("info") { json in
                json.member("title", "Vigie")
                json.member("version", version)
                json.member("description", OpenAPI.about[language])
                json.member("license") { json in
                    json.member("name", "Apache-2.0")
                    json.member("identifier", "Apache-2.0")
                }
            }
            json.member("servers", ["/"]) { json, url in json.object { $0.member("url", url) } }
            json.member("paths") { json in
                for path in paths {
                    json.member(path) { json in
                        for route in routes where route.path == path { write(route, to: &json) }
                    }
                }
            }
            json.member("components") { writeComponents(to: &$0) }
        }
        return json.bytes
    }

    /// In the order of the table, each once.
    private var paths: [String] {
        var seen: Set<String> = []
        return routes.map(\.path).filter { seen.insert($0).inserted }
    }

    private func write(_ route: Route, to json: inout JSONWriter) {
        json.member(route.method.rawValue.lowercased()) { json in
            json.member("operationId", route.operationID)
            json.member("summary", route.summary[language])
            json.member("tags", [route.tag])
            write(route.access, to: &json)
            if !route.parameters.isEmpty {
                json.member("parameters", route.parameters) { write($1, to: &$0) }
            }
            if !route.bodies.isEmpty {
                json.member("requestBody") { json in
                    json.member("required", true)
                    json.member("content") { json in
                        for body in route.bodies {
                            write(body.mediaType, body.example, isOpaque: body.isOpaque, to: &json)
                        }
                    }
                }
            }
            json.member("responses") { writeReplies(of: route, to: &$0) }
        }
    }

    private func write(_ access: Route.Access, to json: inout JSONWriter) {
        switch access {
        case .open: json.member("security", [String]())
        case .visitor:
            json.member("security", ["session"]) { json, name in json.object { $0.member(name, [String]()) } }
        case .scope(let scope):
            json.member("security", ["key", "session"]) { json, name in
                json.object { $0.member(name, name == "key" ? [scope.rawValue] : []) }
            }
        }
    }

    private func write(_ parameter: Route.Parameter, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", parameter.name)
            json.member("in", parameter.place.rawValue)
            json.member("description", parameter.meaning[language])
            json.member("required", parameter.isRequired)
            json.member("schema") { json in
                if parameter.repeats {
                    json.member("type", "array")
                    json.member("items") { $0.member("type", "string") }
                } else if let bounds = parameter.bounds {
                    json.member("type", "integer")
                    json.member("minimum", bounds.lowerBound)
                    if bounds.upperBound < Int.max { json.member("maximum", bounds.upperBound) }
                } else {
                    json.member("type", "string")
                    if !parameter.words.isEmpty { json.member("enum", parameter.words) }
                }
            }
            json.name("example")
            if parameter.repeats {
                json.array { $0.string(parameter.example) }
            } else if let number = parameter.bounds.flatMap({ _ in Int(parameter.example) }) {
                json.integer(number)
            } else {
                json.string(parameter.example)
            }
        }
    }

    /// One media type with its example, and for JSON the schema that the example has.
    private func write(
        _ mediaType: String,
        _ example: String?,
        isOpaque: Bool = false,
        to json: inout JSONWriter
    ) {
        json.member(mediaType) { json in
            guard let example else { return }
            guard !isOpaque else { return json.member("example", example) }
            let document =
                mediaType.hasSuffix("json") && !mediaType.contains("ndjson") ? JSONValue(parsing: example) : nil
            json.name("schema")
            if let document {
                Schema.write(for: document, to: &json)
            } else {
                json.object { $0.member("type", "string") }
            }
            json.name("example")
            if let document { json.value(document) } else { json.string(example) }
        }
    }

    private func writeReplies(of route: Route, to json: inout JSONWriter) {
        let byStatus = Dictionary(grouping: route.replies) { $0.status.code }
        for (status, replies) in byStatus.sorted(by: { $0.key < $1.key }) {
            json.member(String(status)) { json in
                json.member("description", replies.map { $0.meaning[language] }.joined(separator: " "))
                let contents = replies.filter { $0.mediaType != nil }
                guard !contents.isEmpty else { return }
                json.member("content") { json in
                    for reply in contents { write(reply.mediaType ?? "", reply.example, to: &json) }
                }
            }
        }
        let problems = Dictionary(grouping: route.allProblems) { $0.status.code }
        for (status, codes) in problems.sorted(by: { $0.key < $1.key }) where byStatus[status] == nil {
            json.member(String(status)) { json in
                json.member(
                    "description",
                    codes.map { "`\($0.rawValue)`: \($0.title[language])." }.joined(separator: " ")
                )
                json.member("content") { json in
                    json.member("application/problem+json") { json in
                        json.member("schema") { $0.member("$ref", "#/components/schemas/Problem") }
                    }
                    // On a page a person is told in a page.
                    if route.access == .visitor {
                        json.member("text/html") { json in
                            json.member("schema") { $0.member("type", "string") }
                        }
                    }
                }
            }
        }
    }

    private func writeComponents(to json: inout JSONWriter) {
        json.member("securitySchemes") { json in
            json.member("key") { json in
                json.member("type", "http")
                json.member("scheme", "bearer")
                json.member("bearerFormat", "vg_<id>_<secret>")
            }
            json.member("session") { json in
                json.member("type", "apiKey")
                json.member("in", "cookie")
                json.member("name", Gate.cookie)
            }
        }
        json.member("schemas") { json in
            json.member("Problem") { json in
                json.member("type", "object")
                json.member("required", ["type", "title", "status", "code", "detail", "instance", "request_id"])
                json.member("properties") { json in
                    for name in ["type", "title", "detail", "instance", "request_id"] {
                        json.member(name) { $0.member("type", "string") }
                    }
                    json.member("status") { $0.member("type", "integer") }
                    json.member("code") { json in
                        json.member("type", "string")
                        json.member("enum", ProblemCode.allCases.map(\.rawValue))
                    }
                    json.member("errors") { json in
                        json.member("type", "array")
                        json.member("items") { json in
                            json.member("type", "object")
                            json.member("required", ["pointer", "code", "detail"])
                            json.member("properties") { json in
                                for name in ["pointer", "code", "detail"] {
                                    json.member(name) { $0.member("type", "string") }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static let about = Bilingual(
        fr: "Ce qui sort de l’entreprise vers les plateformes : événements, sensibilité, anomalies.",
        en: "What leaves the company for platforms: events, sensitivity, anomalies."
    )
}

extension Route {
    /// A name for generated clients: `get_v1_alerts_id`.
    var operationID: String {
        let words = path.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
        return method.rawValue.lowercased() + "_" + (words.isEmpty ? "home" : words)
    }

    /// What stands behind `/v1/`, or `operations`, or `page`.
    var tag: String {
        let segments = path.split(separator: "/")
        if segments.first == "v1", segments.count > 1 { return String(segments[1]) }
        return access == .visitor || segments.isEmpty || ["login", "a", "assets"].contains(segments[0])
            ? "page" : "operations"
    }
}

extension JSONValue {
    init?(parsing text: String) {
        guard let value = try? JSONValue(Array(text.utf8)) else { return nil }
        self = value
    }
}
