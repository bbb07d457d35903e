import Capture
import Domain
import Query

/// Which messages a client wants: globs over their types, and filters.
struct StreamSelection: Sendable {
    static let fields: [Filter.Field] = [.severity, .platform, .kind, .eventType]
    private static let ranks = ["low", "medium", "high", "critical"]

    private let types: [Glob]
    private let filters: [Filter]

    /// Reads a list like `alert.*,platform.discovered`; `nil` is everything.
    init(events: String?, filters: [Filter]) {
        types = (events ?? "*").split(separator: ",").prefix(20).map { Glob(String($0.filter { $0 != " " })) }
        self.filters = filters
    }

    func wants(_ message: OutboxMessage) -> Bool {
        let type = Array(message.type.utf8)
        return types.contains { $0.matches(type) } && filters.allSatisfy { passes(message, $0) }
    }

    /// A message without the member passes only a negated filter.
    private func passes(_ message: OutboxMessage, _ filter: Filter) -> Bool {
        let value: String? =
            switch filter.field {
            case .severity: message.severity
            case .platform: message.platform
            case .kind: message.kind
            case .eventType: message.type
            default: nil
            }
        return filter.negated != (value.map { matches($0, filter) } ?? false)
    }

    private func matches(_ value: String, _ filter: Filter) -> Bool {
        if filter.comparison == .equals {
            let bytes = Array(value.utf8)
            return filter.values.contains { Glob($0).matches(bytes) }
        }
        guard let bound = filter.values.first.flatMap(StreamSelection.ranks.firstIndex(of:)),
            let rank = StreamSelection.ranks.firstIndex(of: value)
        else { return false }
        switch filter.comparison {
        case .atLeast: return rank >= bound
        case .above: return rank > bound
        case .atMost: return rank <= bound
        case .below: return rank < bound
        case .equals: return rank == bound
        }
    }
}
