import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A running service, as commands ask it: `--url`, with a key in `VIGIE_KEY`.
struct ServiceClient: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            speak(
                fr: "Service en marche (VIGIE_URL, sinon http://127.0.0.1:8787).",
                en: "A running service (VIGIE_URL, else http://127.0.0.1:8787)."
            ),
            valueName: "url"
        )
    )
    var url: String?

    @Flag(help: ArgumentHelp(speak(fr: "Du JSON, une ligne par élément.", en: "JSON, a line for each element.")))
    var json = false

    struct Answer {
        var status: Int
        var body: Data
        var headers: HTTPHeaders

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    var base: String {
        let base = url ?? ServiceClient.environment("VIGIE_URL") ?? "http://127.0.0.1:8787"
        return base.hasSuffix("/") ? String(base.dropLast()) : base
    }

    /// Any status but those of `accepting`, and of success, is a failure in the service's own sentences.
    func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ body: Data? = nil,
        ifMatch: String? = nil,
        accepting: Set<Int> = []
    ) async throws -> Answer {
        var request = try request(path)
        request.method = method
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        if let ifMatch { request.headers.add(name: "If-Match", value: ifMatch) }
        let sent = request
        let answer: Answer
        do {
            answer = try await ServiceSink.withClient { client in
                let response = try await client.execute(sent, timeout: .seconds(30))
                let body = try await response.body.collect(upTo: 16 << 20)
                return Answer(
                    status: Int(response.status.code),
                    body: Data(body.readableBytesView),
                    headers: response.headers
                )
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw unreachable
        }
        guard 200...299 ~= answer.status || accepting.contains(answer.status) else {
            throw ServiceClient.failure(answer.status, answer.body)
        }
        return answer
    }

    /// With the key and the language of whoever asks.
    func request(_ path: String) throws -> HTTPClientRequest {
        guard let key = ServiceClient.environment("VIGIE_KEY") else {
            throw Failure(
                .configuration,
                fr: "VIGIE_KEY : il faut une clé de ce service (« vigie keys create »).",
                en: "VIGIE_KEY: a key of this service is needed (“vigie keys create”)."
            )
        }
        var request = HTTPClientRequest(url: base + path)
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Accept-Language", value: speak(fr: "fr", en: "en"))
        return request
    }

    var unreachable: Failure {
        let name = ServiceSink.name(of: base)
        return Failure(.unavailable, fr: "\(name) ne répond pas.", en: "\(name) does not answer.")
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The service's own sentences.
    static func failure(_ status: Int, _ body: Data) -> Failure {
        struct Problem: Decodable {
            struct Item: Decodable {
                var pointer: String
                var detail: String
            }
            var title: String
            var detail: String
            var errors: [Item]?
        }
        guard let problem = try? JSONDecoder().decode(Problem.self, from: body) else {
            return Failure(.unavailable, fr: "Le service a répondu \(status).", en: "The service answered \(status).")
        }
        let items = (problem.errors ?? []).map { "\($0.pointer) : \($0.detail)" }
        let text =
            items.isEmpty ? "\(problem.title). \(problem.detail)" : "\(problem.title). \(items.joined(separator: " "))"
        return Failure(status == 401 || status == 403 ? .permission : .data, fr: text, en: text)
    }
}

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
}
