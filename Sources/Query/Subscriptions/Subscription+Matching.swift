import Capture
import Domain

/// A message with what subscriptions choose by.
package struct RoutedMessage: Sendable, Hashable {
    package var message: OutboxMessage
    /// The name of what it is about: an alert, or a subscription.
    package var subject: String?
    /// Of the alert: its group, and whether it is muted.
    package var group: String?
    package var isMuted: Bool

    package init(
        message: OutboxMessage,
        subject: String? = nil,
        group: String? = nil,
        isMuted: Bool = false
    ) {
        self.message = message
        self.subject = subject
        self.group = group
        self.isMuted = isMuted
    }
}

extension OutboxMessage {
    /// What filters may speak of: on the stream, and in subscriptions.
    package static let filterFields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .category, .kind, .severity, .state,
        .eventType,
    ]

    /// The text that a filter compares.
    package func value(of field: Filter.Field) -> String? {
        switch field {
        case .severity: severity
        case .platform: platform
        case .kind: kind
        case .eventType: type
        default: fields[field]
        }
    }
}

extension Subscription {
    /// What its filters may speak of.
    package static let fields = OutboxMessage.filterFields

    /// The word that a subscription ended for the others, whatever they chose: somebody must learn of it.
    package static let disabledType = "subscription.disabled"
    package static let pingType = "test.ping"
    /// The types of messages that there are.
    package static let types = [
        "alert.opened", "alert.updated", "alert.escalated", "alert.acknowledged", "alert.snoozed", "alert.resolved",
        "alert.reopened", "alert.commented", "platform.discovered", "field.discovered", "flow.silent", "flow.resumed",
        "exposure.crossed", "policy.changed", disabledType, "report.ready",
    ]

    /// Whether an open alert is one that this subscription tells of, by whatever type it came to tell of it.
    package func wantsReminder(_ routed: RoutedMessage) -> Bool {
        ["alert.opened", "alert.updated", "alert.escalated", "alert.reopened"]
            .contains { type in
                var told = routed
                told.message.type = type
                return wants(told)
            }
    }

    /// Whether a message is for this subscription; one that is pending is sent it once it is active.
    ///
    /// A filter that this build cannot read lets everything through: rather told too much than not told.
    package func wants(_ routed: RoutedMessage) -> Bool {
        // Who mirrors the state of alerts may have been told before the mute, and must hear of the end.
        let isEnd = routed.message.type == "alert.resolved" && !channel.gathers
        guard !routed.isMuted || isEnd, status != .disabled else { return false }
        if routed.message.type == Subscription.disabledType { return routed.subject != id.text }
        let type = Array(routed.message.type.utf8)
        guard events.contains(where: { Glob($0).matches(type) }) else { return false }
        return filters.allSatisfy { Subscription.passes($0, routed) }
    }

    /// One filter in its written form.
    package static func passes(_ text: String, _ routed: RoutedMessage) -> Bool {
        guard let filter = try? FilterParser.parse(text, fields: fields) else { return true }
        return filter.passes { routed.message.value(of: $0) }
    }
}
