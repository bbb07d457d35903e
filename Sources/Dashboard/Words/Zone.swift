package import Domain

/// The local time that the pages speak: a name to show, and how far it is from UTC at an instant.
///
/// The caller knows the time zone database; pages need no more of it than this.
package struct Zone: Sendable {
    /// An IANA name: `America/Toronto`.
    package let name: String
    private let secondsFromUTC: @Sendable (Timestamp) -> Int

    package init(name: String, secondsFromUTC: @escaping @Sendable (Timestamp) -> Int) {
        self.name = name
        self.secondsFromUTC = secondsFromUTC
    }

    package static let utc = Zone(name: "UTC") { _ in 0 }

    /// The local wall clock as if it were UTC, so that calendar arithmetic can be done on it.
    func wallClock(_ instant: Timestamp) -> Timestamp { instant.advanced(bySeconds: Int64(secondsFromUTC(instant))) }

    /// The local day, counted from 1970-01-01.
    func day(of instant: Timestamp) -> Int64 {
        wallClock(instant).floored(to: Timestamp.day).microseconds / Timestamp.day
    }
}
