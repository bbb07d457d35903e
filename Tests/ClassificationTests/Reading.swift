import Domain
import Payload

@testable import Classification

/// One classification in a form that tests can compare: `/path category detector`.
struct Reading {
    let result: Classification
    let findings: [String]

    init(_ text: String, documentType: String = "unspecified") {
        self.init {
            $0.classify(payload: Array(text.utf8)[...], contentType: nil, platform: nil, documentType: documentType)
        }
    }

    init(_ run: (inout Classifier) -> Classification) {
        let paths = PathTable()
        var classifier = Classifier(paths: paths, seed: 42)
        result = run(&classifier)
        findings = result.findings.map { "\(paths.text(of: $0.path)) \($0.category.word) \($0.detector.word)" }
    }

    var categories: [String] { result.categories.members.map(\.word) }
}

/// Pure validators on a whole text.
enum Whole {
    static func hits(_ text: String, context: DetectorSet = [], veto: DetectorSet = []) -> [Detector] {
        let bytes = Array(text.utf8)
        var hits: [Hit] = []
        ValueScanner.scan(bytes.span, 0..<bytes.count, ScanContext(context: context, veto: veto), hits: &hits)
        return hits.map(\.detector)
    }
}
