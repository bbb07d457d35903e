import Crypto
import Postgres
import Delivery
import Domain
import Query
import Storage
import Synchronization

/// A database with subscriptions, receivers that do what a test says, and a clock that is turned by hand.
struct DeliveryDesk: Sendable {
    let database: ReadingDatabase
    let receivers: ScriptedReceivers
    let clock: HandClock
    let subscriptions: SubscriptionQueries
    let queue: DeliveryQueries
    let service: DeliveryService

    static let start = Timestamp(seconds: 1_794_668_400)
    static let pepper = SymmetricKey(data: Array("a pepper for tests, which has to be at least 32 bytes".utf8))

    init(_ database: ReadingDatabase, marksBeforeSending: Bool = false) {
        self.database = database
        let clock = HandClock(DeliveryDesk.start)
        self.clock = clock
        receivers = ScriptedReceivers(clock: clock)
        subscriptions = SubscriptionQueries(pool: database.pool, pepper: DeliveryDesk.pepper, now: { clock.now })
        queue = DeliveryQueries(
            pool: database.pool,
            pepper: DeliveryDesk.pepper,
            marksBeforeSending: marksBeforeSending
        )
        service = DeliveryDesk.service(queue, receivers, clock, database)
    }

    /// Another process with the same database.
    static func service(
        _ queue: DeliveryQueries,
        _ receivers: ScriptedReceivers,
        _ clock: HandClock,
        _ database: ReadingDatabase
    ) -> DeliveryService {
        DeliveryService(
            queue: queue,
            outbox: OutboxQueries(pool: database.pool, bell: OutboxBell(configuration: database.configuration)),
            courier: Courier(
                policy: TargetPolicy(),
                resolver: receivers,
                transport: receivers,
                mail: nil,
                publicURL: nil,
                version: "0",
                now: { clock.now }
            ),
            now: { clock.now }
        )
    }

    /// An active webhook of `https://<name>.example/`.
    @discardableResult
    func subscribe(
        _ name: String,
        _ edit: (inout SubscriptionChange) -> Void = { _ in }
    ) async throws -> Subscription {
        var change = SubscriptionChange()
        change.name = name
        change.channel = .webhook
        change.endpoint = Endpoint(url: "https://\(name).example/")
        change.target = "\(name).example:443"
        change.events = ["alert.*"]
        change.status = .active
        edit(&change)
        return try await subscriptions.create(change, by: "test").subscription
    }

    /// Messages about alerts of these numbers, as their transaction writes them.
    func tell(_ numbers: ClosedRange<Int>, type: String = "alert.opened", extra: String = "") async throws {
        try await database.run(
            """
            INSERT INTO outbox (type, at, data, severity, platform, kind)
            SELECT '\(type)', '\(clock.now.rfc3339)', jsonb_build_object('id', 'al_' || n, 'number', n,
                'subject', jsonb_build_object('platform', 'alibaba', 'system', 'erp')\(extra)), 'high', 'alibaba',
                'volume.spike'
            FROM generate_series(\(numbers.lowerBound), \(numbers.upperBound)) AS n
            """
        )
    }

    /// Works until nothing is left to do at this instant; returns the attempts.
    @discardableResult
    func settle() async throws -> Int {
        var attempts = 0
        while true {
            let made = try await service.round()
            attempts += made
            if made == 0 { return attempts }
        }
    }

    func count(_ condition: SQLText) async throws -> Int {
        Int(try await database.text("SELECT count(*)::text FROM delivery WHERE \(raw: condition)") ?? "") ?? -1
    }

    typealias SQLText = StaticString
}

/// A clock that goes only when it is told to.
final class HandClock: Sendable {
    private let instant: Mutex<Timestamp>
    init(_ start: Timestamp) { instant = Mutex(start) }
    var now: Timestamp { instant.withLock { $0 } }
    func advance(bySeconds seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    func advance(to later: Timestamp) { instant.withLock { $0 = max($0, later) } }
}

/// Receivers by name, each with a script; what reaches them is kept.
final class ScriptedReceivers: HostResolver, HTTPTransport {
    /// What a receiver does at an instant, at its nth request.
    typealias Script = @Sendable (Timestamp, Int) -> Result<IncomingResponse, TransportError>

    struct Receipt: Sendable {
        let id: String
        let at: Timestamp
        let isGood: Bool
        let type: String
    }

    private let clock: HandClock
    private let scripts = Mutex<[String: Script]>([:])
    private let receipts = Mutex<[String: [Receipt]]>([:])

    init(clock: HandClock) { self.clock = clock }

    func script(_ name: String, _ script: @escaping Script) { scripts.withLock { $0[name] = script } }
    func receipts(_ name: String) -> [Receipt] { receipts.withLock { $0[name] ?? [] } }
    func good(_ name: String) -> Set<String> { Set(receipts(name).filter(\.isGood).map(\.id)) }

    func addresses(of host: String) async -> [IPAddress] { IPAddress("93.184.216.34").map { [$0] } ?? [] }

    func send(
        _ request: OutgoingRequest,
        to address: IPAddress,
        within limit: Duration
    ) async throws(TransportError) -> IncomingResponse {
        let name = String(request.url.host.prefix { $0 != "." })
        let at = clock.now
        let number = receipts(name).count
        let answer = scripts.withLock { $0[name] }?(at, number) ?? .success(IncomingResponse(status: 204))
        let isGood = if case .success(let response) = answer { 200...299 ~= response.status } else { false }
        let body = String(decoding: request.body, as: UTF8.self)
        let type = body.split(separator: "\"").dropFirst(3).first.map(String.init) ?? ""
        let id = request.headers.first { $0.name == "webhook-id" }?.value ?? ""
        receipts.withLock {
            $0[name, default: []].append(Receipt(id: id, at: at, isGood: isGood, type: type))
        }
        return try answer.get()
    }
}
