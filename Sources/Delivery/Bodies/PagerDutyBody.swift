import Domain
package import Query

/// One event of PagerDuty's Events API v2.
package enum PagerDutyBody {
    /// What PagerDuty takes, in characters.
    private static let longestSummary = 1_024
    private static let longestKey = 255
    /// Of what it sets no limit for, but for the 512 kB of all.
    private static let longest = 1_024

    /// `nil` for what changes no incident there, such as a comment.
    package static func json(_ message: OutboxMessage, _ wording: Wording, routingKey: String) -> [UInt8]? {
        let view = MessageView(message)
        guard let named = action(view.type) else { return nil }
        // Whatever else is said of an alert that has ended, its incident stays ended.
        let action = view.isResolved ? "resolve" : named
        var json = JSONWriter()
        json.object { json in
            json.member("routing_key", routingKey)
            json.member("event_action", action)
            json.member("dedup_key", dedupKey(view, message))
            json.member("client", "Vigie")
            if let publicURL = wording.publicURL { json.member("client_url", publicURL) }
            if action == "trigger" { payload(view, message, wording, &json) }
        }
        return json.bytes
    }

    private static func payload(
        _ view: MessageView,
        _ message: OutboxMessage,
        _ wording: Wording,
        _ json: inout JSONWriter
    ) {
        let summary = wording.title(view) + (wording.summary(view).map { " – " + $0 } ?? "")
        json.member("payload") { json in
            json.member("summary", summary.limited(to: longestSummary))
            let source = view.content.subject?.source?.onOneLine ?? message.platform ?? ""
            json.member("source", source.isEmpty ? "vigie" : source.limited(to: longest))
            json.member("severity", severity(message.severity))
            json.member("timestamp", view.at.rfc3339)
            if let platform = message.platform { json.member("component", platform.limited(to: longest)) }
            if let system = view.content.subject?.system?.onOneLine {
                json.member("group", system.limited(to: longest))
            }
            json.member("class", (view.content.kind ?? view.type).limited(to: longest))
            json.member("custom_details") { json in
                json.member("why", wording.reasons(view).map { $0.limited(to: longest) })
                if let action = wording.action(view) { json.member("action", action.limited(to: longest)) }
            }
        }
        guard let link = wording.link(view) else { return }
        json.name("links")
        json.array { json in
            json.object { json in
                json.member("href", link)
                json.member("text", wording.openLink)
            }
        }
    }

    /// An alert's life is an incident's: the same name from trigger to resolve.
    private static func dedupKey(_ view: MessageView, _ message: OutboxMessage) -> String {
        let key = "vigie/" + (view.content.id ?? "\(view.type)/\(message.sequence)")
        return String(key.prefix(longestKey))
    }

    private static func action(_ type: String) -> String? {
        switch type {
        case "alert.resolved": "resolve"
        case "alert.acknowledged", "alert.snoozed": "acknowledge"
        case "alert.commented": nil
        // A ping must wake nobody: resolving what is not there is accepted and does nothing.
        case Subscription.pingType: "resolve"
        default: "trigger"
        }
    }

    private static func severity(_ word: String?) -> String {
        switch word {
        case "critical": "critical"
        case "high": "error"
        case "medium": "warning"
        default: "info"
        }
    }
}
