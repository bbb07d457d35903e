import Capture
import Domain
import Query

/// Which messages a client wants: globs over their types, and filters.
struct StreamSelection: Sendable {
    static let fields = OutboxMessage.filterFields

    private let types: [Glob]
    private let filters: [Filter]

    /// Reads a list like `alert.*,platform.discovered`; `nil` is everything.
    init(events: String?, filters: [Filter]) {
        types = (events ?? "*").split(separator: ",").prefix(20).map { Glob(String($0.filter { $0 != " " })) }
        self.filters = filters
    }

    func wants(_ message: OutboxMessage) -> Bool {
        let type = Array(message.type.utf8)
        return types.contains { $0.matches(type) } && filters.pass { message.value(of: $0) }
    }
}
