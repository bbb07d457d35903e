import Domain

/// `sub_…`, which sorts by the time of its making.
package struct SubscriptionID: Sendable, Hashable {
    package let raw: UInt64

    package init(raw: UInt64) { self.raw = raw }

    package init?(_ text: String) {
        guard text.hasPrefix("sub_"), let words = Base32.decode(text.dropFirst(4).utf8, words: 1) else { return nil }
        raw = words[0]
    }

    package var text: String { "sub_" + Base32.encode([raw]) }
}

/// `dl_…`: one message on its way to one subscription, which sorts by the time of its making.
package struct DeliveryID: Sendable, Hashable {
    package let raw: UInt64

    package init(raw: UInt64) { self.raw = raw }

    package init?(_ text: String) {
        guard text.hasPrefix("dl_"), let words = Base32.decode(text.dropFirst(3).utf8, words: 1) else { return nil }
        raw = words[0]
    }

    package var text: String { "dl_" + Base32.encode([raw]) }

    /// What the receiver drops repeats by: the same for every attempt and every replay.
    package var webhookID: String { "msg_" + Base32.encode([raw]) }
}
