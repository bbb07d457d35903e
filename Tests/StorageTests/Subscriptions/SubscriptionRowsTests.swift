import Delivery
import Postgres
import Domain
import Query
import Storage
import Testing

@Suite("Subscriptions and their rows")
struct SubscriptionRowsTests {
    @Test("secrets and endpoints are nowhere in the database in clear, and open only in their own row")
    func sealed() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            var change = SubscriptionChange()
            change.name = "one"
            change.channel = .webhook
            change.endpoint = Endpoint(url: "https://hooks.example/T0PSECRETPATH")
            change.target = "hooks.example:443"
            change.status = .active
            let (one, secret) = try await desk.subscriptions.create(change, by: "test")
            let two = try await desk.subscribe("two")
            let text = try #require(secret)
            let dump = try #require(
                try await database.text(
                    "SELECT string_agg(s::text, ' ') || (SELECT string_agg(a::text, ' ') FROM audit_entry a) FROM subscription s"
                )
            )
            #expect(!dump.contains("T0PSECRETPATH") && !dump.contains(text.dropFirst(6)))
            #expect(try await desk.subscriptions.subscription(one.id).endpoint.url == change.endpoint?.url)
            let key = try #require(WebhookSignature.key(of: text))
            #expect(!dump.contains(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()))
            #expect(try await desk.subscriptions.signingSecrets(one.id).keys == [key])
            // Another row's sealed secret does not open here.
            try await database.run(
                "UPDATE subscription SET secret = (SELECT secret FROM subscription WHERE name = 'one') WHERE name = 'two'"
            )
            #expect(try await desk.subscriptions.signingSecrets(two.id).keys.isEmpty)
            try await desk.tell(1...1)
            try await desk.settle()
            #expect(desk.receivers.receipts("two").isEmpty)
            #expect(try await desk.count("attempts = 1 AND state = 'pending'") == 1)
        }
    }

    @Test("a rotated secret signs together with the old one for a day")
    func rotation() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let subscription = try await desk.subscribe("one")
            let old = try await desk.subscriptions.signingSecrets(subscription.id).keys
            let (rotated, secret) = try await desk.subscriptions.rotateSecret(subscription.id, by: "test")
            let new = try #require(WebhookSignature.key(of: secret))
            #expect(try await desk.subscriptions.signingSecrets(subscription.id).keys == [new] + old)
            #expect(rotated.previousSecretUntil == desk.clock.now.advanced(bySeconds: 86_400))
            desk.clock.advance(bySeconds: 86_400)
            #expect(try await desk.subscriptions.signingSecrets(subscription.id).keys == [new])
            let slack = try await desk.subscribe("slack") { $0.channel = .slack }
            await #expect(throws: StoreError.conflict("channel")) {
                try await desk.subscriptions.rotateSecret(slack.id, by: "test")
            }
        }
    }

    @Test("changes count revisions; a stale one is refused, and a name is taken once")
    func changes() async throws {
        try await ReadingDatabase.with { database in
            let desk = DeliveryDesk(database)
            let subscription = try await desk.subscribe("one")
            var change = SubscriptionChange()
            change.quiet = .some(
                QuietHours(timeZone: "America/Toronto", start: 1_320, end: 360, except: "severity:critical")
            )
            change.digestSeconds = .some(3_600)
            let changed = try await desk.subscriptions.change(subscription.id, change, ifRevision: 1, by: "test")
            #expect(changed.revision == 2 && changed.quiet?.hours == "22:00-06:00" && changed.digestSeconds == 3_600)
            await #expect(throws: StoreError.staleRevision(current: 2)) {
                try await desk.subscriptions.change(subscription.id, change, ifRevision: 1, by: "test")
            }
            await #expect(throws: StoreError.conflict("subscription_name")) { try await desk.subscribe("one") }
            try await desk.tell(1...1)
            try await desk.settle()
            try await desk.subscriptions.delete(subscription.id, ifRevision: nil, by: "test")
            #expect(try await desk.count("true") == 0)
            await #expect(throws: StoreError.notFound) { try await desk.subscriptions.subscription(subscription.id) }
            let actions = try await database.text("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry")
            #expect(actions == "subscription.created subscription.changed subscription.deleted")
        }
    }
}
