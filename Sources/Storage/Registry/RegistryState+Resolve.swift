import Domain
import Intake

extension RegistryState {
    /// What an event's names lead to; see `Registry` for the rules.
    func resolve(_ names: EventNames, under terms: WriteTerms, within limits: RegistryLimits, hint: Bool) -> Resolution
    {
        if let allowed = terms.systems, !allowed.contains(Flow.systemName(of: names.source)) {
            return .rejected(.outsideKeyLimits, member: "source", hint: nil)
        }
        let platform: PlatformID
        switch placement(of: names) {
        case .platform(let id):
            let slug = platforms[id]?.platform.slug ?? ""
            guard terms.platforms?.contains(slug) ?? true else {
                return .rejected(.outsideKeyLimits, member: "platform", hint: nil)
            }
            platform = id
        case .discovered(let slug):
            guard terms.platforms?.contains(slug) ?? true else {
                return .rejected(.outsideKeyLimits, member: "platform", hint: nil)
            }
            guard platforms.count >= limits.platforms, let overflow = self.slug(Slug.overflow) else {
                return .unregistered
            }
            platform = overflow
        case .nowhere:
            guard let slug = names.slug else { return .rejected(.missingAttribute, member: "platform", hint: nil) }
            let nearest = hint ? Slug.nearest(to: slug, among: slugs.keys) : nil
            return .rejected(.unknownPlatform, member: "platform", hint: nearest)
        }
        guard let flow = flow(names, on: platform, within: limits) else { return .unregistered }
        var host: HostEntry?
        if let name = names.host {
            host = hosts[name]
            if host == nil, hosts.count < limits.hosts { return .unregistered }
        }
        let jurisdiction = host?.jurisdiction ?? platforms[platform]?.jurisdiction ?? .unknown
        return .known(Destination(flow: flow, platform: platform, host: host?.id, jurisdiction: jurisdiction))
    }

    enum Placement {
        case platform(PlatformID)
        /// A platform that is to be made, under this slug.
        case discovered(String)
        /// The sender named a platform that nobody knows and no host, or nothing at all.
        case nowhere
    }

    /// The platform: by the slug if it is known, else by the host, else a new one named after either.
    func placement(of names: EventNames) -> Placement {
        if let slug = names.slug, let id = self.slug(slug) { return .platform(id) }
        guard let host = names.host else {
            if names.mayDiscover, let slug = names.slug, Slug.isValid(slug) { return .discovered(slug) }
            return .nowhere
        }
        if let id = owner(of: host) { return .platform(id) }
        let slug = names.slug.flatMap { Slug.isValid($0) ? $0 : nil } ?? Slug.made(from: host)
        return self.slug(slug).map(Placement.platform) ?? .discovered(slug)
    }

    /// The flow, or the overflow flow of its platform once there are too many; `nil` where a row is missing.
    private func flow(_ names: EventNames, on platform: PlatformID, within limits: RegistryLimits) -> FlowID? {
        let name = flowName(of: names, on: platform, within: limits)
        if let id = flows[name] { return id }
        guard flows.count >= limits.flows else { return nil }
        return flows[FlowName(platform: platform, source: Slug.overflow, documentType: Slug.overflow)]
    }
}
