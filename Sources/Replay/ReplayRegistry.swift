import Capture
import Domain
import Storage
import Synchronization

/// The platform registry of a replay: the service's rules of who owns a host, in memory and without a database.
final class ReplayRegistry: Sendable {
    /// The rows that an event's names lead to.
    struct Place: Sendable {
        var flow: FlowID
        var platform: PlatformID
        var host: HostID?
        var jurisdiction: Jurisdiction
    }

    private let state: Mutex<State>

    /// Starts from the project's own tables of platforms and hosts.
    init() throws {
        let tables = try RegistrySeeds.Tables.builtIn()
        state = Mutex(State(platforms: tables.platforms, hosts: tables.hosts))
    }

    /// Where the names belong; what is new gets a number.
    func place(of names: EventNames) -> Place { state.withLock { $0.place(of: names) } }

    func flow(_ id: FlowID) -> Flow? { state.withLock { $0.flows[Int(id.rawValue)] } }

    func slug(of id: PlatformID) -> String { state.withLock { $0.slugs[Int(id.rawValue)] } }

    /// The platform that a sender's word names, whether or not it was met; `nil` when the word says nothing of it.
    func platform(named word: String) -> PlatformID? {
        let names = EventNames(source: "", platform: word, host: nil, documentType: "")
        return names.slug.map { slug in state.withLock { $0.platform(slug) } }
    }

    /// What the sender of a flow calls its platform, `unknown` included; the slug where it gives no name.
    func senderWord(of flow: Flow) -> String {
        state.withLock { $0.words[Int(flow.id.rawValue)] } ?? slug(of: flow.platform)
    }
}

/// Numbers are places in the lists.
private struct State: Sendable {
    struct Owner: Sendable {
        var platform: PlatformID
        var jurisdiction: Jurisdiction
    }

    private(set) var slugs: [String] = []
    private(set) var flows: [Flow] = []
    /// Beside `flows`: the platform's name in their first event.
    private(set) var words: [String?] = []
    private var platforms: [String: PlatformID] = [:]
    private var patterns = HostTable<Owner>([])
    private var hosts: [String: (id: HostID, owner: Owner)] = [:]
    private var places: [EventNames: ReplayRegistry.Place] = [:]

    init(platforms rows: [PlatformFile.Row], hosts table: [HostTableFile.Row]) {
        for row in rows {
            let id = platform(row.slug)
            for alias in row.aliases { platforms[alias] = id }
        }
        var entries: [(pattern: String, entry: Owner)] = []
        for row in table {
            entries.append((row.pattern, Owner(platform: platform(row.platform), jurisdiction: row.jurisdiction)))
        }
        patterns = HostTable(entries)
    }

    mutating func place(of names: EventNames) -> ReplayRegistry.Place {
        if let place = places[names] { return place }
        let platform = platform(of: names)
        let host = names.host.map { register($0, on: platform) }
        let flow = Flow(
            id: FlowID(rawValue: Int32(flows.count)),
            system: SystemID(rawValue: 0),
            platform: platform,
            source: names.source,
            documentType: names.documentType
        )
        let known = flows.first {
            $0.platform == platform && $0.source == names.source && $0.documentType == names.documentType
        }
        if known == nil {
            flows.append(flow)
            words.append(names.platform)
        }
        let place = ReplayRegistry.Place(
            flow: (known ?? flow).id,
            platform: platform,
            host: host?.id,
            jurisdiction: host?.owner.jurisdiction ?? .unknown
        )
        places[names] = place
        return place
    }

    /// By the slug if it is known, else by the host, else a new one named after either.
    private mutating func platform(of names: EventNames) -> PlatformID {
        if let slug = names.slug, let id = platforms[slug] { return id }
        if let host = names.host, let owner = patterns.entry(for: host) ?? hosts[host]?.owner { return owner.platform }
        return platform(names.slug ?? names.host.map(Slug.made) ?? Slug.overflow)
    }

    /// The platform of a slug; a new one where nobody knows it.
    mutating func platform(_ slug: String) -> PlatformID {
        if let id = platforms[slug] { return id }
        let id = PlatformID(rawValue: Int32(slugs.count))
        slugs.append(slug)
        platforms[slug] = id
        return id
    }

    /// A host in no table keeps the platform of its first event, and nobody knows where it stands.
    private mutating func register(_ host: String, on platform: PlatformID) -> (id: HostID, owner: Owner) {
        if let known = hosts[host] { return known }
        let owner = patterns.entry(for: host) ?? Owner(platform: platform, jurisdiction: .unknown)
        let new = (id: HostID(rawValue: Int32(hosts.count)), owner: owner)
        hosts[host] = new
        return new
    }
}
