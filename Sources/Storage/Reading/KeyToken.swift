package import Crypto
import Domain

/// A key as its holder presents it: `vg_<id>_<secret>`.
///
/// The id is 64 random bits and no secret: it finds the row. The secret is 256 random bits, of which only an HMAC is
/// kept. Both are written in Crockford's base 32, which has no `_`.
package struct KeyToken: Sendable {
    package let id: String
    package let secret: String

    package var text: String { "vg_\(id)_\(secret)" }
    /// The public name of the key.
    package var name: String { KeyToken.namePrefix + id }

    static let namePrefix = "key_"

    package init(using random: inout some RandomNumberGenerator) {
        id = Base32.encode([random.next()])
        secret = Base32.encode([random.next(), random.next(), random.next(), random.next()])
    }

    /// `nil` for anything that `text` cannot have written.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "vg", Base32.decode(parts[1].utf8, words: 1) != nil,
            Base32.decode(parts[2].utf8, words: 4) != nil
        else { return nil }
        (id, secret) = (String(parts[1]), String(parts[2]))
    }

    /// What is kept of the secret: HMAC-SHA-256 under a pepper that the database never sees.
    package func mac(_ pepper: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(secret.utf8), using: pepper))
    }

    /// Compares in constant time.
    package func matches(_ mac: [UInt8], _ pepper: SymmetricKey) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: Array(secret.utf8), using: pepper)
    }
}
