package import Domain
package import Query

/// Alerts as Alertmanager's API v2 takes them (`POST /api/v2/alerts`).
package enum AlertmanagerBody {
    /// An alert that is not sent again within this time counts as resolved there, in seconds.
    package static let lifetime: Int64 = 300
    /// Of one label or annotation, in UTF-16 units: Alertmanager sets no limit, whom it tells do.
    private static let longest = 4_000

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
            let end = view.isResolved ? now : now.advanced(bySeconds: lifetime)
            // An alert that ends before it starts is refused, and all that come with it; a sender's clock may be ahead.
            let start = min(content.first_seen.flatMap { Timestamp(rfc3339: $0) } ?? view.at, end)
            json.member("startsAt", start.rfc3339)
            json.member("endsAt", end.rfc3339)
            if let link = wording.link(view) { json.member("generatorURL", link) }
        }
    }

    /// An empty label is none.
    ///
    /// Names are those above: letters and `_`, as Prometheus wants them.
    private static func label(_ name: String, _ value: String?, _ json: inout JSONWriter) {
        if let value, !value.isEmpty { json.member(name, value.limited(to: longest)) }
    }
}
