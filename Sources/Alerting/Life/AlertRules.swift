import Domain

/// The numbers of the life cycle.
package enum AlertRules {
    /// The same trouble within so long of its end is a regression and not a new alert, in microseconds.
    package static let reopening = 14 * Timestamp.day
    /// Normal windows in a row after which an alert ends by itself.
    package static let normalWindows: Int64 = 3
    /// The longest snooze and the longest acceptance of a risk, in microseconds.
    package static let longestSnooze = 366 * Timestamp.day
    package static let longestAcceptance = 2 * 366 * Timestamp.day
    /// Longest texts, in characters.
    package static let longestName = 200
    package static let longestNote = 2_000
    package static let longestComment = 4_000
    /// Alerts of one platform or source that begin within so long of each other are one group, in microseconds.
    package static let groupGap = 30 * Timestamp.minute
    /// A group takes nothing more in after so long: what never ends is no incident, in microseconds.
    package static let longestGroup = 12 * Timestamp.hour
}
