import Classification
import Domain
import Foundation
import Replay

/// A document of `data/sensitive/spans.ndjson`: what is in it, as its makers know it.
struct LabelledDocument: Decodable {
    /// Where something stands, in code points of the text.
    struct Place: Decodable {
        let start: Int
        let end: Int
        /// The kind of value; places to ignore have none.
        let type: String?

        var range: Range<Int> { start..<max(start, end) }
    }

    let id: String
    let family: String
    let platform: String?
    let format: String
    let text: String
    let spans: [Place]
    /// What an event with this payload is about; only the documents of the company's systems have it.
    let categories: [String]?
    /// Places that may be recognised or not.
    let ignore: [Place]?

    /// Nothing sensitive is in it, and nothing that some would call so.
    var isClean: Bool { spans.isEmpty && categories?.isEmpty ?? true && ignore?.isEmpty ?? true }

    var bytes: [UInt8] { Array(text.utf8) }

    /// The content type of the format that its label names, as a sender would give it.
    var contentType: String? { LabelledDocument.types[format] }

    private static let types = [
        "json": "application/json", "xml": "application/xml", "cxml": "application/xml", "csv": "text/csv",
        "x12": "application/edi-x12", "edifact": "application/edifact", "text": "text/plain",
    ]

    static func all(in shared: SharedFolder) throws -> [LabelledDocument] {
        var reader = try LineReader(shared.file("data/sensitive/spans.ndjson"))
        let decoder = JSONDecoder()
        var documents: [LabelledDocument] = []
        while let line = try reader.next() {
            documents.append(try decoder.decode(LabelledDocument.self, from: Data(line)))
        }
        return documents
    }
}

/// What the classifier says of a labelled document.
struct LabelledReading {
    let document: LabelledDocument
    let places: [SpanScore.Place]
    let classification: Domain.Classification

    init(_ document: LabelledDocument, by classifier: ClassifierPool) {
        self.document = document
        let bytes = document.bytes
        let report = classifier.report(
            payload: bytes[...],
            contentType: document.contentType,
            platform: document.platform,
            documentType: "unspecified"
        )
        classification = report.classification
        let offsets = LabelledReading.codePoints(before: bytes)
        places = report.spans.compactMap { span in
            guard let kind = span.detector.kind else { return nil }
            let range = offsets[span.range.lowerBound]..<offsets[span.range.upperBound]
            return SpanScore.Place(range: range, type: kind)
        }
    }

    /// The categories that are in `judged`.
    func categories(in judged: CategorySet) -> CategorySet { classification.categories.intersection(judged) }

    /// How many code points begin before each byte, and before the end.
    private static func codePoints(before bytes: [UInt8]) -> [Int] {
        var offsets: [Int] = [0]
        offsets.reserveCapacity(bytes.count + 1)
        for (position, byte) in bytes.enumerated() {
            offsets.append(offsets[position] + (byte & 0xC0 == 0x80 ? 0 : 1))
        }
        return offsets
    }
}
