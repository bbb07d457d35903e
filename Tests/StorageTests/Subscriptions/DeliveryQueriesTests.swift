import Delivery
import Postgres
import Domain
import Query
import Storage
import Testing

@Suite("Delivery and its rows")
struct DeliveryQueriesTests {
    @Test("each message becomes one delivery for each who wants it, however many fan out at once")
    func exactlyOnce() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("one")
            try await desk.subscribe("two")
            try await desk.subscribe("none") { $0.events = ["platform.discovered"] }
            try await desk.subscribe("filtered") { $0.filters = ["severity>=critical"] }
            try await desk.tell(1...40)
            let other = DeliveryDesk.service(desk.queue, desk.receivers, desk.clock, database)
            try await withThrowingTaskGroup { group in
                for service in [desk.service, other, desk.service, other] {
                    group.addTask { while try await service.round() > 0 {} }
                }
                try await group.waitForAll()
            }
            try await desk.settle()
            for name in ["one", "two"] {
                #expect(desk.receivers.receipts(name).count == 40)
                #expect(desk.receivers.good(name).count == 40)
            }
            #expect(desk.receivers.receipts("none").isEmpty && desk.receivers.receipts("filtered").isEmpty)
            #expect(try await desk.count("state = 'delivered' AND attempts = 1") == 80)
        }
    }

    @Test("what was there before the first subscription is not sent")
    func nothingOld() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.tell(1...3)
            try await desk.settle()
            try await desk.subscribe("late")
            try await desk.tell(4...4)
            try await desk.settle()
            #expect(desk.receivers.receipts("late").count == 1)
        }
    }

    @Test("a lease that nobody answers runs out, and the delivery goes out under the same name")
    func lostLease() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("one")
            try await desk.tell(1...1)
            _ = try await desk.queue.fanOut(limit: 10, at: desk.clock.now) { _, _, _ in .send(at: DeliveryDesk.start) }
            // A process takes it and is killed.
            let taken = try await desk.queue.lease(
                at: desk.clock.now,
                for: .seconds(20),
                room: [:],
                otherwise: 4,
                limit: 10
            )
            #expect(taken.count == 1)
            #expect(try await desk.settle() == 0)
            desk.clock.advance(bySeconds: 21)
            #expect(try await desk.settle() == 1)
            #expect(desk.receivers.good("one") == [try #require(taken.first).id.webhookID])
            // The first process was only slow: its late failure changes nothing.
            let late = DeliveryResult(
                id: try #require(taken.first).id,
                subscription: try #require(taken.first).subscription.id,
                attemptsBefore: 0,
                attempt: Attempt(at: desk.clock.now, error: "timeout"),
                verdict: .retry(at: desk.clock.now)
            )
            try await desk.queue.record([late], patience: .seconds(3), at: desk.clock.now)
            #expect(try await desk.count("state = 'delivered'") == 1)
        }
    }

    @Test("a bug that marks deliveries before they are sent loses those that a crash catches")
    func plantedBug() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database, marksBeforeSending: true)
            try await desk.subscribe("one")
            try await desk.tell(1...1)
            _ = try await desk.queue.fanOut(limit: 10, at: desk.clock.now) { _, _, _ in .send(at: DeliveryDesk.start) }
            _ = try await desk.queue.lease(at: desk.clock.now, for: .seconds(20), room: [:], otherwise: 4, limit: 10)
            desk.clock.advance(bySeconds: 3_600)
            try await desk.settle()
            #expect(desk.receivers.good("one").isEmpty)
        }
    }

    @Test("messages of a group go out as one, and a capped rest is folded with a count")
    func gathering() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("grouped") { $0.isGrouped = true }
            try await desk.subscribe("capped") { $0.maxPerHour = .some(3) }
            try await desk.tell(1...2)
            try await desk.settle()
            try await desk.tell(3...150)
            try await desk.settle()
            #expect(desk.receivers.receipts("grouped").isEmpty)
            #expect(desk.receivers.receipts("capped").count == 3)
            desk.clock.advance(bySeconds: 10)
            try await desk.settle()
            #expect(desk.receivers.receipts("grouped").map(\.type) == ["alert.digest"])
            #expect(try await desk.count("cardinality(sequences) = 100 AND more = 50") == 1)
            desk.clock.advance(bySeconds: 3_600)
            try await desk.settle()
            #expect(desk.receivers.receipts("capped").map(\.type).last == "alert.digest")
            #expect(desk.receivers.receipts("capped").count == 4)
            #expect(try await desk.count("cardinality(sequences) = 100 AND more = 47") == 1)
            // What comes after a bundle went out begins another.
            try await desk.tell(151...151)
            try await desk.settle()
            desk.clock.advance(bySeconds: 10)
            try await desk.settle()
            #expect(desk.receivers.receipts("grouped").map(\.type) == ["alert.digest", "alert.opened"])
        }
    }

    @Test("muted alerts are not told; each delivery is in its alert's own story")
    func mutedAndTimeline() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await database.addAlert(number: 1)
            let subscription = try await desk.subscribe("one")
            try await desk.tell(1...1)
            try await desk.tell(2...2, extra: ", 'muted_by', 'mute_1'")
            try await desk.settle()
            #expect(desk.receivers.receipts("one").count == 1)
            let story = try await database.text(
                """
                SELECT actor || ' ' || action || ' ' || (detail->>'subscription') || ' ' || (detail->>'outcome')
                FROM alert_timeline
                """
            )
            #expect(story == "vigie delivered \(subscription.id.text) delivered")
        }
    }

    @Test("one is replayed under its own name, a span as a whole, and only by an active subscription")
    func replay() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let subscription = try await desk.subscribe("one")
            try await desk.tell(1...3)
            try await desk.settle()
            let page = try await desk.subscriptions.deliveries(subscription.id, DeliveryQuery(limit: 2))
            #expect(page.elements.count == 2 && page.next != nil)
            let rest = try await desk.subscriptions.deliveries(subscription.id, DeliveryQuery(after: page.next))
            #expect(rest.elements.count == 1 && rest.next == nil)
            let one = try #require(rest.elements.first)
            #expect(one.outcome == .delivered && one.attempts.map(\.status) == [204])
            try await desk.subscriptions.replay(one.id, of: subscription.id, by: "test")
            try await desk.settle()
            #expect(desk.receivers.receipts("one").filter { $0.id == one.id.webhookID }.count == 2)
            #expect(try await desk.subscriptions.delivery(one.id, of: subscription.id).attempts.count == 2)
            let from = desk.clock.now.advanced(bySeconds: -60)
            let to = desk.clock.now.advanced(bySeconds: 60)
            let count = try await desk.subscriptions.replay(
                subscription.id,
                from: from,
                to: to,
                outcomes: [.delivered],
                by: "test"
            )
            #expect(count == 3)
            try await desk.settle()
            #expect(desk.receivers.receipts("one").count == 7 && desk.receivers.good("one").count == 3)
            var change = SubscriptionChange()
            change.status = .disabled
            _ = try await desk.subscriptions.change(subscription.id, change, ifRevision: nil, by: "test")
            await #expect(throws: StoreError.illegalTransition(allowed: ["active"])) {
                try await desk.subscriptions.replay(one.id, of: subscription.id, by: "test")
            }
            await #expect(throws: StoreError.notFound) {
                try await desk.subscriptions.replay(one.id, of: SubscriptionID(raw: 9), by: "test")
            }
        }
    }

    @Test("what waits for a subscription that has yet to prove itself goes out once it has, and not before")
    func unproven() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            // Two of one receiver: its target works, and that is not enough.
            let one = try await desk.subscribe("one")
            try await desk.subscribe("two") {
                $0.endpoint = Endpoint(url: "https://one.example/two")
                $0.target = "one.example:443"
            }
            try await desk.tell(1...1)
            _ = try await desk.queue.fanOut(limit: 10, at: desk.clock.now) { _, _, _ in .send(at: DeliveryDesk.start) }
            var change = SubscriptionChange()
            change.status = .pending
            _ = try await desk.subscriptions.change(one.id, change, ifRevision: nil, by: "test")
            try await desk.settle()
            #expect(desk.receivers.receipts("one").count == 1)
            change.status = .active
            _ = try await desk.subscriptions.change(one.id, change, ifRevision: nil, by: "test")
            try await desk.settle()
            #expect(desk.receivers.good("one").count == 2)
        }
    }

    @Test("the stream filters by what subscriptions filter by")
    func streamFields() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.tell(1...1, extra: ", 'state', 'open'")
            let bell = OutboxBell(configuration: database.configuration)
            let messages = try await OutboxQueries(pool: database.pool, bell: bell).messages(after: 0, limit: 5)
            let message = try #require(messages.first)
            #expect(message.value(of: .system) == "erp" && message.value(of: .state) == "open")
            #expect(message.value(of: .severity) == "high" && message.value(of: .host) == nil)
        }
    }

    @Test("the service's role may do all of it")
    func role() async throws {
        try await ReadingDatabase.with { database in
            let role = try await database.text(
                """
                SELECT string_agg(DISTINCT privilege_type, ',' ORDER BY privilege_type)
                FROM information_schema.role_table_grants WHERE grantee = 'vigie_service' AND table_name = 'delivery'
                """
            )
            #expect(role == "DELETE,INSERT,SELECT,UPDATE")
        }
    }
}
