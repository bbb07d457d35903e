import Classification
import Domain
import Payload
import Synchronization

/// Any bytes before a classifier: an answer within bounds, places inside the input, and the same answer each time, from
/// a new classifier as from one that has seen other payloads.
enum ClassifyFuzzing {
    /// A classifier that serves one input after another.
    private struct Kept {
        var pool = ClassifyFuzzing.pool()
        var inputs = 0
    }

    private static let kept = Mutex(Kept())
    /// After so many inputs the kept classifier's paths might be full, which may change what it says.
    private static let mostInputs = 16

    static func run(_ bytes: [UInt8]) {
        let limits = ReaderFuzzing.limits(for: bytes)
        guard limits.leaves == ReadLimits().leaves, limits.bytes == ReadLimits().bytes else {
            check(ClassifierPool(count: 1, limits: limits), bytes)
            return
        }
        let fresh = pool()
        let first = check(fresh, bytes)
        precondition(check(fresh, bytes) == first, "a second run differs")
        let again = kept.withLock { kept in
            kept.inputs += 1
            if kept.inputs % mostInputs == 0 { kept.pool = pool() }
            return check(kept.pool, bytes)
        }
        precondition(again == first, "earlier inputs change the result")
    }

    private static func pool() -> ClassifierPool { ClassifierPool(count: 1) }

    /// What must be the same each time; numbers of paths are not.
    private struct Answer: Equatable {
        let level: Level
        let score: Float
        let condition: Domain.Classification.Condition
        let leaves: Int32
        let findings: [String]
        let spans: [Range<Int>]
    }

    @discardableResult
    private static func check(_ pool: ClassifierPool, _ bytes: [UInt8]) -> Answer {
        let type = ContentTypes.chosen(for: bytes)
        let report = pool.report(payload: bytes[...], contentType: type, platform: nil, documentType: "unspecified")
        let read = report.classification
        precondition(0...100 ~= read.score, "the score is not between 0 and 100")
        precondition(read.condition == .whole || read.level != .public, "what was not read whole is public")
        precondition(read.leaves <= 50_000 && read.inspectedBytes >= 0, "more was read than the limits allow")
        for finding in read.findings {
            precondition(0...1 ~= finding.confidence && finding.count > 0, "a finding is out of bounds")
        }
        for span in report.spans {
            let isInside = 0 <= span.range.lowerBound && span.range.upperBound <= bytes.count && !span.range.isEmpty
            precondition(isInside, "a place is outside the input")
        }
        let plain = pool.classify(payload: bytes[...], contentType: type, platform: nil, documentType: "unspecified")
        precondition(plain.score == read.score && plain.level == read.level, "asking for places changes the result")
        return Answer(
            level: read.level,
            score: read.score,
            condition: read.condition,
            leaves: read.leaves,
            findings: read.findings.map {
                "\(pool.paths.text(of: $0.path)) \($0.category.word) \($0.detector.word) \($0.confidence) \($0.count)"
            },
            spans: report.spans.map(\.range)
        )
    }
}
