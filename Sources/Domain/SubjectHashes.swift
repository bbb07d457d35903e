/// The key under which values of this month are hashed.
package struct SubjectKey: Sendable {
    /// Tells keys apart without giving anything away about them: hashes under different keys cannot be compared.
    package let id: Int64
    package let hash: KeyedHash

    package init(id: Int64, hash: KeyedHash) {
        self.id = id
        self.hash = hash
    }
}

/// Who an event is about: keyed hashes of names, e-mail addresses and government identifiers, each once.
///
/// They go as far as the sketch of their flow and day, and are neither stored nor shown.
package struct SubjectHashes: Sendable, Hashable {
    /// The most that are carried for one event; past them the sketch of a day misses some of this event’s people.
    package static let most = 256

    /// `SubjectKey.id` of the key that they were made with.
    package let key: Int64
    package var hashes: [UInt64]

    package init(key: Int64, hashes: [UInt64]) {
        self.key = key
        self.hashes = hashes
    }
}
