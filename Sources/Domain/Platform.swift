/// A foreign platform that the company sends data to.
package struct Platform: Sendable, Hashable {
    package let id: PlatformID
    /// The stable name in the API: `alibaba_icbu`.
    package var slug: String
    package var name: String
    package var status: Status
    package var revision: Int32

    package init(id: PlatformID, slug: String, name: String, status: Status, revision: Int32) {
        self.id = id
        self.slug = slug
        self.name = name
        self.status = status
        self.revision = revision
    }

    /// Raw values are stored and are the words of the API.
    package enum Status: String, Sendable, CaseIterable {
        /// Came with Vigie's own table; nobody has looked yet.
        case listed
        /// Seen in traffic and in no table.
        case discovered
        /// A person confirmed it.
        case approved
        case blocked
        /// Joined into another; kept so that old names still resolve.
        case merged
    }
}

/// Where a host keeps or hands on what it is sent.
///
/// An ISO 3166-1 country code, `EU`, or `unknown`: an unknown region is said to be unknown.
package struct Jurisdiction: Sendable, Hashable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let unknown = Jurisdiction(rawValue: "unknown")
}
