/// Where an alert stands.
///
/// Raw values are the words of the API.
package enum AlertState: String, Sendable, Hashable, CaseIterable, Codable {
    /// Can become any other.
    case open
    /// Somebody has it. Can become `open`, `snoozed` or `resolved`.
    case acknowledged
    /// Nobody need hear of it until a time, or until it grows worse. Can become any other.
    case snoozed
    /// Can become `open`: the same trouble came back, a risk is accepted no more, or somebody says so.
    case resolved

    /// Where a person may move an alert from here.
    package var allowed: [AlertState] {
        switch self {
        case .open: [.acknowledged, .snoozed, .resolved]
        case .acknowledged: [.open, .snoozed, .resolved]
        case .snoozed: [.open, .acknowledged, .resolved]
        case .resolved: [.open]
        }
    }
}
