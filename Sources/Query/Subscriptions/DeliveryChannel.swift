/// The way that messages take to who subscribed.
///
/// Raw values are the words of the API.
package enum DeliveryChannel: String, Sendable, Hashable, CaseIterable {
    /// Standard Webhooks 1.0, signed.
    case webhook
    /// Prometheus Alertmanager, API v2.
    case alertmanager
    case slack
    /// Microsoft Teams, through the webhook of a workflow.
    case teams
    /// PagerDuty, Events API v2.
    case pagerduty
    case email

    /// Whether several messages can go out as one. The others keep an alert's state by its name, message by message.
    package var gathers: Bool {
        switch self {
        case .webhook, .slack, .teams, .email: true
        case .alertmanager, .pagerduty: false
        }
    }

    /// Whether the receiver checks a signature of ours.
    package var isSigned: Bool { self == .webhook }
}

/// Where one subscription's messages go: kept sealed, since a part of it is often as good as a password.
package struct Endpoint: Sendable, Hashable {
    /// Of every channel but e-mail.
    package var url: String?
    /// PagerDuty's integration key.
    package var routingKey: String?
    /// The addresses of an e-mail.
    package var recipients: [String]

    package init(url: String? = nil, routingKey: String? = nil, recipients: [String] = []) {
        self.url = url
        self.routingKey = routingKey
        self.recipients = recipients
    }
}
