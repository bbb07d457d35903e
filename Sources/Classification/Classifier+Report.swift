import Domain
import Payload

extension Classifier {
    /// Classifies a payload as `classify` does, and says where and why.
    package mutating func report(
        payload: ArraySlice<UInt8>,
        contentType: String?,
        platform: String?,
        documentType: String
    ) -> ClassificationReport {
        spans = []
        let classification = classify(
            payload: payload,
            contentType: contentType,
            platform: platform,
            documentType: documentType
        )
        var report = ClassificationReport(classification)
        report.spans = (spans ?? [])
            .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        spans = nil
        origins = TextOrigins()
        report.format = format
        guard classification.condition != .unread else { return report }
        report.terms = Score(evidence, rules: rules).terms
        report.fields = shape()
        report.values = leaves.count { $0.kind != .null && $0.lower < $0.upper } + nested.count
        return report
    }

    /// The paths of the payload that was read last, with how many values each has.
    private mutating func shape() -> [ShapeField] {
        var counts: [PathNode: Int32] = [:]
        var order: [PathNode] = []
        for node in leaves.filter({ $0.kind != .null }).map(\.node) + nested.nodes {
            if counts[node] == nil { order.append(node) }
            counts[node, default: 0] += 1
        }
        var best: [PathNode: EventTally.Entry] = [:]
        for entry in tally.entries where entry.confidence > best[entry.node]?.confidence ?? 0 {
            best[entry.node] = entry
        }
        return order.map { node in
            ShapeField(path: trie.path(of: node, in: table), count: counts[node] ?? 0, category: best[node]?.category)
        }
    }
}
