/// How much more a series sends on the last two working days of a month, learned from those it has seen.
struct CalendarFactor {
    private var observed = 0.0
    private var expected = 0.0
    /// Month-end hours learned.
    private(set) var hours = 0.0

    mutating func learn(_ value: Double, mean: Double) {
        observed = observed * 0.995 + value
        expected = expected * 0.995 + mean
        hours += 1
    }

    /// Believed in as its events allow.
    var value: Double { min(max((observed + 10) / (expected + 10), 0.25), 8) }

    /// What the high side allows: before a month end was seen, four times an ordinary day is none of its business.
    var allowed: Double { hours < 24 ? 4 : max(1, value) * 1.3 }

    /// What the low side asks for.
    var least: Double { hours < 24 ? 1 : min(value, 1) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.value(&hours)
        guard hours > 0 else { return }
        io.value(&observed)
        io.value(&expected)
    }
}
