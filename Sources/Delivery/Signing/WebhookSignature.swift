import Crypto
import FoundationEssentials

/// The signature of Standard Webhooks 1.0.0: HMAC-SHA-256 over `id.timestamp.body`, in base 64 behind `v1,`.
package enum WebhookSignature {
    /// One signature for each key, the newest first, separated by spaces: a receiver takes whichever it knows.
    package static func header(id: String, seconds: Int64, body: [UInt8], keys: [[UInt8]]) -> String {
        let signed = Array("\(id).\(seconds).".utf8) + body
        return
            keys.map { key in
                let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
                return "v1," + Data(code).base64EncodedString()
            }
            .joined(separator: " ")
    }

    /// The bytes of a secret as it is shown: base 64, with or without `whsec_` before it.
    package static func key(of secret: String) -> [UInt8]? {
        let text = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
        guard let data = Data(base64Encoded: text), 24...64 ~= data.count else { return nil }
        return Array(data)
    }
}
