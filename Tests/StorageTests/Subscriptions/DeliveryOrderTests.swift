import Delivery
import Domain
import Query
import Storage
import Testing

@Suite("Deliveries at the same moment")
struct DeliveryOrderTests {
    private func lease(_ desk: DeliveryDesk) async throws -> [LeasedDelivery] {
        _ = try await desk.queue.fanOut(limit: 100, at: desk.clock.now) { _, _, _ in .send(at: DeliveryDesk.start) }
        return try await desk.queue.lease(at: desk.clock.now, for: .seconds(20), room: [:], otherwise: 4, limit: 10)
    }

    private func end(
        _ delivery: LeasedDelivery,
        _ verdict: DeliveryResult.Verdict,
        _ desk: DeliveryDesk
    ) async throws {
        let status: Int32 = verdict == .delivered ? 202 : 500
        let result = DeliveryResult(
            id: delivery.id,
            subscription: delivery.subscription.id,
            attemptsBefore: delivery.attempts,
            attempt: Attempt(at: desk.clock.now, status: status),
            verdict: verdict
        )
        try await desk.queue.record([result], patience: .seconds(3_600), at: desk.clock.now)
    }

    @Test(
        "a channel that mirrors the state of alerts hears of one alert in order; others need not wait",
        arguments: DeliveryChannel.allCases
    )
    func order(_ channel: DeliveryChannel) async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("one") {
                $0.channel = channel
                $0.endpoint?.routingKey = "R0"
            }
            try await desk.tell(1...1)
            try await desk.tell(1...2, type: "alert.resolved")
            let first = try await lease(desk)
            guard !channel.gathers else { return #expect(first.count == 3) }
            #expect(first.map(\.type) == ["alert.opened", "alert.resolved"])
            let opened = try #require(first.first)
            try await end(opened, .retry(at: desk.clock.now.advanced(bySeconds: 60)), desk)
            #expect(try await lease(desk).isEmpty)
            desk.clock.advance(bySeconds: 10)
            #expect(try await lease(desk).isEmpty)
            desk.clock.advance(bySeconds: 51)
            // The other lease has run out meanwhile.
            let again = try await lease(desk)
            #expect(Set(again.map(\.id)) == [opened.id, first[1].id])
            try await end(try #require(again.first { $0.id == opened.id }), .delivered, desk)
            #expect(try await lease(desk).map(\.type) == ["alert.resolved"])
        }
    }

    @Test("what may not wait brings along what waits for morning about the same alert, and nothing else")
    func urgent() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("one") {
                $0.channel = .pagerduty
                $0.endpoint?.routingKey = "R0"
            }
            try await desk.tell(1...2)
            let morning = desk.clock.now.advanced(bySeconds: 6 * 3_600)
            _ = try await desk.queue.fanOut(limit: 10, at: desk.clock.now) { _, _, _ in .send(at: morning) }
            #expect(try await lease(desk).isEmpty)
            desk.clock.advance(bySeconds: 60)
            try await desk.tell(1...1, type: "alert.escalated")
            let now = desk.clock.now
            _ = try await desk.queue.fanOut(limit: 10, at: now) { _, _, _ in .send(at: now) }
            var told: [String] = []
            for _ in 0..<3 {
                for delivery in try await lease(desk) {
                    told += delivery.messages.map { $0.type + " " + ($0.json.contains("\"al_1\"") ? "1" : "2") }
                    try await end(delivery, .delivered, desk)
                }
            }
            #expect(told == ["alert.opened 1", "alert.escalated 1"])
            desk.clock.advance(to: morning)
            #expect(try await lease(desk).count == 1)
        }
    }

    @Test("a replay leaves alone what is under way, and a success counts that comes after its subscription was ended")
    func underWay() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let subscription = try await desk.subscribe("one")
            try await desk.tell(1...1)
            let delivery = try #require(try await lease(desk).first)
            let span = (desk.clock.now.advanced(bySeconds: -60), desk.clock.now.advanced(bySeconds: 60))
            let replayed = try await desk.subscriptions.replay(
                subscription.id,
                from: span.0,
                to: span.1,
                outcomes: [.pending],
                by: "test"
            )
            #expect(replayed == 0)
            #expect(try await lease(desk).isEmpty)
            var change = SubscriptionChange()
            change.status = .disabled
            _ = try await desk.subscriptions.change(subscription.id, change, ifRevision: nil, by: "test")
            #expect(try await desk.count("state = 'failed'") == 1)
            try await end(delivery, .delivered, desk)
            #expect(try await desk.count("state = 'delivered'") == 1)
        }
    }

    @Test(
        "of an alert that has ended, a replay repeats the end and never what came before it, where state is mirrored",
        arguments: [DeliveryChannel.pagerduty, .alertmanager, .webhook]
    )
    func replays(_ channel: DeliveryChannel) async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let subscription = try await desk.subscribe("one") {
                $0.channel = channel
                $0.endpoint?.routingKey = "R0"
            }
            let span = (desk.clock.now.advanced(bySeconds: -60), desk.clock.now.advanced(bySeconds: 60))
            try await desk.tell(1...2)
            let opened = try await lease(desk)
            // Given up, and then the first of the two ended.
            for delivery in opened { try await end(delivery, .failed, desk) }
            try await desk.tell(1...1, type: "alert.resolved")
            let resolved = try #require(try await lease(desk).first)
            try await end(resolved, .delivered, desk)
            let count = try await desk.subscriptions.replay(
                subscription.id,
                from: span.0,
                to: span.1,
                outcomes: [.failed],
                by: "test"
            )
            #expect(count == (channel.gathers ? 2 : 1))
            let again = try await lease(desk)
            #expect(again.map(\.type).allSatisfy { $0 == "alert.opened" } && again.count == count)
            for delivery in again { try await end(delivery, .delivered, desk) }
            // One by its name: its alert's last word.
            let first = try #require(opened.first { $0.messages.first?.json.contains("\"al_1\"") == true })
            try await desk.subscriptions.replay(first.id, of: subscription.id, by: "test")
            let one = try await lease(desk)
            #expect(one.map(\.id) == [channel.gathers ? first.id : resolved.id])
        }
    }

    @Test("what comes while a new endpoint has yet to prove itself is kept for it for three days, and for no ended one")
    func pending() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let moved = try await desk.subscribe("one")
            let ended = try await desk.subscribe("two")
            try await desk.tell(1...1)
            #expect(try await lease(desk).count == 2)
            var change = SubscriptionChange()
            change.endpoint = Endpoint(url: "https://new.example/")
            change.target = "new.example:443"
            change.status = .pending
            _ = try await desk.subscriptions.change(moved.id, change, ifRevision: nil, by: "test")
            var stop = SubscriptionChange()
            stop.status = .disabled
            _ = try await desk.subscriptions.change(ended.id, stop, ifRevision: nil, by: "test")
            desk.clock.advance(bySeconds: 3 * 86_400 - 1)
            try await desk.tell(2...3)
            #expect(try await lease(desk).isEmpty)
            desk.clock.advance(bySeconds: 2)
            try await desk.tell(4...4)
            #expect(try await lease(desk).isEmpty)
            var proved = SubscriptionChange()
            proved.status = .active
            _ = try await desk.subscriptions.change(moved.id, proved, ifRevision: nil, by: "test")
            let out = try await lease(desk)
            // The first was under way to the old endpoint when that was changed; its lease has run out.
            #expect(out.flatMap { $0.messages.map(\.sequence) }.sorted() == [1, 2, 3])
            #expect(out.allSatisfy { $0.subscription.id == moved.id && $0.subscription.target == "new.example:443" })
        }
    }
}
