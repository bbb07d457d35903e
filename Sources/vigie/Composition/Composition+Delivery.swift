import Crypto
import Delivery
import Domain
import Query
import ServiceLifecycle
import Storage

/// What brings messages to those who subscribed; `serve` and `dev` run it, commands do not.
struct DeliveryParts: Sendable {
    let subscriptions: SubscriptionQueries
    /// Of requests that carry a key of their own; sealed under the same pepper.
    let answers: AnswerQueries
    let courier: Courier
    let service: DeliveryService
    private let resolver: SystemResolver
    private let transport: PinnedClient
    private let mail: CurlMail?

    /// What a test of the whole service bends: time, and a planted bug.
    struct Bent: Sendable {
        /// How many times as fast as in life deliveries are tried again.
        var speed = 1.0
        var marksBeforeSending = false
    }

    init(_ settings: DeliverySettings, _ composition: Composition, pepper: [UInt8], bent: Bent = Bent()) {
        resolver = SystemResolver()
        transport = PinnedClient()
        mail = settings.mail.map { CurlMail($0) }
        let pool = composition.store.pool
        let key = SymmetricKey(data: pepper)
        subscriptions = SubscriptionQueries(pool: pool, pepper: key, now: { .now })
        answers = AnswerQueries(pool: pool, pepper: key, now: { .now })
        courier = Courier(
            policy: settings.targets,
            resolver: resolver,
            transport: transport,
            mail: mail,
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

    /// Runs services to their end, then ends connections and threads, whatever the end was.
    func closing(after run: () async throws -> Void) async throws {
        do {
            try await run()
        } catch {
            await close()
            throw error
        }
        await close()
    }

    private func close() async {
        await transport.close()
        await resolver.close()
        await mail?.close()
    }
}
