/// How the events of a request are written.
package enum BodyForm: Sendable {
    /// Native JSON: one object, or an array of them.
    case json
    /// Native JSON, one object a line.
    case ndjson
    /// CloudEvents, structured mode.
    case cloudEvent
    /// CloudEvents, batched mode.
    case cloudEventBatch
    /// CloudEvents, binary mode: attributes in `ce-` headers, and the body is the message itself.
    case cloudEventBinary(headers: [(name: String, value: String)], contentType: String?)

    /// The request's media type is none of ours, or its charset is not UTF-8: the answer is 415.
    package struct Unsupported: Error, Sendable, Hashable {}

    /// What a client may send, for the `Accept-Post` header and the documentation.
    package static let mediaTypes = [
        "application/json", "application/x-ndjson", "application/cloudevents+json",
        "application/cloudevents-batch+json",
    ]

    /// Chooses by the media type, and by `ce-` headers where the media type is that of a message.
    ///
    /// A request without a media type is read as native JSON.
    package init(contentType: String?, headers: [(name: String, value: String)]) throws(Unsupported) {
        let media = MediaType(contentType ?? "application/json")
        let isBinary = headers.contains { BodyForm.binaryMarks.contains($0.name.lowercased()) }
        switch media.essence {
        case "application/cloudevents+json": self = .cloudEvent
        case "application/cloudevents-batch+json": self = .cloudEventBatch
        case let essence where essence.hasPrefix("application/cloudevents"): throw Unsupported()
        case _ where isBinary:
            self = .cloudEventBinary(headers: headers, contentType: contentType)
            return
        case "application/json", "text/json": self = .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/jsonlines", "application/json-lines":
            self = .ndjson
        default: throw Unsupported()
        }
        guard media.isUTF8 else { throw Unsupported() }
    }

    /// Each is required of an event, so that one of them is enough to see what the sender meant.
    private static let binaryMarks: Set<String> = ["ce-specversion", "ce-id", "ce-type", "ce-source"]
}

/// A media type taken apart as far as it is needed.
struct MediaType {
    /// `type/subtype` in lower case, without parameters.
    let essence: String
    private let charset: String?

    init(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmed.lowercased() }
        essence = parts.first ?? ""
        charset = parts.dropFirst().first { $0.hasPrefix("charset=") }
            .map {
                String($0.dropFirst("charset=".count).filter { $0 != "\"" })
            }
    }

    var isUTF8: Bool { charset == nil || charset == "utf-8" || charset == "utf8" || charset == "us-ascii" }

    var isJSON: Bool { essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") }
}

extension Substring {
    /// Without spaces and tabs at its ends.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
