import Foundation
package import Domain
package import Query

/// When a message goes to a subscription: at once, later, or together with others.
package struct MessagePlan: Sendable {
    private let schedule: RetrySchedule

    /// How long the alerts of a group are waited for, once the first is there.
    private static let groupWait = Duration.seconds(10)

    package init(schedule: RetrySchedule) { self.schedule = schedule }

    package func plan(
        _ subscription: Subscription,
        _ routed: RoutedMessage,
        _ use: HourlyUse,
        at now: Timestamp
    ) -> DeliveryPlan {
        // An incident has no comments that are ours to write.
        if subscription.channel == .pagerduty, routed.message.type == "alert.commented" { return .drop }
        let isUrgent = routed.message.type == Subscription.disabledType
        guard !isUrgent else { return .send(at: now) }
        if let end = MessagePlan.quietEnd(subscription.quiet, routed, at: now) {
            return subscription.channel.gathers ? .gather(bundle: "quiet", until: end) : .send(at: end)
        }
        guard subscription.channel.gathers else { return .send(at: now) }
        if let seconds = subscription.digestSeconds {
            return .gather(bundle: "digest", until: now.advanced(by: schedule.scaled(.seconds(Int64(seconds)))))
        }
        if let most = subscription.maxPerHour, use.count >= Int(most) {
            let end = (use.oldest ?? now).advanced(bySeconds: 3_600)
            return .gather(bundle: "cap", until: max(end, now.advanced(bySeconds: 60)))
        }
        if subscription.isGrouped, let group = routed.group ?? MessagePlan.place(routed) {
            return .gather(bundle: "group:" + group, until: now.advanced(by: schedule.scaled(MessagePlan.groupWait)))
        }
        return .send(at: now)
    }

    /// What has no group by name goes with the others of its platform.
    private static func place(_ routed: RoutedMessage) -> String? {
        guard routed.message.type.hasPrefix("alert.") else { return nil }
        return routed.message.platform.map { "platform:" + $0 }
    }

    /// When the quiet hours end that `now` is in; `nil` outside of them, and for what they let through.
    static func quietEnd(_ quiet: QuietHours?, _ routed: RoutedMessage, at now: Timestamp) -> Timestamp? {
        guard let quiet, let zone = TimeZone(identifier: quiet.timeZone) else { return nil }
        if let except = quiet.except, Subscription.passes(except, routed) { return nil }
        let offset = Int64(zone.secondsFromGMT(for: now.date))
        let second = (now.seconds + offset) % 86_400
        let minute = Int((second < 0 ? second + 86_400 : second) / 60)
        let isQuiet =
            quiet.start < quiet.end
            ? quiet.start..<quiet.end ~= minute : minute >= quiet.start || minute < quiet.end
        guard isQuiet else { return nil }
        let minutes = (quiet.end - minute + 1_440) % 1_440
        let end = Timestamp(seconds: now.seconds - now.seconds % 60 + Int64(minutes) * 60)
        // Over a change of the clock, the end is where the clock of the place says so.
        let change = Int64(zone.secondsFromGMT(for: end.date)) - offset
        return end.advanced(bySeconds: -change)
    }
}

extension Timestamp {
    var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }
}
