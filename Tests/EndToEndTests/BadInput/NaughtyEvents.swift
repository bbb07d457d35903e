import Foundation
import TestSupport

/// Events of which one text is naughty, and all the others are as they should be.
struct NaughtyEvents {
    /// One request: an event for each string.
    struct Batch {
        let name: String
        let type: String
        let events: [String]
        var body: [UInt8] { Array(("[" + events.joined(separator: ",") + "]").utf8) }
    }

    let strings: [String]

    /// Every text of our own form of an event: members, keys, paths.
    var native: [Batch] {
        let texts = [
            "id", "source", "platform", "url", "method", "doc_type", "content_type", "actor", "correlation_id", "time",
            "bytes", "records", "status", "duration_ms", "payload", "payload_base64",
        ]
        return texts.map { name in batch(name) { #""\#(name)":\#($0)"# } } + [
            batch("host") { #""url":\#(JSONText.quoted("https://" + JSONText.plain($0) + "/x"))"# },
            batch("subjects") { #""subjects":[\#($0)]"# }, batch("categories") { #""categories":{\#($0):1}"# },
            batch("field path") { #""fields":[{"path":\#($0)}]"# },
            batch("field category") { #""fields":[{"path":"/a","category":\#($0)}]"# },
            batch("payload key") { #""payload":{\#($0):{"email":\#($0)}}"# },
            batch("unknown member") { #"\#($0):\#($0)"# },
        ]
    }

    /// `member` makes a member of a quoted string; the base of the event makes way for it.
    private func batch(_ name: String, _ member: (String) -> String) -> Batch {
        let base = ["id": "", "source": "\"naughty \(name)\"", "platform": "\"alibaba\""].filter { $0.key != name }
        let events = strings.enumerated()
            .map { place, string in
                let members = base.map { #""\#($0)":\#($0 == "id" ? "\"\(place)\"" : $1)"# }
                return "{" + (members + [member(JSONText.quoted(string))]).joined(separator: ",") + "}"
            }
        return Batch(name: name, type: "application/json", events: events)
    }

    /// Every attribute of a CloudEvent.
    var cloudEvents: [Batch] {
        let attributes = [
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "datacontentencoding", "url",
            "method", "doctype", "actor", "correlationid", "bytes", "data", "data_base64", "dataschema",
        ]
        return attributes.map { name in
            let events = strings.enumerated()
                .map { place, string in
                    var members = [
                        "specversion": "1.0", "id": "\(place)", "source": "/naughty/\(name)", "subject": "temu",
                        "type": "vigie.outbound.order",
                    ]
                    members[name] = name == "type" ? "vigie.outbound." + string : string
                    let texts = members.map { "\"\($0)\":\(JSONText.quoted($1))" }
                    return "{" + texts.joined(separator: ",") + "}"
                }
            return Batch(name: "ce " + name, type: "application/cloudevents-batch+json", events: events)
        }
    }
}

extension JSONText {
    /// The text behind what `quoted` made.
    static func plain(_ quoted: String) -> String {
        (try? JSONDecoder().decode(String.self, from: Data(quoted.utf8))) ?? ""
    }
}

/// What an answer to a batch says of its events.
struct BatchAnswer: Decodable {
    struct Fault: Decodable {
        var pointer: String
        var code: String
        var detail: String

        /// Which event it is about.
        var place: Int? { pointer.split(separator: "/").first.flatMap { Int($0) } }
    }

    var accepted: Int?
    var duplicates: Int?
    var errors: [Fault]?
}
