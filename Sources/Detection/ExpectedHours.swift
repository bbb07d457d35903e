/// What the profile expects of the hours around the newest, and from which counts on these are worth a look.
///
/// Kept between two changes of what it follows from and never stored: the same numbers as without it, worked out once
/// an hour instead of at each event.
struct ExpectedHours {
    static let count: Int64 = 16
    /// Hours before the newest that are held; two after it are.
    static let before: Int64 = 13

    private var first = Int64.min
    private var means = InlineArray<16, Double>(repeating: 0)
    private var limitedHour = Int64.min
    private(set) var limits = HighLimits()

    /// Forgets all of it: what was learned has changed.
    mutating func forget() { (first, limitedHour) = (.min, .min) }

    /// Forgets what follows from the counts of other hours.
    mutating func forgetLimits() { limitedHour = .min }

    /// Whether enough is held to judge an hour and the windows that end in it.
    func holds(_ hour: Int64) -> Bool {
        first != .min && hour >= first + ExpectedHours.before - 1 && hour < first + ExpectedHours.count
    }

    func isLimited(_ hour: Int64) -> Bool { limitedHour == hour }

    /// `nil` for an hour that is not held.
    func mean(of hour: Int64) -> Double? {
        guard first != .min, hour >= first, hour < first + ExpectedHours.count else { return nil }
        return means[Int(hour - first)]
    }

    /// Takes the means of the hours from `first` on.
    mutating func hold(_ means: InlineArray<16, Double>, from first: Int64) {
        (self.means, self.first) = (means, first)
    }

    mutating func hold(_ limits: HighLimits, of hour: Int64) { (self.limits, limitedHour) = (limits, hour) }
}

/// The least that an hour, its newest five minutes and its newest events must hold for any test of the high side to be
/// made: what the first condition of that test asks for, or a little less.
struct HighLimits {
    /// Events of the hour, for its own test and for those of longer windows that end in it.
    var hour = Int64.max
    var hours = Int64.max
    /// Sensitive bytes of the hour.
    var sensitive = Double.infinity
    /// Bytes of an event.
    var bytes = Double.infinity
    /// Events that a second may hold at least, and φ of the windows of slots.
    var rate = Double.infinity
    var scatters = InlineArray<5, Double>(repeating: 0)
    /// Seconds in which the newest events must have come, by their number.
    var seconds = InlineArray<5, Double>(repeating: 0)
}
