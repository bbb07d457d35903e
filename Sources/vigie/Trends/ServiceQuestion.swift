import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// One GET to a running service, with the key of `VIGIE_KEY`.
struct ServiceQuestion {
    /// `nil`: `VIGIE_URL`, else this machine.
    var url: String?
    var path: String
    var parameters: [(name: String, value: String)]

    init(url: String?, path: String, parameters: [(String, String)]) {
        self.url = url
        self.path = path
        self.parameters = parameters.map { (name: $0.0, value: $0.1) }
    }

    /// The body of the answer; a problem becomes the sentence that it has for this.
    func answer() async throws -> Data {
        let environment = ProcessInfo.processInfo.environment
        guard let key = environment["VIGIE_KEY"], !key.isEmpty else {
            throw Failure(
                .configuration,
                fr: "VIGIE_KEY : il faut une clé qui peut lire (trends:read).",
                en: "VIGIE_KEY: a key that may read is needed (trends:read)."
            )
        }
        let base = url ?? environment["VIGIE_URL"].flatMap { $0.isEmpty ? nil : $0 } ?? "http://127.0.0.1:8787"
        var request = HTTPClientRequest(url: try target(base))
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Accept-Language", value: terminalLanguage.rawValue)
        let sent = request
        return try await ServiceSink.withClient { client in
            let response: HTTPClientResponse
            do {
                response = try await client.execute(sent, timeout: .seconds(30))
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                let name = ServiceSink.name(of: base)
                throw Failure(.unavailable, fr: "\(name) ne répond pas.", en: "\(name) does not answer.")
            }
            let body = try await response.body.collect(upTo: 64 << 20)
            let data = Data(body.readableBytesView)
            guard response.status == .ok else { throw ServiceQuestion.failure(Int(response.status.code), data) }
            return data
        }
    }

    private func target(_ base: String) throws -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~:,*/")
        let query = parameters.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        let text = base.hasSuffix("/") ? String(base.dropLast()) : base
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host != nil
        else {
            throw Failure(
                .configuration,
                fr: "url : on attend une adresse comme http://127.0.0.1:8787.",
                en: "url: expected an address like http://127.0.0.1:8787."
            )
        }
        return text + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    private struct Problem: Decodable { var title: String?, detail: String? }

    private static func failure(_ status: Int, _ body: Data) -> Failure {
        let problem = try? JSONDecoder().decode(Problem.self, from: body)
        let said = [problem?.title, problem?.detail].compactMap(\.self).joined(separator: " : ")
        let code: Failure.Code =
            switch status {
            case 401, 403: .permission
            case 429, 503: .temporary
            case 400..<500: .data
            default: .unavailable
            }
        return Failure(
            code,
            fr: said.isEmpty ? "Le service a répondu \(status)." : said,
            en: said.isEmpty ? "The service answered \(status)." : said
        )
    }
}
