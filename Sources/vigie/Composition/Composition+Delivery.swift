import Crypto
import Delivery
import Domain
import Query
import ServiceLifecycle
import Storage

/// What brings messages to those who subscribed; `serve` and `dev` run it, commands do not.
struct DeliveryParts: Sendable {
    let subscriptions: SubscriptionQueries
    let courier: Courier
    let service: DeliveryService

    /// What a test of the whole service bends: time, and a planted bug.
    struct Bent: Sendable {
        /// How many times as fast as in life deliveries are tried again.
        var speed = 1.0
        var marksBeforeSending = false
    }

    init(_ settings: DeliverySettings, _ composition: Composition, pepper: [UInt8], bent: Bent = Bent()) {
        let pool = composition.store.pool
        let key = SymmetricKey(data: pepper)
        subscriptions = SubscriptionQueries(pool: pool, pepper: key, now: { .now })
        courier = Courier(
            policy: settings.targets,
            resolver: SystemResolver(),
            transport: PinnedClient(),
            mail: settings.mail.map { CurlMail($0) },
            publicURL: settings.publicURL,
            version: BuildInfo.version,
            limit: bent.speed > 1 ? .seconds(2) : .seconds(15),
            now: { .now }
        )
        service = DeliveryService(
            queue: DeliveryQueries(pool: pool, pepper: key, marksBeforeSending: bent.marksBeforeSending),
            outbox: composition.outbox,
            courier: courier,
            schedule: RetrySchedule(speed: bent.speed),
            logger: composition.logger,
            now: { .now }
        )
    }
}
