import Domain
package import Query

/// What a signed webhook carries: `{"type", "timestamp", "data"}`, the same as on the stream.
package enum WebhookBody {
    /// One message, or several under `alert.digest`.
    package static func json(_ delivery: LeasedDelivery) -> [UInt8] {
        let isThin = delivery.subscription.detail == .thin
        var json = JSONWriter()
        if delivery.messages.count == 1, delivery.more == 0, let message = delivery.messages.first {
            write(message, isThin: isThin, to: &json)
            return json.bytes
        }
        json.object { json in
            json.member("type", "alert.digest")
            json.member("timestamp", (delivery.messages.last?.at ?? delivery.dueAt).rfc3339)
            json.member("data") { json in
                json.member("reason", reason(delivery.bundle))
                json.member("count", delivery.messages.count + delivery.more)
                json.name("alerts")
                json.array { json in
                    for message in delivery.messages { write(message, isThin: isThin, to: &json) }
                }
                json.member("more", delivery.more)
            }
        }
        return json.bytes
    }

    private static func write(_ message: OutboxMessage, isThin: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("type", message.type)
            json.member("timestamp", message.at.rfc3339)
            json.name("data")
            if isThin { thin(message, to: &json) } else { json.raw(message.json) }
        }
    }

    /// Names only, and what a receiver sorts by.
    private static func thin(_ message: OutboxMessage, to json: inout JSONWriter) {
        let content = MessageView(message).content
        json.object { json in
            json.member("id", content.id)
            if let number = content.number { json.member("number", number) }
            if let severity = message.severity { json.member("severity", severity) }
            if let platform = message.platform { json.member("platform", platform) }
        }
    }

    /// Why they come together.
    private static func reason(_ bundle: String?) -> String {
        guard let bundle else { return "digest" }
        return bundle.hasPrefix("group:") ? "group" : bundle
    }
}
