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

/// Somebody whom an event speaks of, as a keyed hash.
package struct HashedSubject: Sendable, Hashable {
    /// By what people are told apart; a person may have one of each, so the kinds are counted apart.
    ///
    /// Raw values are stored.
    package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case name = 0
        case email = 1
        case governmentID = 2

        /// The kind of a finding, if it tells a person.
        package init?(_ category: Category, _ detector: Detector) {
            switch (category, detector) {
            case (.personalName, _): self = .name
            case (.personalContact, .email): self = .email
            case (.personalGovernmentID, _): self = .governmentID
            default: return nil
            }
        }
    }

    package let kind: Kind
    package let hash: UInt64

    package init(kind: Kind, hash: UInt64) {
        self.kind = kind
        self.hash = hash
    }
}

/// Who an event is about, each once.
///
/// Goes as far as the sketch of its flow and day, and is neither stored nor shown.
package struct SubjectHashes: Sendable, Hashable {
    /// The most that are carried for one event; past them the sketch of a day misses some of this event’s people.
    package static let most = 256

    /// `SubjectKey.id` of the key that they were made with.
    package let key: Int64
    package var subjects: [HashedSubject]

    package init(key: Int64, subjects: [HashedSubject]) {
        self.key = key
        self.subjects = subjects
    }
}
