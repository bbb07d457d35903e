import Foundation
import NIOHTTP1

extension ServiceClient {
    /// A segment of a path, or a value of a query: everything but unreserved characters as `%XX`.
    static func encoded(_ text: String) -> String {
        var allowed = CharacterSet(charactersIn: "-._~:*")
        allowed.formUnion(CharacterSet(charactersIn: "a"..."z"))
        allowed.formUnion(CharacterSet(charactersIn: "A"..."Z"))
        allowed.formUnion(CharacterSet(charactersIn: "0"..."9"))
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    /// One JSON document on one line, members in their order by name.
    static func line(_ object: Any) -> String {
        let bytes = try? JSONSerialization.data(
            withJSONObject: object,
            options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
        )
        return String(decoding: bytes ?? Data(), as: UTF8.self)
    }

    /// Every element of every page of a list, as a line of JSON and as it is read.
    func all<Value: Decodable>(_ path: String, as type: Value.Type) async throws -> [(text: String, value: Value)] {
        var elements: [(text: String, value: Value)] = []
        var next: String? = path + "?limit=500"
        while let page = next {
            let answer = try await ask(.GET, page)
            let document = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
            for element in document?["data"] as? [Any] ?? [] {
                let text = ServiceClient.line(element)
                elements.append((text, try JSONDecoder().decode(Value.self, from: Data(text.utf8))))
            }
            // `<path>; rel="next"`
            next = answer.headers.first(name: "link").flatMap { $0.split(separator: ">").first?.dropFirst() }
                .map(String.init)
        }
        return elements
    }
}
