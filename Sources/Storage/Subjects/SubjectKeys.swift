package import Crypto
package import Domain

/// The keys under which people are told apart, one for each month (UTC), all made from one that is kept outside the
/// database.
///
/// The key of a month is HMAC-SHA-256 of its name under the master key. So sketches of two months cannot be joined, nor
/// can anybody look a person up in them who does not have the master key; when that is deleted, nobody can.
package struct SubjectKeys: Sendable {
    private let master: SymmetricKey

    package init(master: SymmetricKey) { self.master = master }

    /// A key of its own under another secret that is kept outside the database, where none was set.
    package init(derivedFrom secret: [UInt8]) {
        let key = HMAC<SHA256>
            .authenticationCode(for: Array("vigie hash key".utf8), using: SymmetricKey(data: secret))
        master = SymmetricKey(data: Array(key))
    }

    /// The key of the month of an instant.
    package func key(at instant: Timestamp) -> SubjectKey {
        // `2026-11` of `2026-11-20T12:34:56Z`.
        let month = "vigie subjects " + instant.rfc3339.prefix(7)
        let code = Array(HMAC<SHA256>.authenticationCode(for: Array(month.utf8), using: master))
        func word(_ start: Int) -> UInt64 { code[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        // Different bytes of one code tell nothing about each other.
        return SubjectKey(id: Int64(bitPattern: word(16)), hash: KeyedHash(key: (word(0), word(8))))
    }
}
