import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A running service, as the commands about subscriptions ask it.
struct SubscriptionService: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            speak(fr: "Service en marche (http://127.0.0.1:8787).", en: "A running service (http://127.0.0.1:8787)."),
            valueName: "url"
        )
    )
    var url: String?

    @Flag(help: "JSON") var json = false

    /// One element of a list, as it came and as it is read.
    struct Element<Value> {
        let text: String
        let value: Value
    }

    /// Every page of a list.
    func all<Value: Decodable>(_ path: String, as type: Value.Type) async throws -> [Element<Value>] {
        var elements: [Element<Value>] = []
        var next: String? = path + "?limit=500"
        while let page = next {
            let (data, link) = try await ask(.GET, page, nil)
            let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            for element in document?["data"] as? [Any] ?? [] {
                let bytes = try JSONSerialization.data(
                    withJSONObject: element,
                    options: [.sortedKeys, .withoutEscapingSlashes]
                )
                elements.append(
                    Element(
                        text: String(decoding: bytes, as: UTF8.self),
                        value: try JSONDecoder().decode(Value.self, from: bytes)
                    )
                )
            }
            // `<path>; rel="next"`
            next = link.flatMap { $0.split(separator: ">").first?.dropFirst() }.map(String.init)
        }
        return elements
    }

    func post<Value: Decodable>(
        _ path: String,
        _ body: [String: String]? = nil,
        as type: Value.Type
    ) async throws -> (text: String, value: Value) {
        let bytes = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        let (data, _) = try await ask(.POST, path, bytes)
        return (String(decoding: data, as: UTF8.self), try JSONDecoder().decode(Value.self, from: data))
    }

    private func ask(_ method: HTTPMethod, _ path: String, _ body: Data?) async throws -> (Data, link: String?) {
        guard let key = ProcessInfo.processInfo.environment["VIGIE_KEY"], !key.isEmpty else {
            throw Failure(
                .configuration,
                fr: "VIGIE_KEY : il faut une clé avec les droits subscriptions:read et subscriptions:write.",
                en: "VIGIE_KEY: a key with the scopes subscriptions:read and subscriptions:write is needed."
            )
        }
        let base = url ?? "http://127.0.0.1:8787"
        var request = HTTPClientRequest(url: (base.hasSuffix("/") ? String(base.dropLast()) : base) + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Accept-Language", value: speak(fr: "fr", en: "en"))
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let (status, data, link) = try await SubscriptionService.send(request, to: base)
        guard 200...299 ~= status else { throw SubscriptionService.failure(status, data) }
        return (data, link)
    }

    private static func send(
        _ request: HTTPClientRequest,
        to base: String
    ) async throws -> (status: Int, Data, link: String?) {
        do {
            return try await ServiceSink.withClient { client in
                let response = try await client.execute(request, timeout: .seconds(30))
                let body = try await response.body.collect(upTo: 8 << 20)
                return (Int(response.status.code), Data(body.readableBytesView), response.headers.first(name: "link"))
            }
        } catch {
            let name = ServiceSink.name(of: base)
            throw Failure(.unavailable, fr: "\(name) ne répond pas.", en: "\(name) does not answer.")
        }
    }

    /// The service's own sentences.
    private static func failure(_ status: Int, _ body: Data) -> Failure {
        struct Problem: Decodable {
            struct Item: Decodable { var detail: String }
            var title: String
            var detail: String
            var errors: [Item]?
        }
        guard let problem = try? JSONDecoder().decode(Problem.self, from: body) else {
            return Failure(.unavailable, fr: "Le service a répondu \(status).", en: "The service answered \(status).")
        }
        let text = ([problem.title + ".", problem.detail] + (problem.errors ?? []).map(\.detail)).joined(separator: " ")
        return Failure(status == 401 || status == 403 ? .permission : .data, fr: text, en: text)
    }
}
