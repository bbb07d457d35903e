package import Domain

/// What a new subscription is asked to be, or what is changed on one; `nil` leaves a member as it is.
package struct SubscriptionChange: Sendable {
    package var name: String?
    package var channel: DeliveryChannel?
    package var endpoint: Endpoint?
    /// Of the endpoint; set together with it.
    package var target: String?
    package var events: [String]?
    package var filters: [String]?
    package var detail: Subscription.Detail?
    package var isGrouped: Bool?
    package var language: Language?
    package var quiet: QuietHours??
    package var digestSeconds: Int32??
    package var maxPerHour: Int32??
    package var status: Subscription.Status?
    package var statusReason: String?

    package init() {}
}

extension SubscriptionChange {
    /// The members that it speaks of, for the audit trail: names, never values.
    package var members: [String] {
        var members: [String] = []
        func add(_ name: String, _ isThere: Bool) { if isThere { members.append(name) } }
        add("name", name != nil)
        add("channel", channel != nil)
        add("endpoint", endpoint != nil)
        add("events", events != nil)
        add("filter", filters != nil)
        add("detail", detail != nil)
        add("group", isGrouped != nil)
        add("lang", language != nil)
        add("quiet", quiet != nil)
        add("digest", digestSeconds != nil)
        add("max_per_hour", maxPerHour != nil)
        add("status", status != nil)
        return members
    }
}
