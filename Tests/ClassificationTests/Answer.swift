import Domain
import Payload

@testable import Classification

/// What classification says, in a form in which the order of findings and the numbers of paths do not count.
struct Answer: Equatable {
    let level: Level
    let score: Float
    let condition: Classification.Condition
    let categories: [String]
    let findings: [String]
    /// Counted from the payload's first byte.
    let places: [String]

    init(_ pool: ClassifierPool, _ payload: ArraySlice<UInt8>, _ contentType: String?) {
        let report = pool.report(
            payload: payload,
            contentType: contentType,
            platform: nil,
            documentType: "unspecified"
        )
        let read = report.classification
        level = read.level
        score = read.score
        condition = read.condition
        categories = read.categories.members.map(\.word)
        findings = read.findings
            .map {
                "\(pool.paths.text(of: $0.path)) \($0.category.word) \($0.detector.word) \($0.confidence) \($0.count)"
            }
            .sorted()
        places = report.spans.map { "\($0.range) \($0.detector.word) \(pool.paths.text(of: $0.path))" }
    }
}
