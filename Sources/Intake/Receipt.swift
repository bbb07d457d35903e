package import Capture
package import Domain

/// What became of one request, event by event.
package struct Receipt: Sendable, Hashable {
    /// How many events the request held.
    package let total: Int
    /// One for each event, in the order of the request; of a withheld request, those of its bad events only.
    package let outcomes: [Outcome]
    /// The sender asked for all or nothing, one event was bad, so nothing was kept.
    package let isWithheld: Bool
    /// The request could not be read at all; there are no outcomes.
    package let fault: RequestFault?

    package init(outcomes: [Outcome]) {
        total = outcomes.count
        self.outcomes = outcomes
        isWithheld = false
        fault = nil
    }

    /// Nothing was kept because of `rejections`.
    package init(withheld rejections: [Rejection], of total: Int) {
        self.total = total
        outcomes = rejections.map { .rejected($0) }
        isWithheld = true
        fault = nil
    }

    package init(fault: RequestFault) {
        total = 0
        outcomes = []
        isWithheld = false
        self.fault = fault
    }

    package var accepted: Int { ids.count }

    package var duplicates: Int { outcomes.count { $0 == .duplicate } }

    package var rejected: Int { rejections.count }

    /// Of the accepted events, in the order of the request.
    package var ids: [EventID] {
        outcomes.compactMap { outcome in
            if case .accepted(let id) = outcome { id } else { nil }
        }
    }

    package var rejections: [Rejection] {
        outcomes.compactMap { outcome in
            if case .rejected(let rejection) = outcome { rejection } else { nil }
        }
    }
}
