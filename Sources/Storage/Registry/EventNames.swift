package import Domain

/// The names by which an event says where it belongs, as its sender wrote them.
package struct EventNames: Sendable, Hashable {
    package var source: String
    package var platform: String?
    package var host: String?
    package var documentType: String
    /// Whether a slug that nobody knows makes a platform without a host; see `WriteTerms.discoversPlatforms`.
    package var mayDiscover: Bool
    /// The sender did not say what kind of document it is; the body did.
    package var isTypeFound: Bool

    package init(
        source: String,
        platform: String?,
        host: String?,
        documentType: String,
        mayDiscover: Bool = false,
        isTypeFound: Bool = false
    ) {
        self.source = source
        self.platform = platform
        self.host = host
        self.documentType = documentType
        self.mayDiscover = mayDiscover
        self.isTypeFound = isTypeFound
    }

    /// The slug, where the sender really gave one: `unknown` says nothing.
    package var slug: String? { platform == "unknown" ? nil : platform }
}

/// The rows that an event's names lead to.
package struct Destination: Sendable, Hashable {
    package var flow: FlowID
    package var platform: PlatformID
    /// `nil` where the sender named no host, or where the registry has no room for another.
    package var host: HostID?
    package var jurisdiction: Jurisdiction

    package init(flow: FlowID, platform: PlatformID, host: HostID?, jurisdiction: Jurisdiction) {
        self.flow = flow
        self.platform = platform
        self.host = host
        self.jurisdiction = jurisdiction
    }
}

/// What the registry makes of an event's names.
package enum Resolution: Sendable, Hashable {
    case known(Destination)
    /// A row is missing: `Registry.register` makes it, then the names resolve.
    case unregistered
    /// `member` is the JSON member at fault: `platform`.
    case rejected(Rejection.Reason, member: String, hint: String?)
}

/// How much the registry takes; past a limit everything new is counted under one entry called `overflow`.
package struct RegistryLimits: Sendable {
    package var platforms = 10_000
    package var systems = 10_000
    /// Past it a host is not kept; its events count as those of their platform without a host.
    package var hosts = 50_000
    package var flows = 100_000
    /// Kinds of documents that bodies name, for each source and platform; past it they are `unspecified`.
    package var foundTypes = 200
    /// For each flow.
    package var fields = 500

    package init() {}
}
