package import Domain

/// Reports on what a sender declared, with the terms of the score; there are no spans and no values.
extension Classifier {
    package mutating func report(labels: [(Category, Int32)]) -> ClassificationReport {
        explained(classify(labels: labels))
    }

    package mutating func report(shape: [(path: String, count: Int32, category: Category?)]) -> ClassificationReport {
        explained(classify(shape: shape))
    }

    private func explained(_ classification: Classification) -> ClassificationReport {
        var report = ClassificationReport(classification)
        report.terms = Score(evidence).terms
        return report
    }
}
