import Classification
import Domain
import Foundation

/// Classification on the labelled documents: where values stand, what events are about, and false alarms.
///
/// Every document is classified once, with the content type that its label names; the three judgements look at the same
/// answers. A document that no reader takes counts as one in which nothing was found.
struct LabelledEval {
    let figures: Figures
    /// Where to write what was found, for judging it by another tool: one JSON object a line.
    let predictions: String?

    static let names = SpanEval.names + CategoryEval.names + FalseAlarmEval.names

    func run(_ shared: SharedFolder) {
        do {
            let documents = try LabelledDocument.all(in: shared)
            let classifier = ClassifierPool(count: 1)
            let readings = documents.map { LabelledReading($0, by: classifier) }
            describe(readings)
            if let predictions { try LabelledEval.ndjson(readings).write(to: URL(fileURLWithPath: predictions)) }
            if SpanEval.names.contains(where: figures.wants) { SpanEval(figures: figures).run(readings) }
            if CategoryEval.names.contains(where: figures.wants) { CategoryEval(figures: figures).run(readings) }
            if FalseAlarmEval.names.contains(where: figures.wants) { FalseAlarmEval(figures: figures).run(readings) }
        } catch {
            for name in LabelledEval.names { figures.unavailable(name, "\(error)") }
        }
    }

    /// How far the documents of each format could be read.
    private func describe(_ readings: [LabelledReading]) {
        for (format, group) in Dictionary(grouping: readings, by: \.document.format).sorted(by: { $0.key < $1.key }) {
            let conditions = Dictionary(grouping: group, by: \.classification.condition.word)
                .sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value.count)" }
            figures.note("labelled \(format): \(conditions.joined(separator: ", "))")
        }
    }

    private struct Prediction: Encodable {
        struct Span: Encodable {
            let start: Int
            let end: Int
            let type: String
        }

        let id: String
        let spans: [Span]
        let categories: [String]
    }

    private static func ndjson(_ readings: [LabelledReading]) throws -> Data {
        let encoder = JSONEncoder()
        return try readings.reduce(into: Data()) { data, reading in
            let spans = reading.places.map {
                Prediction.Span(start: $0.range.lowerBound, end: $0.range.upperBound, type: $0.type)
            }
            let categories = reading.classification.categories.members.map(\.word)
            data += try encoder.encode(Prediction(id: reading.document.id, spans: spans, categories: categories))
            data.append(UInt8(ascii: "\n"))
        }
    }
}

extension [LabelledReading] {
    /// The types that some document expects; the labels say nothing of others.
    var judgedTypes: Set<String> { Set(flatMap { $0.document.spans.compactMap(\.type) }) }

    /// The categories that some document has; the labels say nothing of others.
    var judgedCategories: CategorySet {
        CategorySet(flatMap { $0.document.categories ?? [] }.compactMap(Category.init).map(CategorySet.init))
    }
}
