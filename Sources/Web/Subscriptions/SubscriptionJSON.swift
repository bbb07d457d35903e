import Domain
import Query

/// Subscriptions on the wire.
enum SubscriptionJSON {
    static func write(
        _ subscription: Subscription,
        secret: String? = nil,
        verification: Attempt? = nil,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", subscription.id.text)
            json.member("revision", subscription.revision)
            json.member("name", subscription.name)
            json.member("channel", subscription.channel.rawValue)
            writeEndpoint(subscription, to: &json)
            json.member("events", subscription.events)
            json.member("filter", subscription.filters)
            json.member("detail", subscription.detail.rawValue)
            json.member("group", subscription.isGrouped)
            json.member("lang", subscription.language.rawValue)
            json.name("quiet")
            if let quiet = subscription.quiet { write(quiet, to: &json) } else { json.null() }
            json.member("digest", subscription.digestSeconds.map(DigestInterval.text))
            json.member("max_per_hour", subscription.maxPerHour)
            json.member("status", subscription.status.rawValue)
            json.member("status_reason", subscription.statusReason)
            json.member("status_since", subscription.statusSince)
            json.member("failing_since", subscription.failingSince)
            json.member("created", subscription.createdAt)
            json.member("previous_secret_until", subscription.previousSecretUntil)
            json.member("links") { json in
                json.member("self", "/v1/subscriptions/\(subscription.id.text)")
                json.member("deliveries", "/v1/subscriptions/\(subscription.id.text)/deliveries")
            }
            if let secret { json.member("secret", secret) }
            if let verification {
                json.name("verification")
                write(verification, to: &json)
            }
        }
    }

    /// What is as good as a password is not shown again.
    private static func writeEndpoint(_ subscription: Subscription, to json: inout JSONWriter) {
        let endpoint = subscription.endpoint
        switch subscription.channel {
        case .email: json.member("to", endpoint.recipients)
        case .webhook, .alertmanager: json.member("url", endpoint.url)
        case .slack, .teams: json.member("url", "https://\(subscription.target)/…")
        case .pagerduty:
            json.member("url", endpoint.url)
            json.member("routing_key", endpoint.routingKey.map { "…" + $0.suffix(4) })
        }
    }

    private static func write(_ quiet: QuietHours, to json: inout JSONWriter) {
        json.object { json in
            json.member("tz", quiet.timeZone)
            json.member("hours", quiet.hours)
            json.member("except", quiet.except)
        }
    }

    static func write(_ attempt: Attempt, to json: inout JSONWriter) {
        json.object { json in
            json.member("at", attempt.at)
            json.member("ok", attempt.isSuccess)
            json.member("status", attempt.status)
            json.member("ms", attempt.milliseconds)
            json.member("error", attempt.error)
            json.member("response_excerpt", attempt.excerpt)
        }
    }

    static let attempt =
        #"{"at":"2026-11-14T15:04:05Z","ok":true,"status":204,"ms":81,"error":null,"response_excerpt":null}"#

    static let request =
        #"{"name":"SecOps","channel":"webhook","url":"https://hooks.acme.example/vigie","events":["alert.opened","alert.escalated","alert.resolved","platform.discovered"],"filter":["severity>=high","-platform:adp"],"detail":"full","group":true,"lang":"fr","quiet":{"tz":"America/Toronto","hours":"22:00-06:00","except":"severity>=critical"},"digest":null,"max_per_hour":30,"verify":true}"#

    static let example =
        #"{"id":"sub_01h5n3k0q7ye8","revision":2,"name":"SecOps","channel":"webhook","url":"https://hooks.acme.example/vigie","events":["alert.opened","alert.escalated","alert.resolved","platform.discovered"],"filter":["severity>=high","-platform:adp"],"detail":"full","group":true,"lang":"fr","quiet":{"tz":"America/Toronto","hours":"22:00-06:00","except":"severity>=critical"},"digest":null,"max_per_hour":30,"status":"active","status_reason":null,"status_since":"2026-11-14T15:04:05Z","failing_since":null,"created":"2026-11-14T15:04:04Z","previous_secret_until":null,"links":{"self":"/v1/subscriptions/sub_01h5n3k0q7ye8","deliveries":"/v1/subscriptions/sub_01h5n3k0q7ye8/deliveries"}}"#

    static let created =
        String(example.dropLast()) + #","secret":"whsec_dmlnaWUtZXhhbXBsZS1zZWNyZXQtMzItYnl0ZXMhISE="}"#
}

/// The time between two digests: `15m`, `1h`, `1d`.
enum DigestInterval {
    private static let bounds = 300...604_800

    static func seconds(_ text: String) -> Int32? {
        guard let unit = text.last, let count = Int32(text.dropLast()), text.first != "+", 1...100_000 ~= count else {
            return nil
        }
        let seconds: Int32
        switch unit {
        case "m": seconds = 60
        case "h": seconds = 3_600
        case "d": seconds = 86_400
        default: return nil
        }
        let (product, overflow) = count.multipliedReportingOverflow(by: seconds)
        return !overflow && bounds.contains(Int(product)) ? product : nil
    }

    static func text(_ seconds: Int32) -> String {
        if seconds % 86_400 == 0 { return "\(seconds / 86_400)d" }
        return seconds % 3_600 == 0 ? "\(seconds / 3_600)h" : "\(seconds / 60)m"
    }
}
