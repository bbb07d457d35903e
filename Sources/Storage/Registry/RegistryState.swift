import Capture
import Domain

/// The registry in memory: every name and number that an event may need, so that no event asks the database.
///
/// Strings are compared as Swift does, so two spellings of a source that Unicode calls the same share a flow;
/// their events stay apart, since event keys are made from bytes.
struct RegistryState: Sendable {
    struct PlatformEntry: Sendable {
        var platform: Platform
        var jurisdiction: Jurisdiction
        var mergedInto: PlatformID?
    }

    /// Whom a pattern says a host belongs to.
    struct HostOwner: Sendable {
        var platform: PlatformID
        var jurisdiction: Jurisdiction
    }

    struct HostEntry: Sendable {
        var id: HostID
        var name: String
        var platform: PlatformID
        var jurisdiction: Jurisdiction
    }

    struct FlowName: Sendable, Hashable {
        var platform: PlatformID
        var source: String
        var documentType: String
    }

    var platforms: [PlatformID: PlatformEntry] = [:]
    /// Slugs and aliases.
    var slugs: [String: PlatformID] = [:]
    var patterns = HostTable<HostOwner>([])
    var hosts: [String: HostEntry] = [:]
    var hostNames: [HostID: String] = [:]
    var systems: [String: SystemID] = [:]
    var flows: [FlowName: FlowID] = [:]
    var flowsByID: [FlowID: Flow] = [:]
    var fields: [FlowID: FlowFields] = [:]
    /// How many kinds of document each source sends each platform.
    private var typeCounts: [Ends: Int] = [:]

    private struct Ends: Hashable {
        var platform: PlatformID
        var source: String
    }

    /// Where a platform's events go now: follows merges, at most as many as a careless hand may chain.
    func current(_ id: PlatformID) -> PlatformID {
        var id = id
        for _ in 0..<16 {
            guard let next = platforms[id]?.mergedInto else { break }
            id = next
        }
        return id
    }

    /// Whose a host is: by the patterns that people keep, else by what its first event said.
    func owner(of host: String) -> PlatformID? {
        (patterns.entry(for: host)?.platform ?? hosts[host]?.platform).map(current)
    }

    func slug(_ name: String) -> PlatformID? { slugs[name].map(current) }

    mutating func add(_ host: HostEntry) {
        hosts[host.name] = host
        hostNames[host.id] = host.name
    }

    mutating func add(_ flow: Flow) {
        let name = FlowName(platform: flow.platform, source: flow.source, documentType: flow.documentType)
        if flows.updateValue(flow.id, forKey: name) == nil {
            typeCounts[Ends(platform: flow.platform, source: flow.source), default: 0] += 1
        }
        flowsByID[flow.id] = flow
    }

    /// The flow that names lead to.
    ///
    /// A kind of document that only the body told is a value that the sender chose: past a number of kinds, `new` of them
    /// about to be made, it says nothing any more.
    func flowName(of names: EventNames, on platform: PlatformID, new: Int = 0, within limits: RegistryLimits)
        -> FlowName
    {
        var name = FlowName(platform: platform, source: names.source, documentType: names.documentType)
        guard names.isTypeFound, flows[name] == nil else { return name }
        let count = typeCounts[Ends(platform: platform, source: names.source)] ?? 0
        if count + new >= limits.foundTypes { name.documentType = EventRoute.unspecified }
        return name
    }
}

/// The paths of one flow that are in the field catalogue.
struct FlowFields: Sendable {
    struct Mark: Sendable {
        var id: FieldID
        /// Hours since 1970; the catalogue is told of a field once an hour.
        var lastSeen: Int64
        /// Of the detector in the catalogue, in hundredths.
        var confidence: UInt8 = 0
        /// The event that brought it, while it is young enough to be sent again.
        var firstEvent: EventKey?
    }

    struct Name: Sendable, Hashable {
        var path: String
        var category: Category
    }

    /// By path and category, as the database has them.
    var byName: [Name: Mark] = [:]
    /// By interned path and category: what the hot path asks.
    ///
    /// Filled as events come.
    var byNumber: [UInt64: Mark] = [:]

    static func number(_ path: PathID, _ category: Category) -> UInt64 {
        UInt64(path.rawValue) << 8 | UInt64(category.rawValue)
    }
}
