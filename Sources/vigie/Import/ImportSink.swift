import Capture
import Classification
import Domain
import Intake

/// Where an import sends its events: straight into the database, or to a running service.
protocol ImportSink: Sendable {
    /// Tells this destination from others; never a secret.
    var name: String { get }
    /// Takes NDJSON of native events, at most a thousand lines.
    func take(_ body: [UInt8]) async throws -> TakenPiece
}

/// One piece of an import: what was in it, and what became of it.
struct TakenPiece: Sendable {
    /// Its good events, for the summary.
    var events: [ClassifiedEvent]
    var result: ImportResult
}

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

    mutating func count(_ rejection: Rejection) {
        rejected += 1
        errors.append(.init(pointer: rejection.pointer, code: rejection.reason.rawValue, detail: rejection.hint))
    }
}

/// Reads and classifies pieces without keeping them.
struct PieceReader: Sendable {
    private let pipeline: Pipeline<NoStore, ClassifierPool>

    init(limits: DecodeLimits, rules: RuleSet) {
        pipeline = Pipeline(into: NoStore(), classifier: ClassifierPool(count: 1, rules: rules), limits: limits)
    }

    func events(_ body: [UInt8]) throws(ImportSinkError) -> [Result<ClassifiedEvent, Rejection>] {
        guard case .events(let events) = pipeline.classify(body, as: .ndjson, at: .now) else { throw .unreadable }
        return events
    }

    private struct NoStore: EventStore {
        func store(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome] {
            throw .failed("A reader stores nothing.")
        }
    }
}

/// Keeps nothing: says what would happen.
struct DryRunSink: ImportSink {
    let name = "nowhere"
    let reader: PieceReader

    func take(_ body: [UInt8]) async throws -> TakenPiece {
        var piece = TakenPiece(events: [], result: ImportResult())
        for event in try reader.events(body) {
            switch event {
            case .success(let event):
                piece.events.append(event)
                piece.result.accepted += 1
            case .failure(let rejection): piece.result.count(rejection)
            }
        }
        return piece
    }
}

/// Classifies and writes as the service does, in this process; waits and tries again while the database is away.
struct DatabaseSink<Store: EventStore, Classifier: PayloadClassifier>: ImportSink {
    let name: String
    let pipeline: Pipeline<Store, Classifier>
    let store: Store
    var patience = Duration.seconds(60)

    func take(_ body: [UInt8]) async throws -> TakenPiece {
        guard case .events(let events) = pipeline.classify(body, as: .ndjson, at: .now) else {
            throw ImportSinkError.unreadable
        }
        var piece = TakenPiece(events: [], result: ImportResult())
        for event in events {
            switch event {
            case .success(let event): piece.events.append(event)
            case .failure(let rejection): piece.result.count(rejection)
            }
        }
        guard !piece.events.isEmpty else { return piece }
        for outcome in try await outcomes(of: piece.events) {
            switch outcome {
            case .accepted: piece.result.accepted += 1
            case .duplicate: piece.result.duplicates += 1
            case .rejected(let rejection): piece.result.count(rejection)
            }
        }
        return piece
    }

    private func outcomes(of events: [ClassifiedEvent]) async throws -> [Outcome] {
        var backoff = Backoff(patience: patience)
        while true {
            do throws(StoreError) {
                return try await store.store(events, under: WriteTerms(discoversPlatforms: true))
            } catch {
                switch error {
                case .overloaded, .unavailable: if try await !backoff.pause() { throw error }
                default: throw error
                }
            }
        }
    }
}

enum ImportSinkError: Error {
    /// A piece that cannot be read at all.
    case unreadable
    /// The service's answer; the number is its status.
    case refused(Int)
    case busy
    /// The service does not answer.
    case unreachable
}
