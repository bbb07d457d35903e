package import Domain

/// A platform as the registry keeps it.
package struct PlatformRecord: Sendable {
    package struct Host: Sendable, Hashable {
        /// An exact name, or a glob with `*`.
        package var pattern: String
        package var jurisdiction: String
        /// The laws that reach the data there, as short names.
        package var laws: [String]
        /// `prod`, `sandbox`, `auth`, `legacy`, `integration`, `seen`.
        package var environment: String
        /// `S` vendor's own text, `S2` a third party's, `R` recalled and to be confirmed, `O` observed in traffic.
        package var evidence: String

        package init(pattern: String, jurisdiction: String, laws: [String], environment: String, evidence: String) {
            self.pattern = pattern
            self.jurisdiction = jurisdiction
            self.laws = laws
            self.environment = environment
            self.evidence = evidence
        }
    }

    package var slug: String
    package var name: String
    package var status: Platform.Status
    package var revision: Int32
    package var operatorName: String?
    /// Where the operator is established, ISO 3166-1.
    package var operatorCountry: String?
    package var owner: String?
    package var note: String?
    package var hosts: [Host]
    /// Other names that resolve to it.
    package var aliases: [String]
    /// For a merged platform: the one that it was joined into.
    package var mergedInto: String?
    package var firstSeen: Timestamp?
    package var lastSeen: Timestamp?
    /// Categories seen so far, most bytes first.
    package var categories: [Category]
    /// Events and bytes of the last 28 days.
    package var events: Int64
    package var bytes: Int64
    package var agreement: PlatformAgreement?

    package init(
        slug: String,
        name: String,
        status: Platform.Status,
        revision: Int32,
        operatorName: String?,
        operatorCountry: String?,
        owner: String?,
        note: String?,
        hosts: [Host],
        aliases: [String],
        mergedInto: String?,
        firstSeen: Timestamp?,
        lastSeen: Timestamp?,
        categories: [Category],
        events: Int64,
        bytes: Int64,
        agreement: PlatformAgreement? = nil
    ) {
        self.slug = slug
        self.name = name
        self.status = status
        self.revision = revision
        self.operatorName = operatorName
        self.operatorCountry = operatorCountry
        self.owner = owner
        self.note = note
        self.hosts = hosts
        self.aliases = aliases
        self.mergedInto = mergedInto
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.categories = categories
        self.events = events
        self.bytes = bytes
        self.agreement = agreement
    }
}

/// What a person sets on a platform; `nil` leaves a member as it is.
package struct PlatformChange: Sendable {
    package var name: String?
    package var status: Platform.Status?
    package var owner: String??
    package var note: String??
    /// Replaces the whole list.
    package var hosts: [PlatformRecord.Host]?
    /// Joins this platform into another, which takes its hosts and flows from then on.
    package var mergeInto: String?
    /// Replaces the whole; `.some(nil)` takes it away.
    package var agreement: PlatformAgreement??

    package init(
        name: String? = nil,
        status: Platform.Status? = nil,
        owner: String?? = nil,
        note: String?? = nil,
        hosts: [PlatformRecord.Host]? = nil,
        mergeInto: String? = nil,
        agreement: PlatformAgreement?? = nil
    ) {
        self.name = name
        self.status = status
        self.owner = owner
        self.note = note
        self.hosts = hosts
        self.mergeInto = mergeInto
        self.agreement = agreement
    }
}

package protocol PlatformStore: Sendable {
    /// By slug. `seenOnly` leaves out those of the built-in table that never got an event.
    func platforms(seenOnly: Bool, limit: Int, after slug: String?) async throws(StoreError) -> [PlatformRecord]
    func platform(_ slug: String) async throws(StoreError) -> PlatformRecord
    /// Creates the platform where `revision` is `nil` and the slug is free; changes it where the revision is its own.
    func put(
        _ slug: String,
        _ change: PlatformChange,
        ifRevision revision: Int32?,
        by actor: String
    ) async throws(StoreError) -> PlatformRecord
}
