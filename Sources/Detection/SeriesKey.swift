package import Domain

/// What a series is of.
package enum SeriesKey: Sendable, Hashable {
    case flow(FlowID)
    case platform(PlatformID)
    /// All that goes to one place, whatever the platform.
    case jurisdiction(Jurisdiction)
    /// All that the organization sends.
    case organization

    /// The stable word in keys of episodes and snapshots: `flow:12`, `jurisdiction:CN`.
    package var text: String {
        switch self {
        case .flow(let id): "flow:\(id.rawValue)"
        case .platform(let id): "platform:\(id.rawValue)"
        case .jurisdiction(let place): "jurisdiction:\(place.rawValue)"
        case .organization: "organization"
        }
    }

    package init?(_ text: String) {
        guard text != "organization" else {
            self = .organization
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "flow":
            guard let number = Int32(name) else { return nil }
            self = .flow(FlowID(rawValue: number))
        case "platform":
            guard let number = Int32(name) else { return nil }
            self = .platform(PlatformID(rawValue: number))
        case "jurisdiction":
            guard !name.isEmpty else { return nil }
            self = .jurisdiction(Jurisdiction(rawValue: String(name)))
        default: return nil
        }
    }

    /// The id of a flow; 0 for all else.
    var flow: Int32 {
        if case .flow(let id) = self { id.rawValue } else { 0 }
    }

    var isFlow: Bool {
        if case .flow = self { true } else { false }
    }

    /// Of several platforms.
    var isRollUp: Bool {
        switch self {
        case .flow, .platform: false
        case .jurisdiction, .organization: true
        }
    }
}
