import Domain
import Postgres
import Query

/// One row of `subscription` as it comes from the database, still sealed.
struct SubscriptionRow: Sendable {
    private let id: Int64
    private let revision: Int32
    private let name: String
    private let channel: String
    private let target: String
    private let endpoint: [UInt8]
    private let secret: [UInt8]?
    private let previousSecret: [UInt8]?
    private let previousUntil: SQLTimestamp?
    private let events: [String]
    private let filters: [String]
    private let detail: String
    private let isGrouped: Bool
    private let language: String
    private let quiet: String?
    private let digestSeconds: Int32?
    private let maxPerHour: Int32?
    private let status: String
    private let statusReason: String?
    private let statusSince: SQLTimestamp
    private let failingSince: SQLTimestamp?
    private let createdAt: SQLTimestamp

    /// What `init` reads, in its order, of `subscription s`.
    static let columns: SQL = """
        s.id, s.revision, s.name, s.channel, s.target, s.endpoint, s.secret, s.previous_secret, s.previous_until,
        s.events, s.filters, s.detail, s.grouped, s.language, s.quiet::text, s.digest_seconds, s.max_per_hour,
        s.status, s.status_reason, s.status_since, s.failing_since, s.created_at
        """

    init(_ row: borrowing PostgresRow) throws(PostgresError) {
        id = try row.decode(at: 0)
        revision = try row.decode(at: 1)
        name = try row.decode(at: 2)
        channel = try row.decode(at: 3)
        target = try row.decode(at: 4)
        endpoint = try row.decode(at: 5)
        secret = try row.decodeIfPresent(at: 6)
        previousSecret = try row.decodeIfPresent(at: 7)
        previousUntil = try row.decodeIfPresent(at: 8)
        events = try row.decode(at: 9)
        filters = try row.decode(at: 10)
        detail = try row.decode(at: 11)
        isGrouped = try row.decode(at: 12)
        language = try row.decode(at: 13)
        quiet = try row.decodeIfPresent(at: 14)
        digestSeconds = try row.decodeIfPresent(at: 15)
        maxPerHour = try row.decodeIfPresent(at: 16)
        status = try row.decode(at: 17)
        statusReason = try row.decodeIfPresent(at: 18)
        statusSince = try row.decode(at: 19)
        failingSince = try row.decodeIfPresent(at: 20)
        createdAt = try row.decode(at: 21)
    }

    var identifier: SubscriptionID { SubscriptionID(raw: UInt64(bitPattern: id)) }

    /// An endpoint that does not open, as under another pepper, is an empty one: nothing can be sent there. Without a
    /// box it stays sealed.
    func subscription(_ box: SecretBox?) -> Subscription {
        let place = SubscriptionRow.place(identifier, "endpoint")
        let opened = box?.open(endpoint, at: place).flatMap(SubscriptionCodec.endpoint)
        return Subscription(
            id: identifier,
            revision: revision,
            name: name,
            channel: DeliveryChannel(rawValue: channel) ?? .webhook,
            endpoint: opened ?? Endpoint(),
            target: target,
            events: events,
            filters: filters,
            detail: Subscription.Detail(rawValue: detail) ?? .thin,
            isGrouped: isGrouped,
            language: Language(rawValue: language) ?? .french,
            quiet: quiet.flatMap(SubscriptionCodec.quiet),
            digestSeconds: digestSeconds,
            maxPerHour: maxPerHour,
            status: Subscription.Status(rawValue: status) ?? .disabled,
            statusReason: statusReason,
            statusSince: Timestamp(statusSince),
            failingSince: failingSince.map { Timestamp($0) },
            createdAt: Timestamp(createdAt),
            previousSecretUntil: previousUntil.map { Timestamp($0) }
        )
    }

    /// The secrets that sign at an instant, the newest first.
    func secrets(_ box: SecretBox, at now: Timestamp) -> SigningSecrets {
        let place = SubscriptionRow.place(identifier, "secret")
        var keys = secret.flatMap { box.open($0, at: place) }.map { [$0] } ?? []
        if let previousSecret, let previousUntil, now < Timestamp(previousUntil),
            let key = box.open(previousSecret, at: place)
        {
            keys.append(key)
        }
        return SigningSecrets(keys: keys)
    }

    /// What a sealed value is bound to.
    static func place(_ id: SubscriptionID, _ column: String) -> String { id.text + "/" + column }
}
