import Domain

/// What one request may hold; the same numbers are in the API's documentation.
package struct DecodeLimits: Sendable {
    /// Events in one request.
    package var batch = 1_000
    /// Containers inside one another, the event's own object included.
    package var depth = 64
    /// Members of one event's object, known or not.
    package var members = 256
    /// Entries of `fields`.
    package var fields = 10_000
    /// How far the sender's clock may run ahead, in seconds.
    package var secondsAhead: Int64 = 600
    /// How old an event may be, in days.
    package var daysBack: Int64 = 400
    /// Whether a CloudEvent whose time cannot be is refused; else its time counts as not said.
    ///
    /// CloudEvents lets a producer that does not know the time write any other, so that its `time` is no promise. Our
    /// own form of an event says when the message left, and is held to it.
    package var isStrict = false
    /// CloudEvents types that are taken beside `vigie.outbound.`; the first that fits counts.
    package var mappedTypes: [MappedType] = []

    package init() {}

    /// Bytes of one message: a terabyte, so that a sum of eight million of them still fits.
    package static let largestMessage: Int64 = 1 << 40

    /// The times that events of a request may have, if it came at `now`.
    func window(at now: Timestamp) -> TimeWindow {
        TimeWindow(now: now, secondsAhead: secondsAhead, daysBack: daysBack, isStrict: isStrict)
    }
}

/// The times that an event may have.
struct TimeWindow: Sendable {
    let now: Timestamp
    let secondsAhead: Int64
    let daysBack: Int64
    let isStrict: Bool

    /// Why an event of this time cannot be taken, with the limit as an ISO 8601 duration; `nil` if it can.
    func fault(of time: Timestamp) -> (reason: Rejection.Reason, hint: String)? {
        // Times are within the years 1900 to 9999 and nowhere near the ends of Int64.
        let age = now.microseconds &- time.microseconds
        if age < -(secondsAhead &* 1_000_000) { return (.inFuture, "PT\(secondsAhead / 60)M") }
        if age > daysBack &* Timestamp.day { return (.tooOld, "P\(daysBack)D") }
        return nil
    }
}
