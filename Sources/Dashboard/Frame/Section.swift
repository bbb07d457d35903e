import Domain

/// The pages that the menu leads to, in its order.
package enum Section: String, Sendable, CaseIterable {
    case flows, alerts, platforms, systems, policies, subscriptions, register, health

    /// Where it lives.
    package var path: String { self == .flows ? "/" : "/\(rawValue)" }

    var label: Bilingual {
        switch self {
        case .flows: Catalogue.frame.flows
        case .alerts: Catalogue.frame.alerts
        case .platforms: Catalogue.frame.platforms
        case .systems: Catalogue.frame.systems
        case .policies: Catalogue.frame.policies
        case .subscriptions: Catalogue.frame.subscriptions
        case .register: Catalogue.frame.register
        case .health: Catalogue.frame.health
        }
    }
}
