import Domain
import Foundation

/// A document of `data/sensitive/spans.ndjson`: what is in it, as its makers know it.
struct LabelledDocument: Decodable {
    /// Where something stands; only whether there is one counts here.
    struct Place: Decodable {}

    let platform: String?
    let format: String
    let text: String
    let spans: [Place]
    /// What an event with this payload is about; only the documents of the company's systems have it.
    let categories: [String]?
    /// Places that may be recognised or not.
    let ignore: [Place]?

    /// The formats of the labels that this version reads.
    private static let readable: Set<String> = ["json", "xml", "cxml", "csv", "x12", "edifact"]

    var isReadable: Bool { LabelledDocument.readable.contains(format) }

    /// Nothing sensitive is in it, and nothing that some would call so.
    var isClean: Bool { spans.isEmpty && categories?.isEmpty ?? true && ignore?.isEmpty ?? true }

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
