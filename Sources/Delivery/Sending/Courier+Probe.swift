import Domain
package import Query

extension Courier: SubscriptionProbe {
    package func ping(_ subscription: Subscription, _ secrets: SigningSecrets) async -> Attempt {
        let now = clock
        let data = JSONWriter.text { json in
            json.object { json in
                json.member("id", subscription.id.text)
                json.member("name", subscription.name)
            }
        }
        let message = OutboxMessage(
            sequence: 0,
            type: Subscription.pingType,
            at: now,
            json: data,
            severity: nil,
            platform: nil,
            kind: nil
        )
        let number = UInt64.random(in: 0..<1 << 20)
        let delivery = LeasedDelivery(
            id: DeliveryID(raw: UInt64(bitPattern: now.microseconds / 1_000) << 20 | number),
            subscription: subscription,
            secrets: secrets,
            type: message.type,
            messages: [message],
            dueAt: now
        )
        return await attempt(delivery).attempt
    }

    package func check(_ endpoint: Endpoint, of channel: DeliveryChannel) -> EndpointVerdict {
        if channel == .email {
            guard canMail else { return .unsafe(member: "channel", .noMailServer) }
            guard !endpoint.recipients.isEmpty, endpoint.recipients.allSatisfy(MailMessage.isAddress) else {
                return .unsafe(member: "to", .malformed)
            }
            return .good(target: Courier.mailTarget)
        }
        guard let text = Courier.url(of: endpoint, channel) else { return .unsafe(member: "url", .malformed) }
        do throws(EndpointFault) {
            let url = try TargetURL(text)
            try checkText(url)
            return .good(target: url.target)
        } catch {
            return .unsafe(member: "url", error)
        }
    }
}
