import AsyncHTTPClient
import Capture
import Domain
import Foundation
import Intake
import NIOCore
import NIOHTTP1

/// Where an import sends its events: straight into the database, or to a running service.
protocol ImportSink: Sendable {
    /// Takes NDJSON of native events, at most a thousand lines.
    func take(_ body: [UInt8]) async throws -> ImportResult
}

/// What became of one piece of an import.
struct ImportResult: Sendable, Codable {
    struct Refusal: Sendable, Codable {
        var pointer: String
        var code: String
        var detail: String?
    }

    var accepted = 0
    var duplicates = 0
    var rejected = 0
    var errors: [Refusal] = []
}

/// Keeps nothing: says what would happen.
struct DryRunSink: ImportSink {
    func take(_ body: [UInt8]) async throws -> ImportResult {
        var result = ImportResult()
        let decoded = EventDecoder.decode(body, as: .ndjson, now: .now, limits: DecodeLimits())
        guard case .events(let events) = decoded else { throw ImportSinkError.unreadable }
        for event in events {
            switch event {
            case .success: result.accepted += 1
            case .failure(let rejection):
                result.rejected += 1
                result.errors.append(
                    .init(pointer: rejection.pointer, code: rejection.reason.rawValue, detail: rejection.hint)
                )
            }
        }
        return result
    }
}

/// Writes through the same pipeline as the service, in this process.
struct DatabaseSink<Store: EventStore, Classifier: PayloadClassifier>: ImportSink {
    let pipeline: Pipeline<Store, Classifier>

    func take(_ body: [UInt8]) async throws -> ImportResult {
        let terms = WriteTerms(discoversPlatforms: true)
        let receipt = try await pipeline.take(body, as: .ndjson, under: terms, at: .now)
        guard receipt.fault == nil else { throw ImportSinkError.unreadable }
        return ImportResult(
            accepted: receipt.accepted,
            duplicates: receipt.duplicates,
            rejected: receipt.rejected,
            errors: receipt.rejections.map { .init(pointer: $0.pointer, code: $0.reason.rawValue, detail: $0.hint) }
        )
    }
}

/// Sends to a running service; waits and tries again while it is busy.
struct ServiceSink: ImportSink {
    let url: String
    let key: String

    func take(_ body: [UInt8]) async throws -> ImportResult {
        var wait = Duration.milliseconds(200)
        for _ in 0..<30 {
            var request = HTTPClientRequest(url: url + "/v1/events")
            request.method = .POST
            request.headers.add(name: "Authorization", value: "Bearer \(key)")
            request.headers.add(name: "Content-Type", value: "application/x-ndjson")
            request.body = .bytes(ByteBuffer(bytes: body))
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            let answer = try await response.body.collect(upTo: 8 << 20)
            switch response.status.code {
            case 202, 422:
                return try JSONDecoder().decode(ImportResult.self, from: Data(answer.readableBytesView))
            case 429, 503:
                try await Task.sleep(for: wait)
                wait = min(wait * 2, .seconds(10))
            case let code:
                throw ImportSinkError.refused(Int(code))
            }
        }
        throw ImportSinkError.busy
    }
}

enum ImportSinkError: Error {
    /// A piece that cannot be read at all.
    case unreadable
    case refused(Int)
    case busy
}
