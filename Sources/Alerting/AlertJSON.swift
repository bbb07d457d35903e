import Detection
package import Domain

/// The JSON of an alert: what the API answers, what the stream and the webhooks send, and the documents that are stored.
///
/// The shape that `/openapi.json` describes. Texts for people are there in both languages; a reader chooses.
package enum AlertJSON {
    /// The whole alert object.
    package static func text(of alert: Alert) -> String {
        JSONWriter.text { write(alert, to: &$0) }
    }

    package static func write(_ alert: Alert, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", alert.id.text)
            json.member("number", alert.number)
            json.member("revision", alert.revision)
            json.member("kind", alert.kind.rawValue)
            json.member("severity", alert.severity.rawValue)
            json.member("confidence", alert.confidence)
            json.member("state", alert.state.rawValue)
            json.member("state_since", alert.stateSince.rfc3339)
            json.member("regressed", alert.life.isRegression)
            json.member("muted_by", alert.mutedBy)
            json.name("snooze")
            if let snooze = alert.snooze { write(snooze, to: &json) } else { json.null() }
            json.member("assignee", alert.assignee)
            json.name("resolution")
            if let resolution = alert.resolution { write(resolution, to: &json) } else { json.null() }
            json.member("dedup_key", alert.dedupKey)
            json.member("group_id", alert.group?.text)
            json.member("occurrences", alert.occurrences)
            json.member("first_seen", alert.firstSeen.rfc3339)
            json.member("last_seen", alert.lastSeen.rfc3339)
            json.name("subject")
            write(alert.subject, to: &json)
            json.member("summary", alert.summary)
            json.name("explanation")
            write(alert.explanation, to: &json)
            json.member("evidence") { json in
                json.member("events", alert.evidence.map(\.text))
                json.member("query", evidenceQuery(alert))
                json.member("picture", String?.none)
            }
            json.name("suggested_action")
            write(alert.suggestedAction, to: &json)
            json.member("links") { json in
                json.member("html", "/a/\(alert.number)")
                json.member("self", "/v1/alerts/\(alert.id.text)")
            }
        }
    }

    package static func write(_ subject: AlertSubject, to json: inout JSONWriter) {
        json.object { json in
            json.member("platform", subject.platform)
            json.member("platform_name", subject.platformName)
            // Only what the alert is about: a platform's alert has no source, a roll-up's names no platform.
            if let jurisdiction = subject.jurisdiction { json.member("jurisdiction", jurisdiction) }
            if let system = subject.system { json.member("system", system) }
            if let source = subject.source { json.member("source", source) }
            if let documentType = subject.documentType { json.member("doc_type", documentType) }
            if let host = subject.host { json.member("host", host) }
            if let category = subject.category { json.member("category", category) }
        }
    }

    package static func write(_ resolution: Resolution, to json: inout JSONWriter) {
        json.object { json in
            json.member("reason", resolution.reason.rawValue)
            json.member("note", resolution.note)
            json.member("until", resolution.until?.rfc3339)
        }
    }

    package static func write(_ snooze: Snooze, to json: inout JSONWriter) {
        json.object { json in
            json.member("until", snooze.until?.rfc3339)
            json.member("until_escalates", snooze.untilEscalates)
        }
    }

    package static func write(_ action: SuggestedAction, to json: inout JSONWriter) {
        json.object { json in
            json.member("code", action.code)
            json.member("fr", action.fr)
            json.member("en", action.en)
            json.member("effect", String?.none)
        }
    }
}

extension AlertJSON {
    /// Where to read the events of the alert's window; `nil` where it has none.
    private static func evidenceQuery(_ alert: Alert) -> String? {
        guard let window = alert.explanation.window else { return nil }
        let subject = alert.subject
        var filters: [(field: String, value: String?)] = [("platform", subject.platform)]
        // Of a roll-up; a platform's events are found by the platform.
        if subject.platform == nil { filters.append(("jurisdiction", subject.jurisdiction)) }
        filters += [("source", subject.source), ("doc_type", subject.documentType)]
        let query = filters.compactMap { filter in filter.value.map { "filter=\(filter.field):\(percentEncoded($0))&" }
        }
        return "/v1/events?\(query.joined())from=\(window.from)&to=\(window.to)"
    }

    /// Everything but the unreserved characters of RFC 3986 and `/` as `%XX`.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                bytes.append(byte)
            default:
                bytes.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
