import Classification
import Domain
import Foundation
import Intake

/// `--bench`: how many megabytes one thread classifies in a second of processor time.
///
/// Two figures: the value scanner over each document as one value, and the whole of reading, classifying and scoring.
/// Both are the median of several rounds over the same bytes, after one that only warms up.
struct ClassifyBench {
    let hints: DocumentHints

    private static let rounds = 5
    /// A round goes over the documents until this much time has passed, so that the clock's grain does not count.
    private static let leastSeconds = 0.2

    func run(_ files: [String]) throws {
        let documents = try files.flatMap { try BenchDocument.all(in: $0, hints: hints) }
        let bytes = documents.reduce(0) { $0 + $1.text.count }
        guard bytes > 0 else {
            throw Failure(.data, fr: "Il n’y a rien à mesurer.", en: "There is nothing to measure.")
        }
        let pool = ClassifierPool(count: 1, rules: try hints.rules())
        let scan = ClassifyBench.speed(over: bytes) {
            pool.withClassifier { classifier in documents.reduce(0) { $0 + classifier.scan($1.text[...]) } }
        }
        let whole = ClassifyBench.speed(over: bytes) {
            pool.withClassifier { classifier in
                documents.reduce(0) { sum, document in
                    sum + Int(document.classification(by: &classifier).leaves)
                }
            }
        }
        Terminal.output.line("classify.scan_mb_per_s \(ClassifyBench.text(scan))")
        Terminal.output.line("classify.whole_mb_per_s \(ClassifyBench.text(whole))")
    }

    /// MB (10⁶ bytes) a second; `body` gives something that depends on all of its work.
    private static func speed(over bytes: Int, _ body: () -> Int) -> Double {
        let expected = body()
        let speeds = (0..<rounds)
            .map { _ in
                let start = CPUClock.seconds
                var passes = 0
                var elapsed = 0.0
                repeat {
                    let result = body()
                    precondition(result == expected, "the same documents gave something else")
                    passes += 1
                    elapsed = CPUClock.seconds - start
                } while elapsed < leastSeconds
                return Double(bytes) * Double(passes) / elapsed / 1_000_000
            }
        return speeds.sorted()[rounds / 2]
    }

    private static func text(_ speed: Double) -> String { "\((speed * 10).rounded() / 10)" }
}

/// A document to measure with.
private struct BenchDocument: Sendable {
    let text: [UInt8]
    let contentType: String?
    let platform: String?
    let documentType: String

    /// The documents of a file: of its lines where the first one is an object with a `text`, else the file as one.
    static func all(in path: String, hints: DocumentHints) throws -> [BenchDocument] {
        guard try isLabelled(path) else {
            return [BenchDocument(text: try PayloadFile(path).bytes, hints: hints)]
        }
        var lines = try InputLines(path)
        var documents: [BenchDocument] = []
        while let line = try lines.next() {
            do throws(LineFault) {
                guard case .text(let text) = line else { throw .tooLong }
                documents.append(BenchDocument(try LabelledText(try JSONLine(text), hints: hints)))
            } catch {
                let number = lines.number
                throw Failure(.data, fr: "\(path), ligne \(number) : \(error)", en: "\(path), line \(number): \(error)")
            }
        }
        return documents
    }

    private static func isLabelled(_ path: String) throws -> Bool {
        // Standard input can be read once only: it is taken for lines.
        guard path != "-" else { return true }
        var lines = try InputLines(path)
        guard case .text(let text)? = try lines.next(), let line = try? JSONLine(text) else { return false }
        return line.text("text") != nil
    }

    private init(text: [UInt8], hints: DocumentHints) {
        self.text = text
        contentType = hints.contentType
        platform = hints.platform
        documentType = hints.documentType ?? Examiner.unspecified
    }

    private init(_ document: LabelledText) {
        text = document.text
        contentType = document.contentType
        platform = document.platform
        documentType = document.documentType
    }

    func classification(by classifier: inout Classifier) -> Domain.Classification {
        classifier.classify(
            payload: text[...],
            contentType: contentType,
            platform: platform,
            documentType: documentType
        )
    }
}

/// Processor time of this process, whose only work the measured loops are.
enum CPUClock {
    static var seconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
