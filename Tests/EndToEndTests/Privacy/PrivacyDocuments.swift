import Foundation

/// One request, and the values in it that must not be kept nor said.
struct PrivacyRequest {
    var body: String
    var type = "application/json"
    var headers: [(String, String)] = []
}

/// A document of the labelled set, or one like them.
struct PrivacyDocument {
    var text: String
    /// `json`, `xml`, `cxml`, `csv`, `x12`, `text`.
    var format: String
    var values: [(text: String, kind: String)]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/data/sensitive/spans.ndjson")

    static var hasLabelledSet: Bool { FileManager.default.fileExists(atPath: folder.path) }

    private struct Line: Decodable {
        struct Span: Decodable {
            var start: Int
            var end: Int
            var type: String
        }
        var text: String
        var format: String?
        var spans: [Span]
    }

    /// The labelled set, if it lies in `shared` beside the repository.
    static func labelled() throws -> [PrivacyDocument] {
        let lines = try Data(contentsOf: folder).split(separator: UInt8(ascii: "\n"))
        let decoder = JSONDecoder()
        return try lines.map { line in
            let line = try decoder.decode(Line.self, from: line)
            let characters = Array(line.text.unicodeScalars)
            let values = line.spans.map { span in
                (text: String(String.UnicodeScalarView(characters[span.start..<span.end])), kind: span.type)
            }
            return PrivacyDocument(text: line.text, format: line.format ?? "text", values: values)
        }
    }

    var contentType: String {
        switch format {
        case "json": "application/json"
        case "xml", "cxml": "application/xml"
        case "csv": "text/csv"
        case "x12": "application/edi-x12"
        default: "text/plain"
        }
    }

    /// As a native event; a JSON document stands in it as JSON.
    func event(id: String, platform: String, time: String) -> String {
        let payload = format == "json" ? text : JSONText.quoted(text)
        return """
            {"id":"\(id)","source":"erp-\(format)/out","time":"\(time)","platform":"\(platform)",\
            "content_type":"\(contentType)","payload":\(payload)}
            """
    }

    /// As a CloudEvent that carries the document as text or in base64, without saying what kind it is.
    func cloudEvent(id: String, platform: String, time: String) -> String {
        let data = "\"data_base64\":\"\(Data(text.utf8).base64EncodedString())\""
        return """
            {"specversion":"1.0","type":"vigie.outbound.","id":"\(id)","source":"crm-\(format)/out","time":"\(time)",\
            "subject":"\(platform)","datacontenttype":"\(contentType)",\(data)}
            """
    }
}

enum JSONText {
    static func quoted(_ text: String) -> String {
        let data = try? JSONSerialization.data(
            withJSONObject: text,
            options: [.fragmentsAllowed, .withoutEscapingSlashes]
        )
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
