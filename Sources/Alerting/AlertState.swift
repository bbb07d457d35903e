/// Where an alert stands.
///
/// Raw values are the words of the API.
package enum AlertState: String, Sendable, Hashable, CaseIterable {
    /// Can become `acknowledged` or `resolved`.
    case open
    /// Can become `open` or `resolved`.
    case acknowledged
    /// Can become `open`, when the same trouble comes back.
    case resolved

    /// Where a person may move an alert from here.
    package var allowed: [AlertState] {
        switch self {
        case .open: [.acknowledged, .resolved]
        case .acknowledged: [.open, .resolved]
        case .resolved: [.open]
        }
    }
}
