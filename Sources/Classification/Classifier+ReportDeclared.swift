package import Domain

/// Reports on what a sender declared, with the terms of the score; there are no spans and no values.
extension Classifier {
    package mutating func report(labels: [(Category, Int32)], platform: String?) -> ClassificationReport {
        explained(classify(labels: labels, platform: platform))
    }

    package mutating func report(
        shape: [(path: String, count: Int32, category: Category?)],
        platform: String?,
        documentType: String,
        examined: Set<Int>
    ) -> ClassificationReport {
        explained(classify(shape: shape, platform: platform, documentType: documentType, examined: examined))
    }

    private func explained(_ classification: Classification) -> ClassificationReport {
        var report = ClassificationReport(classification)
        report.terms = Score(evidence, rules: rules).terms
        return report
    }
}
