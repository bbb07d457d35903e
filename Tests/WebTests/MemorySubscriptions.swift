import Domain
import Query
import Synchronization

@testable import Web

/// Subscriptions in memory, with one delivery each.
final class MemorySubscriptions: SubscriptionStore {
    let all = Mutex<[Subscription]>([])
    let replays = Mutex<[String]>([])
    static let secret = "whsec_dmlnaWUtZXhhbXBsZS1zZWNyZXQtMzItYnl0ZXMhISE="
    static let delivery = DeliveryID(raw: 77)

    func subscriptions(limit: Int, after: Cursor?) async throws(StoreError) -> Page<Subscription> {
        let list = all.withLock { $0 }.filter { $0.id.raw > after?.words.first ?? 0 }
        let page = Array(list.prefix(limit))
        return Page(elements: page, next: list.count > limit ? page.last.map { Cursor(words: [$0.id.raw]) } : nil)
    }

    func subscription(_ id: SubscriptionID) async throws(StoreError) -> Subscription {
        guard let found = all.withLock({ $0.first { $0.id == id } }) else { throw .notFound }
        return found
    }

    func create(
        _ change: SubscriptionChange,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String?) {
        let made = all.withLock { all in
            var subscription = Subscription(
                id: SubscriptionID(raw: UInt64(all.count + 1)),
                name: change.name ?? "",
                channel: change.channel ?? .webhook,
                endpoint: change.endpoint ?? Endpoint(),
                target: change.target ?? "",
                statusSince: Desk.noon,
                createdAt: Desk.noon
            )
            MemorySubscriptions.apply(change, to: &subscription)
            subscription.revision = 1
            all.append(subscription)
            return subscription
        }
        return (made, made.channel.isSigned ? MemorySubscriptions.secret : nil)
    }

    func change(
        _ id: SubscriptionID,
        _ change: SubscriptionChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> Subscription {
        let result = all.withLock { all -> Result<Subscription, StoreError> in
            guard let place = all.firstIndex(where: { $0.id == id }) else { return .failure(.notFound) }
            if let revision, revision != all[place].revision {
                return .failure(.staleRevision(current: all[place].revision))
            }
            MemorySubscriptions.apply(change, to: &all[place])
            return .success(all[place])
        }
        return try result.get()
    }

    private static func apply(_ change: SubscriptionChange, to subscription: inout Subscription) {
        subscription.name = change.name ?? subscription.name
        subscription.endpoint = change.endpoint ?? subscription.endpoint
        subscription.target = change.target ?? subscription.target
        subscription.events = change.events ?? subscription.events
        subscription.filters = change.filters ?? subscription.filters
        subscription.detail = change.detail ?? subscription.detail
        subscription.isGrouped = change.isGrouped ?? subscription.isGrouped
        subscription.language = change.language ?? subscription.language
        subscription.quiet = change.quiet ?? subscription.quiet
        subscription.digestSeconds = change.digestSeconds ?? subscription.digestSeconds
        subscription.maxPerHour = change.maxPerHour ?? subscription.maxPerHour
        if let status = change.status {
            subscription.status = status
            subscription.statusReason = change.statusReason
        }
        subscription.revision += 1
    }

    func delete(_ id: SubscriptionID, ifRevision revision: Int32?, by actor: String) async throws(StoreError) {
        _ = try await subscription(id)
        all.withLock { $0.removeAll { $0.id == id } }
    }

    func rotateSecret(
        _ id: SubscriptionID,
        by actor: String
    ) async throws(StoreError) -> (subscription: Subscription, secret: String) {
        let subscription = try await subscription(id)
        guard subscription.channel.isSigned else { throw .conflict("channel") }
        return (subscription, MemorySubscriptions.secret)
    }

    func signingSecrets(_ id: SubscriptionID) async throws(StoreError) -> SigningSecrets {
        SigningSecrets(keys: [[UInt8](repeating: 7, count: 32)])
    }

    func deliveries(_ id: SubscriptionID, _ query: DeliveryQuery) async throws(StoreError) -> Page<DeliveryRecord> {
        let record = try await delivery(MemorySubscriptions.delivery, of: id)
        return Page(elements: query.outcomes.contains(.failed) ? [record] : [], next: nil)
    }

    func delivery(
        _ id: DeliveryID,
        of subscription: SubscriptionID
    ) async throws(StoreError) -> DeliveryRecord {
        _ = try await self.subscription(subscription)
        guard id == MemorySubscriptions.delivery else { throw .notFound }
        return DeliveryRecord(
            id: id,
            type: "alert.opened",
            alert: "al_1",
            messages: 1,
            outcome: .failed,
            attempts: [Attempt(at: Desk.noon, status: 502, milliseconds: 812, excerpt: "Bad Gateway")],
            attemptCount: 1,
            nextAttempt: nil,
            createdAt: Desk.noon
        )
    }

    func replay(_ id: DeliveryID, of subscription: SubscriptionID, by actor: String) async throws(StoreError) {
        _ = try await delivery(id, of: subscription)
        replays.withLock { $0.append(id.text) }
    }

    func replay(
        _ subscription: SubscriptionID,
        from: Timestamp,
        to: Timestamp,
        outcomes: [DeliveryRecord.Outcome],
        by actor: String
    ) async throws(StoreError) -> Int {
        guard try await self.subscription(subscription).status == .active else {
            throw .illegalTransition(allowed: ["active"])
        }
        replays.withLock { $0.append("\(from)–\(to) \(outcomes.map(\.rawValue))") }
        return 12
    }
}

/// Answers every ping in the way that a test sets; refuses one host.
final class SteadyProbe: SubscriptionProbe {
    let answer = Mutex(Attempt(at: Desk.noon, status: 204, milliseconds: 3))
    let pings = Mutex<[SubscriptionID]>([])

    func ping(_ subscription: Subscription, _ secrets: SigningSecrets) async -> Attempt {
        pings.withLock { $0.append(subscription.id) }
        return answer.withLock { $0 }
    }

    func check(_ endpoint: Endpoint, of channel: DeliveryChannel) -> EndpointVerdict {
        endpoint.url == "https://127.0.0.1/" ? .unsafe(member: "url", .address) : .good(target: "hooks.example:443")
    }
}
