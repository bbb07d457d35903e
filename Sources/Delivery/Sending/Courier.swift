package import Domain
import Foundation
package import Query

/// Attempts one delivery: makes its body, looks at where it would go, sends it, and reads what came back.
package struct Courier: Sendable {
    private let policy: TargetPolicy
    private let resolver: any HostResolver
    private let transport: any HTTPTransport
    private let mail: (any MailTransport)?
    private let publicURL: String?
    private let agent: String
    private let now: @Sendable () -> Timestamp
    /// Of a whole attempt, from the name to the end of the answer.
    package let limit: Duration

    static let mailTarget = "mailto"
    private static let pagerDuty = "https://events.pagerduty.com/v2/enqueue"

    package init(
        policy: TargetPolicy,
        resolver: any HostResolver,
        transport: any HTTPTransport,
        mail: (any MailTransport)?,
        publicURL: String?,
        version: String,
        limit: Duration = .seconds(15),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.policy = policy
        self.resolver = resolver
        self.transport = transport
        self.mail = mail
        self.publicURL = publicURL
        self.limit = limit
        agent = "Vigie/\(version)" + (publicURL.map { " (+\($0)/docs)" } ?? "")
        self.now = now
    }

    package func attempt(_ delivery: LeasedDelivery) async -> Reply {
        let start = ContinuousClock.now
        let at = now()
        do throws(TransportError) {
            guard !delivery.messages.isEmpty else { throw .unreadable }
            let answer =
                delivery.subscription.channel == .email
                ? IncomingResponse(status: try await post(delivery, at: at))
                : try await send(try request(delivery, at: at), since: start)
            return Courier.reply(answer, at: at, after: ContinuousClock.now - start)
        } catch {
            let milliseconds = Courier.milliseconds(ContinuousClock.now - start)
            return Reply(attempt: Attempt(at: at, milliseconds: milliseconds, error: error.rawValue))
        }
    }

    /// Sends alerts that are open to an Alertmanager once more.
    func remind(_ subscription: Subscription, of messages: [OutboxMessage]) async -> Reply {
        let delivery = LeasedDelivery(
            id: DeliveryID(raw: 0),
            subscription: subscription,
            secrets: SigningSecrets(keys: []),
            type: "alert.updated",
            messages: messages,
            dueAt: now()
        )
        return await attempt(delivery)
    }

    var clock: Timestamp { now() }
    var canMail: Bool { mail != nil }

    func checkText(_ url: TargetURL) throws(EndpointFault) { try policy.check(url) }

    // MARK: Requests

    private func request(_ delivery: LeasedDelivery, at now: Timestamp) throws(TransportError) -> OutgoingRequest {
        let subscription = delivery.subscription
        let wording = Wording(subscription.language, publicURL: publicURL)
        var headers = [("Content-Type", "application/json"), ("User-Agent", agent)]
        let body: [UInt8]
        switch subscription.channel {
        case .webhook:
            body = WebhookBody.json(delivery)
            let id = delivery.id.webhookID
            let signature = WebhookSignature.header(
                id: id,
                seconds: now.seconds,
                body: body,
                keys: delivery.secrets.keys
            )
            guard !delivery.secrets.keys.isEmpty else { throw .unreadable }
            headers += [("webhook-id", id), ("webhook-timestamp", "\(now.seconds)"), ("webhook-signature", signature)]
        case .alertmanager:
            body = AlertmanagerBody.json(Courier.loud(delivery.messages), wording, at: now)
        case .slack: body = SlackBody.json(delivery.messages, more: delivery.more, wording)
        case .teams: body = TeamsBody.json(delivery.messages, more: delivery.more, wording)
        case .pagerduty:
            guard let key = subscription.endpoint.routingKey, let message = delivery.messages.first,
                let json = PagerDutyBody.json(message, wording, routingKey: key)
            else { throw .unreadable }
            body = json
        case .email: throw .unreadable
        }
        guard let text = Courier.url(of: subscription.endpoint, subscription.channel),
            let url = try? TargetURL(text)
        else { throw .unreadable }
        return OutgoingRequest(url: url, headers: headers, body: body)
    }

    /// What an Alertmanager should show: nothing that people silenced here, and pings are nothing at all.
    private static func loud(_ messages: [OutboxMessage]) -> [OutboxMessage] {
        messages.filter { message in
            let content = MessageView(message).content
            return content.muted_by == nil && content.state != "snoozed" && message.type != Subscription.pingType
        }
    }

    /// Where the requests of a channel go.
    static func url(of endpoint: Endpoint, _ channel: DeliveryChannel) -> String? {
        switch channel {
        case .pagerduty: return endpoint.url ?? pagerDuty
        case .alertmanager:
            guard let url = endpoint.url else { return nil }
            return (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/api/v2/alerts"
        case .webhook, .slack, .teams, .email: return endpoint.url
        }
    }

    private func send(
        _ request: OutgoingRequest,
        since start: ContinuousClock.Instant
    ) async throws(TransportError) -> IncomingResponse {
        let address = try await address(of: request.url)
        let rest = limit - (ContinuousClock.now - start)
        guard rest > .zero else { throw .timeout }
        let answer = try await transport.send(request, to: address, within: rest)
        if 300...399 ~= answer.status { throw .redirect }
        return answer
    }

    /// An address that was looked at, asked for anew with each attempt; any one of them.
    private func address(of url: TargetURL) async throws(TransportError) -> IPAddress {
        do throws(EndpointFault) { try policy.check(url) } catch { throw .unsafeAddress }
        let found: [IPAddress]
        if let address = url.address { found = [address] } else { found = await resolver.addresses(of: url.host) }
        guard !found.isEmpty else { throw .unresolved }
        do throws(EndpointFault) {
            let allowed = try policy.allowed(found, for: url)
            // Version 4 first: where only one of the two works, it is that one.
            let usual = allowed.filter { !$0.isVersion6 }
            guard let address = (usual.isEmpty ? allowed : usual).randomElement() else { throw .address }
            return address
        } catch {
            throw .unsafeAddress
        }
    }

    private func post(_ delivery: LeasedDelivery, at now: Timestamp) async throws(TransportError) -> Int {
        guard let mail else { throw .noMailServer }
        let recipients = delivery.subscription.endpoint.recipients
        guard !recipients.isEmpty, recipients.allSatisfy(MailMessage.isAddress) else { throw .unreadable }
        let message = MailMessage(
            delivery.messages,
            more: delivery.more,
            Wording(delivery.subscription.language, publicURL: publicURL),
            id: delivery.id.webhookID,
            from: mail.sender,
            to: recipients,
            at: now
        )
        return try await mail.send(message, within: limit)
    }

    // MARK: Answers

    private static func reply(_ answer: IncomingResponse, at: Timestamp, after time: Duration) -> Reply {
        let attempt = Attempt(
            at: at,
            status: Int32(clamping: answer.status),
            milliseconds: milliseconds(time),
            excerpt: excerpt(answer.body)
        )
        return Reply(attempt: attempt, retryAfter: answer.retryAfter.flatMap { RetryAfter.seconds($0, at: at) })
    }

    private static func milliseconds(_ time: Duration) -> Int32 { Int32(clamping: Int64(time / .milliseconds(1))) }

    /// The first two hundred characters, each control character as a space.
    static func excerpt(_ body: [UInt8]) -> String? {
        guard !body.isEmpty else { return nil }
        let scalars = String(decoding: body, as: UTF8.self).unicodeScalars.prefix(200)
            .map { scalar -> Unicode.Scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: " "
                default: scalar
                }
            }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}

/// The `Retry-After` header (RFC 9110 section 10.2.3): seconds, or a date.
enum RetryAfter {
    static func seconds(_ text: String, at now: Timestamp) -> Int64? {
        let text = text.filter { $0 != " " || text.contains(",") }
        if let seconds = Int64(text) { return seconds >= 0 ? seconds : nil }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        guard let date = formatter.date(from: text) else { return nil }
        let seconds = date.timeIntervalSince1970 - Double(now.seconds)
        return abs(seconds) < 1e9 ? max(Int64(seconds), 0) : nil
    }
}
