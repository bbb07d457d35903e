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

    /// The origin that paths are added to.
    private func base() throws -> String {
        let text = url ?? ServiceClient.environment("VIGIE_URL") ?? "http://127.0.0.1:8787"
        let base = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URL(string: base), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host != nil
        else {
            throw Failure(
                .configuration,
                fr: "url : on attend une adresse comme http://127.0.0.1:8787.",
                en: "url: expected an address like http://127.0.0.1:8787."
            )
        }
        return base
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
                let body = try await response.body.collect(upTo: 64 << 20)
                return Answer(
                    status: Int(response.status.code),
                    body: Data(body.readableBytesView),
                    headers: response.headers
                )
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw try unreachable
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
        var request = HTTPClientRequest(url: try base() + path)
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Accept-Language", value: speak(fr: "fr", en: "en"))
        return request
    }

    var unreachable: Failure {
        get throws {
            let name = ServiceSink.name(of: try base())
            return Failure(.unavailable, fr: "\(name) ne répond pas.", en: "\(name) does not answer.")
        }
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
        let code: Failure.Code =
            switch status {
            case 401, 403: .permission
            case 429, 503: .temporary
            case 400..<500: .data
            default: .unavailable
            }
        return Failure(code, fr: text, en: text)
    }
}
