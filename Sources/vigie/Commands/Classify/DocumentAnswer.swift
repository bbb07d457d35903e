import Classification
import Domain
import Intake

/// `--ndjson`: a document a line, and what it carries; places are counted in code points of `text`.
struct DocumentAnswer: LineAnswerer {
    static let names = ["id"]

    let hints: DocumentHints
    private let pool: ClassifierPool

    init(hints: DocumentHints) throws {
        self.hints = hints
        pool = ClassifierPool(count: 1, rules: try hints.rules())
    }

    func answer(_ line: JSONLine, to json: inout JSONWriter) throws(LineFault) {
        let document = try LabelledText(line, hints: hints)
        let report = pool.report(
            payload: document.text[...],
            contentType: document.contentType,
            platform: document.platform,
            documentType: document.documentType
        )
        json.object { json in
            json.name("id")
            json.raw(line.raw("id") ?? "null")
            json.name("spans")
            json.array { DocumentAnswer.write(report.spans, of: document.text, to: &$0) }
            json.member("categories", report.classification.categories.members.map(\.word))
            json.member("level", report.classification.level.word)
            json.member("score", PayloadExplanation.rounded(report.classification.score))
        }
    }

    private static func write(_ all: [ValueSpan], of text: [UInt8], to json: inout JSONWriter) {
        let spans = all.filter { $0.detector.kind != nil }
            .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        for (span, range) in zip(spans, ScalarOffsets.ranges(spans.map(\.range), in: text)) {
            json.object { json in
                json.member("start", range.lowerBound)
                json.member("end", range.upperBound)
                json.member("type", span.detector.kind)
            }
        }
    }
}

/// A document in a line of its own, with what the line says of it and else the command.
struct LabelledText {
    /// UTF-8.
    let text: [UInt8]
    let contentType: String?
    let platform: String?
    let documentType: String

    init(_ line: JSONLine, hints: DocumentHints) throws(LineFault) {
        guard let text = line.text("text") else { throw .text("text") }
        func word(_ name: String) -> String? { line.text(name).map { String(decoding: $0, as: UTF8.self) } }
        self.text = text
        contentType = word("format").flatMap(ContentTypeHint.contentType) ?? hints.contentType
        platform = word("platform") ?? hints.platform
        documentType = word("doc_type") ?? hints.documentType ?? Examiner.unspecified
    }
}
