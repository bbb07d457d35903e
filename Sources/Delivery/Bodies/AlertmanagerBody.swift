package import Domain
package import Query

/// Alerts as Alertmanager's API v2 takes them (`POST /api/v2/alerts`).
package enum AlertmanagerBody {
    /// An alert that is not sent again within this time counts as resolved there, in seconds.
    package static let lifetime: Int64 = 300

    /// What is about no alert ends by itself.
    package static func json(
        _ messages: [OutboxMessage],
        _ wording: Wording,
        at now: Timestamp
    ) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for message in messages { write(MessageView(message), message, wording, now, to: &json) }
        }
        return json.bytes
    }

    private static func write(
        _ view: MessageView,
        _ message: OutboxMessage,
        _ wording: Wording,
        _ now: Timestamp,
        to json: inout JSONWriter
    ) {
        let content = view.content
        json.object { json in
            json.member("labels") { json in
                // Together they are the alert's name there: what changes in an alert's life stays out of them, but for
                // the severity, which routes are made of. An alert under its old severity ends by itself.
                label("alertname", content.kind ?? view.type, &json)
                label("vigie_alert", content.id, &json)
                label("severity", message.severity, &json)
                label("platform", message.platform, &json)
                label("jurisdiction", content.subject?.jurisdiction, &json)
                label("system", content.subject?.system, &json)
                label("source", content.subject?.source, &json)
            }
            json.member("annotations") { json in
                label("title", wording.title(view), &json)
                label("summary", wording.summary(view), &json)
                let why = wording.reasons(view).joined(separator: "\n")
                label("description", why, &json)
                label("action", wording.action(view), &json)
            }
            json.member("startsAt", content.first_seen ?? view.at.rfc3339)
            let end = view.isResolved ? now : now.advanced(bySeconds: lifetime)
            json.member("endsAt", end.rfc3339)
            if let link = wording.link(view) { json.member("generatorURL", link) }
        }
    }

    /// An empty label is none.
    private static func label(_ name: String, _ value: String?, _ json: inout JSONWriter) {
        if let value, !value.isEmpty { json.member(name, value) }
    }
}
