import Crypto
import Domain
import Foundation

/// A message as it was sent, kept in a file: becomes one event whose payload is the file.
struct RawDocument {
    /// Of a larger document only the size is sent: a request holds 4 MiB, and base 64 adds a third.
    static let limit = 3_000_000

    /// Seconds since 1970 at the end of the year 9999, the last that RFC 3339 can write.
    static let latest = 253_402_300_799.0

    let bytes: [UInt8]
    let label: String
    let platform: String
    let source: String
    let documentType: String?
    let time: Timestamp

    /// The event in its native form, one line of NDJSON.
    ///
    /// The same file under the same name is the same event, however often it is imported.
    func line() -> [UInt8] {
        var line = "{\"id\":\"\(id)\",\"source\":\(JSONString.quoted(source)),\"time\":\"\(time.rfc3339)\","
        line += "\"platform\":\(JSONString.quoted(platform)),"
        line += "\"doc_type\":\(JSONString.quoted(documentType ?? RawDocument.documentType(bytes))),"
        line += "\"bytes\":\(bytes.count)"
        if bytes.count <= RawDocument.limit {
            line += ",\"payload_base64\":\"\(Data(bytes).base64EncodedString())\""
        }
        return Array((line + "}\n").utf8)
    }

    private var id: String {
        let digest = SHA256.hash(data: Array(label.utf8) + [0] + bytes)
        return "doc-"
            + digest.prefix(16)
            .map { byte in
                let text = String(byte, radix: 16)
                return text.count == 1 ? "0" + text : text
            }
            .joined()
    }

    /// The root element of an XML document (for cXML, the request inside), `json`, or `document`.
    static func documentType(_ bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(16_384), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.first == "{" || start.first == "[" { return "json" }
        guard start.first == "<" else { return "document" }
        let elements = elementNames(in: start)
        guard let root = elements.first else { return "document" }
        guard root == "cXML" else { return root }
        let envelopes: Set<String> = ["Request", "Message", "Response"]
        guard let index = elements.firstIndex(where: envelopes.contains), index + 1 < elements.count else {
            return root
        }
        return elements[index + 1]
    }

    /// Local names of start tags, in order; declarations, comments and end tags are passed over.
    private static func elementNames(in text: Substring) -> [String] {
        text.split(separator: "<")
            .compactMap { piece in
                guard let first = piece.first, first.isLetter || first == "_" else { return nil }
                let name = piece.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                let local = name.split(separator: ":").last ?? name
                return local.utf8.count <= 64 ? String(local) : nil
            }
    }
}
