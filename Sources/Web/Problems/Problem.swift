import Domain
import HTTPTypes
import Hummingbird

/// An RFC 9457 problem: the only shape in which the API reports an error.
struct Problem: Error, Sendable {
    /// One fault among several, and where it is.
    struct Item: Sendable {
        let pointer: String
        let code: String
        let detail: Bilingual
    }

    let code: ProblemCode
    /// Tells this caller what to change; without payload values and internals.
    let detail: Bilingual
    var errors: [Item] = []
    /// Members beside those of the RFC: `allowed`, `scope`, `nearest`.
    var members: [(name: String, values: [String])] = []
    var headers: [(name: HTTPField.Name, value: String)] = []

    init(_ code: ProblemCode, _ detail: Bilingual) {
        self.code = code
        self.detail = detail
    }

    init(_ code: ProblemCode, fr: String, en: String) { self.init(code, Bilingual(fr: fr, en: en)) }

    /// The answer in one language.
    func response(in language: Language, path: String, request id: String) -> Response {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "/problems/\(code.rawValue)")
            json.member("title", code.title[language])
            json.member("status", code.status.code)
            json.member("code", code.rawValue)
            json.member("detail", detail[language])
            json.member("instance", "\(path)#\(id)")
            json.member("request_id", id)
            for member in members { json.member(member.name, member.values) }
            guard !errors.isEmpty else { return }
            json.member("errors", errors) { json, item in
                json.object {
                    $0.member("pointer", item.pointer)
                    $0.member("code", item.code)
                    $0.member("detail", item.detail[language])
                }
            }
        }
        var response = Response(
            status: code.status,
            headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes))
        )
        for header in headers { response.headers[header.name] = header.value }
        return response
    }
}
