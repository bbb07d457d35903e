import Domain
import Query
import Testing

@testable import Delivery

@Suite("When a message goes out")
struct MessagePlanTests {
    private let plan = MessagePlan(schedule: RetrySchedule())

    private func subscription(
        _ channel: DeliveryChannel = .webhook,
        _ change: (inout Subscription) -> Void = { _ in }
    ) -> Subscription {
        var subscription = Stand.delivery(to: "https://hooks.example/", channel).subscription
        change(&subscription)
        return subscription
    }

    private func routed(_ type: String = "alert.opened", group: String? = nil, severity: String = "high")
        -> RoutedMessage
    {
        var message = Stand.message(type)
        message.severity = severity
        return RoutedMessage(message: message, subject: "al_1", group: group)
    }

    private func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test(
        "quiet hours are those of the place, over midnight and over a change of its clock",
        arguments: [
            // Toronto is five hours behind in winter and four in summer.
            ("2026-11-14T02:59:00Z", nil), ("2026-11-14T03:00:00Z", "2026-11-14T11:00:00Z"),
            ("2026-11-14T10:59:59Z", "2026-11-14T11:00:00Z"), ("2026-11-14T11:00:00Z", nil),
            ("2026-07-01T02:00:00Z", "2026-07-01T10:00:00Z"), ("2026-07-01T10:00:00Z", nil),
            // The night of 1 November 2026 has an hour more, that of 8 March 2026 one less.
            ("2026-11-01T03:00:00Z", "2026-11-01T11:00:00Z"), ("2026-03-08T04:00:00Z", "2026-03-08T10:00:00Z"),
        ]
    )
    func quiet(at text: String, until: String?) throws {
        let quiet = QuietHours(timeZone: "America/Toronto", start: 22 * 60, end: 6 * 60)
        let now = try instant(text)
        let expected: DeliveryPlan =
            try until.map { .gather(bundle: "quiet", until: try instant($0)) } ?? .send(at: now)
        #expect(plan.plan(subscription { $0.quiet = quiet }, routed(), HourlyUse(), at: now) == expected)
    }

    @Test("what quiet hours let through goes at once, and an incident waits by itself")
    func exceptions() throws {
        let now = try instant("2026-11-14T04:00:00Z")
        var quiet = QuietHours(timeZone: "America/Toronto", start: 22 * 60, end: 6 * 60)
        let end = try instant("2026-11-14T11:00:00Z")
        #expect(
            plan.plan(subscription(.pagerduty) { $0.quiet = quiet }, routed(), HourlyUse(), at: now) == .send(at: end)
        )
        quiet.except = "severity>=critical"
        let loud = subscription { $0.quiet = quiet }
        #expect(plan.plan(loud, routed(severity: "critical"), HourlyUse(), at: now) == .send(at: now))
        #expect(plan.plan(loud, routed(), HourlyUse(), at: now) == .gather(bundle: "quiet", until: end))
    }

    @Test("a digest, a group and a cap gather; the first message sets the time")
    func gathering() {
        let now = Stand.noon
        let digest = subscription { $0.digestSeconds = 3_600 }
        #expect(
            plan.plan(digest, routed(), HourlyUse(), at: now)
                == .gather(bundle: "digest", until: now.advanced(bySeconds: 3_600))
        )
        let grouped = subscription { $0.isGrouped = true }
        #expect(
            plan.plan(grouped, routed(group: "g1"), HourlyUse(), at: now)
                == .gather(bundle: "group:g1", until: now.advanced(bySeconds: 10))
        )
        #expect(plan.plan(grouped, routed("platform.discovered"), HourlyUse(), at: now) == .send(at: now))
        let capped = subscription { $0.maxPerHour = 3 }
        #expect(plan.plan(capped, routed(), HourlyUse(count: 2), at: now) == .send(at: now))
        let oldest = now.advanced(bySeconds: -600)
        #expect(
            plan.plan(capped, routed(), HourlyUse(count: 3, oldest: oldest), at: now)
                == .gather(bundle: "cap", until: now.advanced(bySeconds: 3_000))
        )
    }

    @Test("that another subscription ended is told at once, whatever was chosen")
    func urgent() {
        let now = Stand.noon
        let all = subscription {
            $0.digestSeconds = 3_600
            $0.isGrouped = true
            $0.maxPerHour = 1
        }
        #expect(plan.plan(all, routed("subscription.disabled"), HourlyUse(count: 9), at: now) == .send(at: now))
        #expect(plan.plan(subscription(.pagerduty), routed("alert.commented"), HourlyUse(), at: now) == .drop)
    }

    @Test(
        "an open alert is sent again to who was told of it by any type, and to nobody else",
        arguments: [
            (["alert.opened", "alert.resolved"], true), (["alert.escalated"], true), (["alert.*"], true),
            (["alert.resolved"], false), (["platform.*"], false),
        ]
    )
    func reminders(events: [String], expected: Bool) {
        let mirror = subscription(.alertmanager) {
            $0.events = events
            $0.filters = ["severity>=high"]
        }
        #expect(mirror.wantsReminder(routed("alert.updated", severity: "high")) == expected)
        #expect(!mirror.wantsReminder(routed("alert.updated", severity: "low")))
    }

    @Test("a subscription chooses by type and filter; muted alerts and its own end are not for it")
    func wants() {
        let chosen = subscription {
            $0.events = ["alert.opened", "platform.*"]
            $0.filters = ["severity>=high", "-platform:adp", "system:odoo*"]
        }
        func message(_ type: String, _ severity: String, system: String?, muted: Bool = false) -> RoutedMessage {
            var routed = routed(type, severity: severity)
            routed.message.fields[.system] = system
            routed.isMuted = muted
            return routed
        }
        #expect(chosen.wants(message("alert.opened", "high", system: "odoo-ventes")))
        #expect(!chosen.wants(message("alert.opened", "medium", system: "odoo-ventes")))
        #expect(!chosen.wants(message("alert.opened", "high", system: "sap")))
        #expect(!chosen.wants(message("alert.opened", "high", system: nil)))
        #expect(!chosen.wants(message("alert.updated", "high", system: "odoo-ventes")))
        #expect(!chosen.wants(message("alert.opened", "high", system: "odoo-ventes", muted: true)))
        #expect(chosen.wants(message("subscription.disabled", "low", system: nil)))
        // Whoever mirrors the state of alerts was told before the mute.
        for channel in DeliveryChannel.allCases {
            let mirror = subscription(channel)
            #expect(mirror.wants(message("alert.resolved", "high", system: nil, muted: true)) == !channel.gathers)
            #expect(!mirror.wants(message("alert.updated", "high", system: nil, muted: true)))
        }
        var own = message("subscription.disabled", "low", system: nil)
        own.subject = chosen.id.text
        #expect(!chosen.wants(own))
    }
}
