package import Domain

/// For how long nobody need hear of an alert: until a time, until it grows worse, or whichever comes first.
package struct Snooze: Sendable, Hashable {
    package var until: Timestamp?
    package var untilEscalates: Bool

    package init(until: Timestamp? = nil, untilEscalates: Bool = false) {
        self.until = until
        self.untilEscalates = untilEscalates
    }
}

/// Why an alert ended.
package struct Resolution: Sendable, Hashable {
    /// Raw values are the words of the API.
    package enum Reason: String, Sendable, Codable, CaseIterable {
        case fixed
        /// What is seen is meant: detection takes the new level for granted from here on.
        case intendedChange = "intended_change"
        /// Nothing was wrong: detection needs more for the same thing for a while.
        case falsePositive = "false_positive"
        /// Known, and borne until a day.
        case acceptedRisk = "accepted_risk"
        /// Vigie's own word: it went back to normal.
        case auto
    }

    package var reason: Reason
    package var note: String?
    /// When an accepted risk comes back; `nil` for every other reason.
    package var until: Timestamp?

    package init(reason: Reason, note: String? = nil, until: Timestamp? = nil) {
        self.reason = reason
        self.note = note
        self.until = until
    }
}
