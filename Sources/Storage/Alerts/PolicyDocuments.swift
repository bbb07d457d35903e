import Detection
import Domain
import Postgres
import Query
import Synchronization

/// All that is allowed, as detection is told of it: the policies in force, and what platforms have on file.
struct PolicyDocuments: Codable, Sendable {
    struct Policy: Codable, Sendable {
        var id: String
        var name: String
        var when: [String]
        var then: String
        var severity: String
        var basis: String?
        var fr: String?
        var en: String?
    }

    struct Standing: Codable, Sendable {
        var platform: Int32
        var isAssessed: Bool
        var expires: String?
    }

    var policies: [Policy]
    var standings: [Standing]

    /// Ready to be held against events; a policy of a build that knows more than this one is left out.
    func policies(in registry: Registry) -> Policies {
        var compiled = Policies()
        compiled.statements = policies.compactMap { $0.statement(in: registry) }
        for standing in standings {
            compiled.standings[PlatformID(rawValue: standing.platform)] = Policies.Standing(
                agreement: Policies.Agreement(expires: standing.expires.flatMap { Timestamp(rfc3339: $0) }),
                isAssessed: standing.isAssessed
            )
        }
        return compiled
    }
}

extension PolicyDocuments.Policy {
    func statement(in registry: Registry) -> Policies.Statement? {
        guard let effect = PolicyRecord.Effect(rawValue: then), let given = Severity(rawValue: severity) else {
            return nil
        }
        var message: Bilingual?
        if let fr, let en { message = Bilingual(fr: fr, en: en) }
        var statement = Policies.Statement(
            clause: PolicyClause(id: id, name: name, message: message, basis: basis),
            severity: effect == .note ? .low : given,
            needsAssessment: effect == .requireAssessment
        )
        for expression in when {
            guard let filter = try? FilterParser.parse(expression, fields: PolicyRecord.fields),
                statement.add(filter, in: registry)
            else { return nil }
        }
        return statement
    }
}

extension Policies.Statement {
    /// Adds a condition; `false` for one that cannot be held against an event.
    fileprivate mutating func add(_ filter: Filter, in registry: Registry) -> Bool {
        let patterns = filter.values.map { Wildcard($0) }
        switch filter.field {
        case .category:
            let meant = Category.allCases.filter { category in patterns.contains { $0.matches(category.word) } }
            let set = meant.reduce(into: CategorySet()) { $0.insert($1) }
            if filter.negated { withoutCategories.formUnion(set) } else { categories.append(set) }
        case .sensitivity:
            let meant = Level.allCases.filter { level in [filter].pass { $0 == .sensitivity ? level.word : nil } }
            levels &= meant.reduce(into: UInt8(0)) { $0 |= 1 << $1.rawValue }
        case .platform:
            let meant = registry.platforms(matching: filter.values)
            if filter.negated { platforms.without.formUnion(meant) } else { platforms.within.append(meant) }
        case .jurisdiction:
            // A glob means places that nobody can list; those that are known are.
            let meant = Set(
                registry.jurisdictions().filter { place in patterns.contains { $0.matches(place.rawValue) } }
            )
            .union(filter.values.filter { !$0.contains("*") }.map(Jurisdiction.init(rawValue:)))
            if filter.negated { jurisdictions.without.formUnion(meant) } else { jurisdictions.within.append(meant) }
        case .system: flows.append(FlowCondition(.system, patterns, isNegated: filter.negated))
        case .source: flows.append(FlowCondition(.source, patterns, isNegated: filter.negated))
        case .documentType: flows.append(FlowCondition(.documentType, patterns, isNegated: filter.negated))
        default: return false
        }
        return true
    }
}

extension Registry {
    /// The jurisdictions of platforms, their hosts and their patterns.
    func jurisdictions() -> Set<Jurisdiction> {
        state.withLock { state in
            Set(state.platforms.values.map(\.jurisdiction)).union(state.hosts.values.map(\.jurisdiction))
        }
    }
}
