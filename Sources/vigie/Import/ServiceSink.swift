import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Sends to a running service; waits and tries again while it is busy.
struct ServiceSink: ImportSink {
    let url: String
    let key: String
    let reader: PieceReader
    let client: HTTPClient

    /// A client that says at once when nobody listens, instead of trying until the request's time is over.
    static func withClient<Value>(_ body: (HTTPClient) async throws -> Value) async throws -> Value {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return try await HTTPClient.withHTTPClient(configuration: configuration, body)
    }

    var name: String { ServiceSink.name(of: url) }

    /// Without a user's name and password, should the URL have them.
    static func name(of url: String) -> String {
        let parts = URLComponents(string: url)
        return "\(parts?.scheme ?? "")://\(parts?.host ?? url):\(parts?.port ?? 0)\(parts?.path ?? "")"
    }

    func take(_ body: [UInt8]) async throws -> TakenPiece {
        let events = try reader.events(body)
        let result = try await send(body, events: events.count)
        return TakenPiece(events: events.compactMap { try? $0.get() }, result: result)
    }

    private func send(_ body: [UInt8], events: Int) async throws -> ImportResult {
        var backoff = Backoff(patience: .seconds(300))
        while true {
            let (status, answer) = try await answer(to: body)
            switch status {
            case 429, 503: if try await !backoff.pause() { throw ImportSinkError.busy }
            default: return try ServiceSink.result(status: status, answer, events: events)
            }
        }
    }

    private func answer(to body: [UInt8]) async throws -> (status: Int, body: Data) {
        var request = HTTPClientRequest(url: url + "/v1/events")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        request.headers.add(name: "Content-Type", value: "application/x-ndjson")
        request.headers.add(name: "Accept-Language", value: speak(fr: "fr", en: "en"))
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await client.execute(request, timeout: .seconds(60))
            let answer = try await response.body.collect(upTo: 8 << 20)
            return (Int(response.status.code), Data(answer.readableBytesView))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw ImportSinkError.unreachable
        }
    }

    /// What an answer says became of so many events.
    ///
    /// Where every event was refused the answer is a problem, with the reasons and without the counts.
    static func result(status: Int, _ answer: Data, events: Int) throws -> ImportResult {
        switch status {
        case 202:
            return try JSONDecoder().decode(ImportResult.self, from: answer)
        case 422:
            let errors = try JSONDecoder().decode(Problem.self, from: answer).errors ?? []
            return ImportResult(rejected: max(events, errors.count), errors: errors)
        default:
            throw ImportSinkError.refused(status)
        }
    }

    private struct Problem: Decodable { var errors: [ImportResult.Refusal]? }
}
