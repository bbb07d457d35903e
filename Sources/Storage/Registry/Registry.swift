import Alerting
package import Domain
package import Intake
package import Postgres
import Synchronization

/// Who sends what to whom: the names of systems, platforms, hosts, flows and fields, and their numbers.
///
/// Everything is held in memory and loaded at the start; an event asks the database only when it brings a new name.
/// How a platform is found:
/// - its slug or an alias is known: that platform, or the one that it was merged into;
/// - the slug is unknown but the host is known: the host's platform;
/// - neither is known: a `discovered` platform under the given slug if it can be one, else named after the host;
/// - an unknown slug without a host is turned away, with the nearest known slug as a hint.
/// A host's jurisdiction comes from the pattern that it matches, else it is `unknown`.
package final class Registry: Sendable {
    let pool: PostgresPool
    let limits: RegistryLimits
    let state = Mutex(RegistryState())

    package init(pool: PostgresPool, limits: RegistryLimits = RegistryLimits()) {
        self.pool = pool
        self.limits = limits
    }

    /// `hint`: whether to look for a near slug when one is unknown; that costs a walk over all of them.
    package func resolve(_ names: EventNames, under terms: WriteTerms, hint: Bool = true) -> Resolution {
        state.withLock { $0.resolve(names, under: terms, within: limits, hint: hint) }
    }

    /// Where a flow's events go, as detection wants to know it; `nil` for an unknown flow.
    package func place(of flow: FlowID, host: HostID?) -> (platform: PlatformID, jurisdiction: Jurisdiction)? {
        state.withLock { state in
            guard let platform = state.flowsByID[flow].map({ state.current($0.platform) }) else { return nil }
            let known = host.flatMap { state.hostNames[$0] }.flatMap { state.hosts[$0]?.jurisdiction }
            return (platform, known ?? state.platforms[platform]?.jurisdiction ?? .unknown)
        }
    }

    /// The number of a platform by slug or alias, merges followed.
    package func platform(slug: String) -> PlatformID? { state.withLock { $0.slug(slug) } }
}

extension Registry: NameDirectory {
    package func flow(_ id: FlowID) -> Flow? { state.withLock { $0.flowsByID[id] } }

    /// Of a merged platform: the one that it was joined into.
    package func platform(_ id: PlatformID) -> Platform? {
        state.withLock { $0.platforms[$0.current(id)]?.platform }
    }

    package func host(_ id: HostID) -> String? { state.withLock { $0.hostNames[id] } }

    package func path(of field: FieldID, of flow: FlowID) -> String? {
        state.withLock { $0.fields[flow]?.byName.first { $0.value.id == field }?.key.path }
    }

    package func jurisdiction(of host: HostID) -> Jurisdiction? {
        state.withLock { state in state.hostNames[host].flatMap { state.hosts[$0]?.jurisdiction } }
    }
}
