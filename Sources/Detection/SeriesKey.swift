package import Domain

/// What a series is of.
package enum SeriesKey: Sendable, Hashable {
    case flow(FlowID)
    case platform(PlatformID)

    /// The stable word in keys of episodes and snapshots: `flow:12`.
    package var text: String {
        switch self {
        case .flow(let id): "flow:\(id.rawValue)"
        case .platform(let id): "platform:\(id.rawValue)"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let number = Int32(parts[1]) else { return nil }
        switch parts[0] {
        case "flow": self = .flow(FlowID(rawValue: number))
        case "platform": self = .platform(PlatformID(rawValue: number))
        default: return nil
        }
    }

    var isFlow: Bool {
        if case .flow = self { true } else { false }
    }
}
