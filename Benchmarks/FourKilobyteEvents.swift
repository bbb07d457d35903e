import Foundation

/// Payloads of about 4 KB, each made of whole documents of one system joined as that format joins them: an array of JSON,
/// elements below one root, rows below one header, interchanges behind one another.
///
/// The labelled documents themselves are shorter.
enum FourKilobyteEvents {
    static let least = 3_500
    static let most = 4_500

    static func made(of documents: [LabelledDocument]) -> [ClassifyCorpus.Payload] {
        Dictionary(grouping: documents) { "\($0.family) \($0.format) \(header(of: $0))" }
            .sorted { $0.key < $1.key }
            .flatMap { joined($0.value) }
    }

    private static func joined(_ documents: [LabelledDocument]) -> [ClassifyCorpus.Payload] {
        var payloads: [ClassifyCorpus.Payload] = []
        var members: [String] = []
        for document in documents {
            members.append(body(of: document))
            let bytes = Array(text(members, like: document).utf8)
            guard bytes.count >= least else { continue }
            if bytes.count <= most {
                payloads.append(
                    ClassifyCorpus.Payload(
                        bytes: bytes,
                        contentType: document.contentType,
                        platform: document.platform,
                        format: document.format
                    )
                )
            }
            members.removeAll()
        }
        return payloads
    }

    private static func text(_ members: [String], like document: LabelledDocument) -> String {
        switch document.format {
        case "json": "[" + members.joined(separator: ",") + "]"
        case "xml", "cxml": "<batch>" + members.joined() + "</batch>"
        case "csv": header(of: document) + "\n" + members.joined(separator: "\n")
        default: members.joined()
        }
    }

    /// The document without what stands once before all.
    private static func body(of document: LabelledDocument) -> String {
        switch document.format {
        case "xml", "cxml":
            var rest = Substring(document.text)
            while let end = rest.firstIndex(of: ">"), rest.hasPrefix("<?") || rest.hasPrefix("<!") {
                rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
            }
            return String(rest)
        case "csv":
            return document.text.split(whereSeparator: \.isNewline).dropFirst().joined(separator: "\n")
        default: return document.text
        }
    }

    private static func header(of document: LabelledDocument) -> String {
        guard document.format == "csv" else { return "" }
        return document.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
