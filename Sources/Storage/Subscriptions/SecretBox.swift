package import Crypto
import FoundationEssentials

/// Seals what must be read again and must never lie in the database in clear: signing secrets, endpoints.
///
/// AES-256-GCM under a key derived from the pepper (HKDF-SHA-256, RFC 5869), bound to the row and the column that it
/// stands in: a sealed value that is copied into another row does not open there.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    package init(pepper: SymmetricKey) {
        key = HKDF<SHA256>
            .deriveKey(
                inputKeyMaterial: pepper,
                salt: Array("vigie".utf8),
                info: Array("subscription secrets, 1".utf8),
                outputByteCount: 32
            )
    }

    /// `place` names the row and the column, as `sub_…/secret`.
    package func seal(_ bytes: [UInt8], at place: String) -> [UInt8]? {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: Array(place.utf8)) else { return nil }
        return box.combined.map { Array($0) }
    }

    /// `nil` for what was sealed under another pepper, elsewhere, or was changed since.
    package func open(_ sealed: [UInt8], at place: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: Array(place.utf8))
        else { return nil }
        return Array(bytes)
    }
}
