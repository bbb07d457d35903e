import Capture
import Domain

/// The rows that a set of names lacks, worked out from memory before any statement is sent.
struct MissingPlatforms: Sendable {
    struct Row: Sendable {
        var slug: String
        var host: String?
        var firstSeen: Timestamp
    }

    private(set) var rows: [Row] = []

    init(for names: [(EventNames, Timestamp)], in state: RegistryState, within limits: RegistryLimits) {
        var places: [String: Int] = [:]
        for (names, seen) in names {
            guard case .discovered(var slug) = state.placement(of: names) else { continue }
            var host = names.host
            if state.platforms.count + places.count >= limits.platforms, places[slug] == nil {
                (slug, host) = (Slug.overflow, nil)
                if state.slug(slug) != nil { continue }
            }
            if let place = places[slug] {
                rows[place].firstSeen = min(rows[place].firstSeen, seen)
            } else {
                places[slug] = rows.count
                rows.append(Row(slug: slug, host: host, firstSeen: seen))
            }
        }
    }
}

/// What is missing once every platform has its row.
struct MissingRows: Sendable {
    struct HostRow: Sendable {
        var name: String
        var platform: PlatformID
        var jurisdiction: Jurisdiction
        var firstSeen: Timestamp
    }

    struct FlowRow: Sendable {
        var system: String
        var source: String
        var platform: PlatformID
        var documentType: String
        var firstSeen: Timestamp
    }

    private(set) var hosts: [HostRow] = []
    private(set) var flows: [FlowRow] = []

    init(for names: [(EventNames, Timestamp)], in state: RegistryState, within limits: RegistryLimits) {
        var hostPlaces: [String: Int] = [:]
        var flowPlaces: [RegistryState.FlowName: Int] = [:]
        var systems = Set<String>()
        for (names, seen) in names {
            let platform: PlatformID
            switch state.placement(of: names) {
            case .platform(let id): platform = id
            case .discovered:
                guard let overflow = state.slug(Slug.overflow) else { continue }
                platform = overflow
            case .nowhere: continue
            }
            addHost(names.host, on: platform, seen: seen, places: &hostPlaces, in: state, within: limits)
            // Counts the new kinds of other sources too, which only makes the bound tighter for one request.
            var name = state.flowName(of: names, on: platform, new: flowPlaces.count, within: limits)
            if state.flows[name] == nil, flowPlaces[name] == nil,
                state.flows.count + flowPlaces.count >= limits.flows
            {
                (name.source, name.documentType) = (Slug.overflow, Slug.overflow)
            }
            guard state.flows[name] == nil else { continue }
            var system = Flow.systemName(of: name.source)
            if state.systems[system] == nil, state.systems.count + systems.count >= limits.systems {
                system = Slug.overflow
            }
            systems.insert(system)
            if let place = flowPlaces[name] {
                flows[place].firstSeen = min(flows[place].firstSeen, seen)
            } else {
                flowPlaces[name] = flows.count
                flows.append(
                    FlowRow(
                        system: system,
                        source: name.source,
                        platform: platform,
                        documentType: name.documentType,
                        firstSeen: seen
                    )
                )
            }
        }
    }

    private mutating func addHost(
        _ name: String?,
        on platform: PlatformID,
        seen: Timestamp,
        places: inout [String: Int],
        in state: RegistryState,
        within limits: RegistryLimits
    ) {
        guard let name, state.hosts[name] == nil else { return }
        if let place = places[name] {
            hosts[place].firstSeen = min(hosts[place].firstSeen, seen)
        } else if state.hosts.count + places.count < limits.hosts {
            let owner = state.patterns.entry(for: name)
            places[name] = hosts.count
            hosts.append(
                HostRow(
                    name: name,
                    platform: owner.map { state.current($0.platform) } ?? platform,
                    jurisdiction: owner?.jurisdiction ?? .unknown,
                    firstSeen: seen
                )
            )
        }
    }
}
