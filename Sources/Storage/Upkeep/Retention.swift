import Domain

/// How long rows are kept, in days.
package struct Retention: Sendable, Hashable {
    package var events: Int
    package var minutes: Int
    package var hours: Int
    /// Messages for the outside; a stream can resume from any that is kept, so never less than a day.
    package var outbox: Int

    package init(events: Int = 90, minutes: Int = 30, hours: Int = 730, outbox: Int = 30) {
        self.events = max(1, events)
        self.minutes = max(1, minutes)
        self.hours = max(1, hours)
        self.outbox = max(1, outbox)
    }

    /// The first day, counted from 1970, of which something is kept.
    func firstDay(keeping days: Int, at now: Timestamp) -> Int64 { now.dayNumber - Int64(days) }
}
