import Delivery
import Domain
import Query
import Storage
import Testing

/// Three days and more of bad receivers, in seconds.
@Suite("Delivery to receivers that fail")
struct DeliveryFaultTests {
    private static let hour: Int64 = 3_600

    @Test(
        "whatever receivers do for three days, every alert arrives, under one name, and the others hear of who gave up"
    )
    func threeDays() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let start = DeliveryDesk.start
            @Sendable func hours(_ at: Timestamp) -> Int64 { (at.seconds - start.seconds) / Self.hour }
            let names = ["good", "broken", "hanging", "resetting", "slow", "busy", "gone", "dead", "flaky"]
            for name in names { try await desk.subscribe(name) }
            desk.receivers.script("broken") { at, _ in
                .success(IncomingResponse(status: hours(at) < 48 ? 500 : 200))
            }
            desk.receivers.script("hanging") { at, _ in
                hours(at) < 10 ? .failure(.timeout) : .success(IncomingResponse(status: 200))
            }
            desk.receivers.script("resetting") { at, number in
                number % 2 == 0 ? .failure(.reset) : .success(IncomingResponse(status: 202))
            }
            desk.receivers.script("busy") { _, number in
                .success(IncomingResponse(status: number < 3 ? 429 : 200, retryAfter: "120"))
            }
            desk.receivers.script("gone") { _, _ in .success(IncomingResponse(status: 410)) }
            desk.receivers.script("dead") { _, _ in .failure(.refused) }
            desk.receivers.script("flaky") { at, number in
                .success(IncomingResponse(status: (at.seconds / 60 + Int64(number)) % 3 == 0 ? 503 : 204))
            }
            try await desk.tell(1...30)
            var isSecondPart = false
            while hours(desk.clock.now) < 200 {
                try await desk.settle()
                if !isSecondPart, hours(desk.clock.now) >= 24 {
                    isSecondPart = true
                    try await desk.tell(31...60)
                    try await desk.settle()
                }
                guard let due = try await desk.queue.nextDue(excluding: []) else { break }
                // What is due and has no room waits for a breaker, which opens within minutes.
                let step = due > desk.clock.now ? due : desk.clock.now.advanced(bySeconds: 20)
                let next = isSecondPart ? step : min(step, start.advanced(bySeconds: 24 * Self.hour))
                desk.clock.advance(to: next)
            }
            try await desk.settle()

            for name in names where !["gone", "dead"].contains(name) {
                let good = desk.receivers.good(name)
                let alerts = desk.receivers.receipts(name).filter { $0.type == "alert.opened" }
                #expect(Set(alerts.map(\.id)).count == 60, "\(name)")
                #expect(good.isSuperset(of: alerts.map(\.id)), "\(name) lost \(60 - good.count)")
            }
            // 410 ends at once; what failed for three days ends then; both are told to everybody else.
            #expect(Set(desk.receivers.receipts("gone").map(\.id)).count <= 30)
            let dead = try #require(
                try await desk.subscriptions.subscriptions(limit: 50, after: nil).elements.first { $0.name == "dead" }
            )
            #expect(dead.status == .disabled && dead.statusReason == "failing")
            #expect(hours(dead.statusSince) >= 72 && hours(dead.statusSince) < 100)
            let told = desk.receivers.receipts("good").filter { $0.type == Subscription.disabledType }
            #expect(told.count == 2)
            // It was kept: replayed, everything goes out.
            var change = SubscriptionChange()
            change.status = .active
            _ = try await desk.subscriptions.change(dead.id, change, ifRevision: nil, by: "test")
            desk.receivers.script("dead") { _, _ in .success(IncomingResponse(status: 204)) }
            let count = try await desk.subscriptions.replay(
                dead.id,
                from: start.advanced(bySeconds: -1),
                to: desk.clock.now,
                outcomes: [.failed],
                by: "test"
            )
            desk.clock.advance(bySeconds: 600)
            try await desk.settle()
            #expect(count >= 60 && desk.receivers.good("dead").count == count)
        }
    }

    @Test("a wish to be left alone is kept to the second")
    func retryAfter() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("busy")
            desk.receivers.script("busy") { _, number in
                .success(IncomingResponse(status: number == 0 ? 429 : 204, retryAfter: "90"))
            }
            try await desk.tell(1...1)
            try await desk.settle()
            desk.clock.advance(bySeconds: 89)
            #expect(try await desk.settle() == 0)
            desk.clock.advance(bySeconds: 1)
            #expect(try await desk.settle() == 1)
        }
    }

    @Test("a target that works again is sent what waited, without waiting for its turns in the schedule")
    func hurry() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            try await desk.subscribe("back")
            desk.receivers.script("back") { at, _ in
                .success(IncomingResponse(status: at < DeliveryDesk.start.advanced(bySeconds: 7_200) ? 503 : 200))
            }
            try await desk.tell(1...20)
            while desk.clock.now < DeliveryDesk.start.advanced(bySeconds: 8_000), desk.receivers.good("back").count < 20
            {
                try await desk.settle()
                desk.clock.advance(bySeconds: 30)
            }
            #expect(desk.receivers.good("back").count == 20)
            // Some five minutes between two looks at a dead target, and no storm: twenty messages, few requests.
            #expect(desk.receivers.receipts("back").count < 80)
        }
    }

    @Test("a dead target takes no room from the others")
    func dead() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            for number in 0..<20 { try await desk.subscribe("dead\(number)") }
            try await desk.subscribe("alive")
            for number in 0..<20 { desk.receivers.script("dead\(number)") { _, _ in .failure(.timeout) } }
            try await desk.tell(1...50)
            for _ in 0..<20 { _ = try await desk.service.round() }
            #expect(desk.receivers.good("alive").count == 50)
            #expect((0..<20).allSatisfy { desk.receivers.receipts("dead\($0)").count <= 8 })
        }
    }
}
