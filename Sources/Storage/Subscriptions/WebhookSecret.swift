import FoundationEssentials

/// What a webhook is signed with: 32 random bytes, shown as `whsec_` and their base 64 (Standard Webhooks 1.0).
struct WebhookSecret: Sendable {
    let bytes: [UInt8]

    init() {
        var random = SystemRandomNumberGenerator()
        bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    var text: String { "whsec_" + Data(bytes).base64EncodedString() }
}
